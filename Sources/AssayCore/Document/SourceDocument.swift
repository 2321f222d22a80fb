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
    case heif = "image/heif"
    case avif = "image/avif"
    case jpegXL = "image/jxl"
    case jpeg2000 = "image/jp2"
    case photoshop = "image/vnd.adobe.photoshop"
    case svg = "image/svg+xml"
    case djvu = "image/vnd.djvu"
    /// Word before 2007.
    case doc = "application/msword"
    /// Excel before 2007.
    case xls = "application/vnd.ms-excel"
    /// PowerPoint before 2007.
    case ppt = "application/vnd.ms-powerpoint"
    /// A message saved by Outlook.
    case outlook = "application/vnd.ms-outlook"
    /// Another file in the form of Office before 2007.
    case oldOffice = "application/x-ole-storage"
    case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    case odt = "application/vnd.oasis.opendocument.text"
    case ods = "application/vnd.oasis.opendocument.spreadsheet"
    case odp = "application/vnd.oasis.opendocument.presentation"
    /// Pages, Numbers or Keynote.
    case iWork = "application/vnd.apple.iwork"
    case epub = "application/epub+zip"
    case rtf = "application/rtf"
    case postScript = "application/postscript"
    /// Another archive than ZIP: gzip, 7z, RAR, tar, bzip2, xz, Zstandard.
    case archive = "application/x-archive"
    case unknown = "application/octet-stream"

    /// By what a file is read.
    public enum Form: Sendable, Hashable, CaseIterable {
        case pdf, picture, html, plainText, email, docx
        /// It is not read.
        case refused
    }

    public var form: Form {
        switch self {
        case .pdf: .pdf
        case .png, .jpeg, .tiff, .webp, .gif, .bmp: .picture
        case .html: .html
        case .plainText: .plainText
        case .email: .email
        case .docx: .docx
        case .zip, .heic, .heif, .avif, .jpegXL, .jpeg2000, .photoshop, .svg, .djvu, .doc, .xls, .ppt,
            .outlook,
            .oldOffice, .xlsx, .pptx, .odt, .ods, .odp, .iWork, .epub, .rtf, .postScript, .archive, .unknown:
            .refused
        }
    }
}
