public import AssayCore
import CPoppler
import CTesseract
import CXML
public import Foundation

/// Reads every kind of file that Assay reads, each by what its kind needs, on threads of its own.
///
/// To be shared by all that read: it bounds how much is recognised at a time. `close()` it before the process
/// ends.
public struct FileReader: DocumentReader {
    /// Changes with every change that lets the same bytes be read differently.
    private static let revision = 2

    public let name = "files"
    public let version: String
    let pool: ReadingPool
    let limits: ReadingLimits

    /// One worker for each core is right: recognition is busy all the time.
    public init(
        workers: Int = ProcessInfo.processInfo.activeProcessorCount, limits: ReadingLimits = ReadingLimits()
    ) {
        pool = ReadingPool(workers: workers)
        self.limits = limits
        version = [
            "\(Self.revision)", "tesseract \(String(cString: TessVersion()))",
            "poppler \(String(cString: poppler_get_version()))", "libxml2 \(LIBXML_DOTTED_VERSION)",
        ].joined(separator: "; ")
    }

    /// Throws `cancelled` where the task is; a page that is being recognised stops at its next word.
    public func read(
        _ bytes: Data, as mediaType: MediaType, options: ReaderOptions
    ) async throws(ReadFailure) -> ReadDocument {
        guard !bytes.isEmpty else { throw .empty }
        let bytes = [UInt8](bytes)
        switch mediaType {
        case .pdf: return try await PDFReader(pool: pool, limits: limits).read(bytes, options: options)
        case .png, .jpeg, .tiff, .webp, .gif, .bmp:
            return try await ImageReader(pool: pool, limits: limits)
                .read(bytes, as: mediaType, options: options)
        case .html:
            return try await pool.perform { _, _ throws(ReadFailure) in try HTMLReader.read(bytes) }
        case .plainText:
            return try await pool.perform { _, _ throws(ReadFailure) in
                try PlainTextReader.read(bytes, options: options)
            }
        case .email, .docx, .zip, .heic, .unknown: throw .unsupported(mediaType)
        }
    }

    /// Frees the recognisers, which Tesseract wants before the process ends. Reading again makes new ones.
    public func close() async { await pool.clear() }
}
