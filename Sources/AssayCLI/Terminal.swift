import AssayEngine
import Foundation

/// Where text goes: data to stdout, everything else to stderr.
enum Terminal {
    /// Data, with a line feed.
    static func print(_ text: String) { write(text + "\n", to: FileHandle.standardOutput) }

    /// Data as it is.
    static func print(_ bytes: [UInt8]) { try? FileHandle.standardOutput.write(contentsOf: Data(bytes)) }

    /// A remark for a person.
    static func note(_ text: String) { write(text + "\n", to: FileHandle.standardError) }

    /// Overwrites the line that was shown before it; only on a terminal.
    static func status(_ text: String) { write("\r\u{1B}[K" + text, to: FileHandle.standardError) }

    static func error(_ error: AssayError) { note("error: \(error)") }

    /// Whether stderr is a terminal.
    static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

    /// A reader that went away (`| head`) is no error of ours.
    private static func write(_ text: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
