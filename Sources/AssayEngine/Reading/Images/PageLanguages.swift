import AssayCore

/// The languages that a page may be in, and recognisers for them.
///
/// A recogniser for all of them tries each on every word, which takes twice the time and more. So a page is read with
/// the first; its commonest words, which come out right in any language, tell which one it is in.
struct PageLanguages {
    /// Tesseract's names, as they were given.
    let names: [String]
    let bench: ReadingBench
    /// All, joined with `+`.
    private let joined: String

    /// What the words of a first reading tell.
    enum Finding: Hashable {
        /// One of the names.
        case known(String)
        /// One that is not among the names.
        case foreign
        /// Too few common words, or words of two languages.
        case unclear
    }

    /// `language`: Tesseract's names joined with `+`. Throws `missingTool` unless all of them are installed.
    init(_ language: String, on bench: ReadingBench) throws(ReadFailure) {
        names = language.split(separator: "+").map(String.init)
        joined = language
        self.bench = bench
        // What is no list of names is for the recogniser to refuse.
        if names.count > 1 { try first().check(names) }
    }

    func first() throws(ReadFailure) -> Recogniser {
        let isList = names.joined(separator: "+") == joined
        return try bench.recogniser(for: isList ? names.first ?? joined : joined)
    }

    func all() throws(ReadFailure) -> Recogniser { try bench.recogniser(for: joined) }

    func recogniser(for finding: Finding) throws(ReadFailure) -> Recogniser {
        switch finding {
        case .known(let name): try bench.recogniser(for: name)
        case .foreign: try all()
        case .unclear: try first()
        }
    }

    func finding(of words: [RecognisedWord]) -> Finding {
        guard names.count > 1 else { return .unclear }
        let page = Page(
            width: 1, height: 1, source: .ocr,
            words: words.map { Word(text: $0.text, box: $0.box, confidence: $0.confidence, line: $0.line) })
        guard let code = WritingConventions(of: ReadDocument(pages: [page])).language else { return .unclear }
        guard let name = Self.tesseractNames[code], names.contains(name) else { return .foreign }
        return .known(name)
    }

    private static let tesseractNames = [
        "en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "nl": "nld", "pt": "por",
        "sv": "swe",
    ]
}
