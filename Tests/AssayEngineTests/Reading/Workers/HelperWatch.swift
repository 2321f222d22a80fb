import AssayCore
import AssayTestSupport
import Foundation

@testable import AssayEngine

/// A reader with helpers of the built program, and what the system says of them. Every one has a limit of its own
/// by which its helpers are told from those of other tests.
struct HelperWatch {
    let reader: FileReader
    private let mark: String

    init(
        workers: Int = 1, secondsOfSilence: Int = 60, maxPixels: Int = 100_000_000, maxMemory: Int = 2 << 30,
        documentsPerHelper: Int = 200, program: String = AssayProcess.binary.path
    ) {
        let number = Int.random(in: 100_000..<1_000_000_000)
        mark = "\"secondsPerDocument\":\(number)"
        let limits = ReadingLimits(
            maxPixels: maxPixels, secondsOfSilence: secondsOfSilence, secondsPerDocument: number,
            maxMemory: maxMemory, documentsPerHelper: documentsPerHelper)
        reader = FileReader(workers: workers, limits: limits, helper: program)
    }

    /// Process numbers of the reader's helpers that live.
    var running: [pid_t] { Processes.all.filter { Processes.commandLine(of: $0).contains(mark) } }

    /// Waits for a helper that is not among those; nil where none comes within half a minute.
    func next(after known: Set<pid_t> = []) async throws -> pid_t? {
        for _ in 0..<3000 {
            if let found = running.first(where: { !known.contains($0) }) { return found }
            try await Task.sleep(for: .milliseconds(10))
        }
        return nil
    }

    /// A letter to recognise takes a second or so.
    static let slow = TestPDF(Array(repeating: TestPDF(lines: TestReading.letter).pages[0], count: 4)).bytes
    static let page = Data("<p>Hello".utf8)

    func readSlowly() async throws -> ReadDocument {
        try await reader.read(Self.slow, as: .pdf, options: ReaderOptions(prefer: .ocr))
    }

    func readPage() async throws -> ReadDocument {
        try await reader.read(Self.page, as: .html, options: ReaderOptions())
    }
}

/// What `/proc` says.
enum Processes {
    static var all: [pid_t] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0) }
    }

    /// Empty for one that is dead, even where nobody has asked how it ended.
    static func commandLine(of process: pid_t) -> String { text("cmdline", of: process) }

    static func environment(of process: pid_t) -> String { text("environ", of: process) }

    /// Bytes of memory that is really used.
    static func memory(of process: pid_t) -> Int {
        let pages = text("statm", of: process).split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return (pages ?? 0) * 4096
    }

    static func openFiles(of process: pid_t) -> [String] {
        let folder = "/proc/\(process)/fd"
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
        }
    }

    private static func text(_ name: String, of process: pid_t) -> String {
        // Files of `/proc` have no size: they are read to their end.
        guard let file = FileHandle(forReadingAtPath: "/proc/\(process)/\(name)") else { return "" }
        return String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
    }
}
