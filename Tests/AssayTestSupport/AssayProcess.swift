public import Foundation

/// The built `assay`, run as a user runs it.
public struct AssayProcess: Sendable {
    /// What it printed and how it ended.
    public struct Result: Sendable {
        public let status: Int32
        public let output: String
        public let errors: String
    }

    /// Thrown where the binary was not built or can't be started.
    public struct NotStarted: Error { public let path: String }

    private let arguments: [String]
    private let environment: [String: String]
    private let folder: URL
    /// A command that starts it in another way, such as under another user.
    private let wrapper: [String]

    public init(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:], wrapper: [String] = []
    ) {
        self.arguments = arguments
        self.folder = folder
        self.environment = environment
        self.wrapper = wrapper
    }

    /// Beside the test bundle.
    public static var binary: URL {
        var folder = URL(filePath: CommandLine.arguments.first ?? "/")
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? folder.path
        for start in [own, CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? folder.path] {
            folder = URL(filePath: start)
            while folder.pathComponents.count > 1 {
                folder.deleteLastPathComponent()
                let candidate = folder.appending(path: "assay")
                if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            }
        }
        return repository.appending(path: ".build/debug/assay")
    }

    /// The root of the repository.
    public static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// Starts it without waiting.
    public func start() throws -> (process: Process, output: Pipe, errors: Pipe) {
        let process = Process()
        let command = wrapper + [Self.binary.path] + arguments
        guard let executable = command.first else { throw NotStarted(path: "") }
        process.executableURL = URL(filePath: executable)
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return (process, output, errors)
    }

    /// Runs it to its end.
    public func run() async throws -> Result {
        let (process, output, errors) = try start()
        // Both pipes are drained side by side: a full pipe would stop the program.
        async let outputData = Self.drain(output)
        async let errorData = Self.drain(errors)
        let (out, err) = await (outputData, errorData)
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: out, as: UTF8.self),
            errors: String(decoding: err, as: UTF8.self))
    }

    private static func drain(_ pipe: Pipe) async -> Data {
        let handle = pipe.fileHandleForReading
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: (try? handle.readToEnd()) ?? Data())
            }
        }
    }
}
