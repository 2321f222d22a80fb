import ArgumentParser
import AssayEngine
import Foundation

/// `assay read-worker`: the helper process in which files are read. Started by `assay` itself, never by a person.
struct ReadWorker: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-worker", abstract: "Read files for the program that started this one.",
        shouldDisplay: false)

    /// This very program, even where its file was replaced while it runs.
    static let program = "/proc/self/exe"

    @Argument var settings: String

    func run() async throws { try await Self.serve(settings) }

    /// Ends the process when there is no more to do.
    static func serve(_ settings: String) async throws -> Never {
        guard await ReadingHelper.serve(settings) else {
            throw AssayError("read-worker is started by assay itself, for reading")
        }
        // Without the clean-up of libraries, which is for nobody.
        _exit(ExitStatus.done.rawValue)
    }
}
