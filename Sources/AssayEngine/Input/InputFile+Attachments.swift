import AssayCore
import Foundation

extension InputFile {
    /// Long enough for a header that shows that a file is a message.
    private static let headerRange = 1 << 14
    private static let largestMessage = 200 << 20

    /// The file, and behind it the files it carries where it is a message. A message that says nothing itself is
    /// left out where it carries files.
    var documents: [InputFile] {
        guard isMessage, let bytes = try? FileBytes.of(url, limit: Self.largestMessage) else {
            return [self]
        }
        let message = EmailMessage([UInt8](bytes))
        let attachments = message.attachments.enumerated().map { number, attachment in
            InputFile(url: url, name: "\(name)/\(number + 1)-\(attachment.name)", attachment: number)
        }
        return message.hasText || attachments.isEmpty ? [self] + attachments : attachments
    }

    /// By its first bytes alone: a folder may hold half a million files.
    private var isMessage: Bool {
        guard let handle = try? FileHandle(forReadingFrom: url) else { return false }
        defer { try? handle.close() }
        guard let start = try? handle.read(upToCount: Self.headerRange) else { return false }
        return MediaType.detected(in: start) == .email
    }
}
