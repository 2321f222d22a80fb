// Strategy: one way to turn a document into an extraction, resolved to a value without optionals, so that
// a run can be repeated and two runs can be compared.

/// One way to do it: how to read, how to extract, how often to repair.
public struct Strategy: Sendable, Hashable {
    /// The file's name: `text-llm`.
    public let name: String
    public let reader: ReaderOptions
    public let extract: Method
    public let repair: RepairOptions

    public init(name: String, reader: ReaderOptions, extract: Method, repair: RepairOptions) {
        self.name = name
        self.reader = reader
        self.extract = extract
        self.repair = repair
    }

    /// How values are found.
    public indirect enum Method: Sendable, Hashable {
        /// No model: the schema's captions and kinds against the words' positions.
        case rules
        /// Structured data inside the file.
        case embedded
        case model(ModelOptions)
        /// Cheapest first; on to the next only while the verdict is not VALID.
        case cascade([Method])
    }
}

/// How pages become words.
public struct ReaderOptions: Sendable, Hashable, Codable {
    /// Where words come from when a PDF has a text layer.
    public enum Preference: String, Sendable, Hashable, Codable, CaseIterable {
        /// The text layer where there is one, else OCR.
        case textLayer = "text-layer"
        /// OCR of every page.
        case ocr
    }

    public let prefer: Preference
    /// Tesseract's languages, joined with `+`.
    public let language: String
    /// Resolution in dots per inch at which PDF pages are rendered for OCR.
    public let dpi: Int
    /// Pages beyond this many refuse the document.
    public let maxPages: Int

    public init(
        prefer: Preference = .textLayer, language: String = "eng", dpi: Int = 300, maxPages: Int = 200
    ) {
        self.prefer = prefer
        self.language = language
        self.dpi = dpi
        self.maxPages = maxPages
    }
}
