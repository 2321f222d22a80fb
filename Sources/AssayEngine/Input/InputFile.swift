public import AssayCore
public import Foundation

// Input: the files of a folder, and the labels that stand beside them.

/// A file that is to be processed: where it is and what it is called in results.
public struct InputFile: Sendable, Hashable {
    public let url: URL
    /// Path below the folder that was given; for a file inside of a message, the message's followed by its own.
    public let name: String
    /// Number of the attachment in the message at `url`, from 0; nil for the file itself.
    public let attachment: Int?

    public init(url: URL, name: String, attachment: Int? = nil) {
        self.url = url
        self.name = name
        self.attachment = attachment
    }

    /// Reads the bytes and finds out who the document is.
    public func load(limit: Int = 200 << 20) throws(ReadFailure) -> (document: SourceDocument, bytes: Data) {
        let (mediaType, bytes) = try content(limit: limit)
        let document = SourceDocument(
            id: Digest.hex(bytes), name: name, mediaType: mediaType, size: bytes.count)
        return (document, bytes)
    }

    /// Reads the bytes and finds out what they are.
    public func content(limit: Int = 200 << 20) throws(ReadFailure) -> (mediaType: MediaType, bytes: Data) {
        var bytes = try FileBytes.of(url, limit: limit)
        if let attachment {
            let attachments = EmailMessage([UInt8](bytes)).attachments
            guard attachments.indices.contains(attachment) else {
                throw .notReadable("the message has no attachment \(attachment + 1)")
            }
            bytes = Data(attachments[attachment].bytes)
        }
        return (MediaType.detected(in: bytes), bytes)
    }
}
