public import AssayCore
import CTesseract
import CXML
public import Foundation

/// Reads every kind of file that Assay reads, each by what its kind needs: in helper processes where it is given
/// a program for them, else on threads of its own.
///
/// To be shared by all that read: it bounds how much is recognised at a time. `close()` it before the process
/// ends.
public struct FileReader: DocumentReader {
    /// Changes with every change that lets the same bytes be read differently.
    private static let revision = 9

    public let name = "files"
    public let version: String
    let pool: ReadingPool
    /// nil: files are read in this process.
    let helpers: HelperPool?
    let limits: ReadingLimits

    /// One worker for each core is right: recognition is busy all the time.
    ///
    /// `helper`: a path of `assay`, which is started for reading, so that a file that crashes, hangs or grows
    /// costs nobody else anything; nil reads in this process.
    public init(
        workers: Int = ProcessInfo.processInfo.activeProcessorCount, limits: ReadingLimits = ReadingLimits(),
        helper: String? = nil
    ) {
        let helpers = helper.map { HelperPool($0, count: workers, limits: limits) }
        self.init(ReadingPool(workers: workers), limits, helpers: helpers)
    }

    /// Reads in helpers where there are any, else on the pool's workers.
    init(_ pool: ReadingPool, _ limits: ReadingLimits, helpers: HelperPool? = nil) {
        self.pool = pool
        self.helpers = helpers
        self.limits = limits
        version = [
            "\(Self.revision)", "tesseract \(String(cString: TessVersion()))",
            PDFiumPlace(environment: ProcessInfo.processInfo.environment).version,
            "libxml2 \(LIBXML_DOTTED_VERSION)",
        ].joined(separator: "; ")
    }

    /// Gets ready for so many files, where that takes a while: to be called beside other work, before the first of them.
    public func prepare(for files: Int) async { await helpers?.warm(for: files) }

    /// Throws `cancelled` where the task is; a page that is being recognised stops at its next word.
    public func read(
        _ bytes: Data, as mediaType: MediaType, options: ReaderOptions
    ) async throws(ReadFailure) -> ReadDocument {
        guard !bytes.isEmpty else { throw .empty }
        if let helpers {
            let answer = try await helpers.answer(.read(options), bytes, as: mediaType)
            guard case .document(let document) = answer else { throw Self.nonsense }
            return document
        }
        return try await readHere([UInt8](bytes), as: mediaType, options: options)
    }

    /// In this process.
    func readHere(
        _ bytes: [UInt8], as mediaType: MediaType, options: ReaderOptions
    ) async throws(ReadFailure) -> ReadDocument {
        guard !bytes.isEmpty else { throw .empty }
        switch mediaType.form {
        case .pdf: return try await PDFReader(pool: pool, limits: limits).read(bytes, options: options)
        case .picture:
            return try await ImageReader(pool: pool, limits: limits)
                .read(bytes, as: mediaType, options: options)
        case .html:
            return try await pool.perform { _, _ throws(ReadFailure) in try HTMLReader.read(bytes) }
        case .plainText:
            return try await pool.perform { _, _ throws(ReadFailure) in
                let document = try PlainTextReader.read(bytes, options: options)
                guard let invoice = InvoiceXML.embedded(bytes, name: "document") else { return document }
                return ReadDocument(pages: document.pages, embedded: [invoice])
            }
        case .email:
            return try await pool.perform { _, _ throws(ReadFailure) in try EmailReader.read(bytes) }
        case .docx:
            let images = ImageReader(pool: pool, limits: limits)
            return try await WordReader.read(bytes, options: options, images: images)
        case .refused: throw .unsupported(mediaType)
        }
    }

    /// Ends the helpers and frees the recognisers, which Tesseract wants before the process ends. Reading again
    /// makes new ones.
    public func close() async {
        await helpers?.clear()
        await pool.clear()
    }

    static var nonsense: ReadFailure { .crashed("it answered something else") }
}
