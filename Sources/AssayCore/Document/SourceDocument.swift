// Document: what a file is (SourceDocument) and what was read from it (ReadDocument). Values only; the
// engine fills them, everything after reading works on them alone.

/// A file in a batch: who it is, not what it says. Identity is the SHA-256 of its bytes, so that the same
/// file under two names is read and paid for once.
public struct SourceDocument: Sendable, Hashable, Codable {
    /// SHA-256 of the bytes as 64 lower-case hex digits.
    public let id: String
    /// Path below the folder that was given, with `/` between parts; for display and for finding the label.
    public let name: String
    /// Found by content, never by the name's ending.
    public let mediaType: MediaType
    /// Bytes.
    public let size: Int

    public init(id: String, name: String, mediaType: MediaType, size: Int) {
        self.id = id
        self.name = name
        self.mediaType = mediaType
        self.size = size
    }
}

/// The kinds of file that are told apart by their first bytes.
public enum MediaType: String, Sendable, Hashable, Codable, CaseIterable {
    case pdf = "application/pdf"
    case png = "image/png"
    case jpeg = "image/jpeg"
    case tiff = "image/tiff"
    case webp = "image/webp"
    case gif = "image/gif"
    case bmp = "image/bmp"
    case html = "text/html"
    case plainText = "text/plain"
    case email = "message/rfc822"
    case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case zip = "application/zip"
    case heic = "image/heic"
    case unknown = "application/octet-stream"
}
