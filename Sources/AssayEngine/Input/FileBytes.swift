import AssayCore
import Foundation

/// Reads files, and nothing that only looks like one: a pipe waits for ever, and a device may never end.
enum FileBytes {
    /// The whole content. Throws `tooLarge` beyond the limit, even where the file grows while it is read.
    static func of(_ url: URL, limit: Int) throws(ReadFailure) -> Data {
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw failure(errno, at: url) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(errno, at: url) }
        if let kind = kind(ofMode: status.st_mode) { throw .notReadable("it is \(kind), not a file") }
        let size = Int(status.st_size)
        guard size <= limit else { throw excess(size, limit) }
        return try content(of: descriptor, expecting: size, limit: limit, at: url)
    }

    private static func content(
        of descriptor: Int32, expecting size: Int, limit: Int, at url: URL
    ) throws(ReadFailure) -> Data {
        // Not cleared first, as `Data` would.
        var (room, filled) = (size + 1, 0)
        guard var memory = malloc(room) else { throw .memoryRefused() }
        while true {
            let got = read(descriptor, memory + filled, room - filled)
            if got < 0, errno == EINTR { continue }
            guard got != 0 else { return Data(bytesNoCopy: memory, count: filled, deallocator: .free) }
            let failure = got < 0 ? failure(errno, at: url) : nil
            filled += max(0, got)
            if let failure = failure ?? (filled > limit ? excess(filled, limit) : nil) {
                free(memory)
                throw failure
            }
            guard filled == room else { continue }
            room = min(2 * room, limit + 1)
            guard let larger = realloc(memory, room) else {
                free(memory)
                throw .memoryRefused()
            }
            memory = larger
        }
    }

    private static func excess(_ size: Int, _ limit: Int) -> ReadFailure {
        .tooLarge(what: "bytes", value: size, limit: limit)
    }

    /// nil for a regular file.
    private static func kind(ofMode mode: mode_t) -> String? {
        switch mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: "a folder"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }

    private static func failure(_ error: Int32, at url: URL) -> ReadFailure {
        // What is no text in a name was replaced when the folder was listed.
        guard error != ENOENT || !url.path.unicodeScalars.contains("\u{FFFD}") else {
            return .notReadable("its name is no UTF-8 (rename it)")
        }
        return .notReadable(String(cString: strerror(error)))
    }
}
