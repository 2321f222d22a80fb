import AssayCore
import Foundation
import Subprocess

/// How the launcher is started.
struct LocalServerCommand: Sendable {
    let folder: LocalFolder
    let model: LocalModelFile
    /// Path of the launcher.
    let script: String
    /// Path of a chat template; nil: that of the weights.
    let chatTemplate: String?
    let key: Secret
    /// Requests that are worked on at once; they share the context.
    let places: Int
    var readySeconds = 180.0

    private var arguments: Arguments {
        let template = chatTemplate.map { ["--chat-template", $0] } ?? []
        return Arguments(
            [
                script, "--model", folder.weights(of: model), "--alias", model.name, "--host", "127.0.0.1",
                "--port", "0", "--ctx", String(model.context), "--parallel", String(places),
            ] + template)
    }

    // The user's keys are nothing to this process: it gets what it needs and no more.
    private var environment: Environment {
        let own = ProcessInfo.processInfo.environment
        let passed = ["HOME", "LD_LIBRARY_PATH", "TMPDIR", "LANG"].compactMap { name in
            own[name].map { (Environment.Key(stringLiteral: name), $0) }
        }
        var values = Dictionary(uniqueKeysWithValues: passed)
        values["PATH"] = "\(folder.path)/venv/bin:/usr/bin:/bin"
        values["ASSAY_LOCAL_KEY"] = key.value
        return .custom(values)
    }

    /// Runs until the process ends or the task is cancelled; its stdin is held open all the while, and the
    /// launcher ends by itself when that breaks, however this process goes.
    func run(onLine: @Sendable (String) -> Void) async {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(3))]
        let log = LocalServerLog(folder.log(of: model))
        _ = try? await Subprocess.run(
            .name("python"), arguments: arguments, environment: environment, platformOptions: options,
            input: .inputWriter, output: .sequence, error: .sequence
        ) { execution in
            async let logged: Void = log.copy(execution.standardError)
            for try await line in execution.standardOutput.strings() { onLine(line) }
            await logged
        }
    }
}

/// The file in which a server's own log is kept, written anew by each start.
struct LocalServerLog: Sendable {
    private let path: String
    /// What comes after this many bytes is dropped.
    private static let maxBytes = 4 << 20

    init(_ path: String) { self.path = path }

    func copy(_ text: SubprocessOutputSequence) async {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let file = FileHandle(forWritingAtPath: path)
        var written = 0
        do {
            for try await buffer in text {
                let bytes = buffer.withUnsafeBytes { Data($0) }
                guard written + bytes.count <= Self.maxBytes else { continue }
                try file?.write(contentsOf: bytes)
                written += bytes.count
            }
        } catch {
            // A log that can't be written or read on is no reason to do without the server.
        }
        try? file?.close()
    }
}
