import AssayCore
import Foundation

/// The server of one local model. An actor because all workers share it: the first call starts it, others
/// wait for that; it is started again when it has died, unless it keeps dying without an answer.
actor LocalServer {
    private enum State {
        case idle
        case starting(Task<Result<LocalServerProcess, LocalServerFailure>, Never>)
        case running(LocalServerProcess)
        case stopped
    }

    let model: LocalModelFile
    nonisolated let places: Int
    private let folder: LocalFolder
    private let programs: LocalPrograms
    private var state = State.idle
    private var startsWithoutAnswer = 0
    /// A document that kills the server is tried three times; another may then need one more start.
    private static let maxStarts = 4

    init(_ model: LocalModelFile, in folder: LocalFolder, programs: LocalPrograms, places: Int) {
        self.model = model
        self.folder = folder
        self.programs = programs
        self.places = places
    }

    /// Where the server answers, once it does.
    func endpoint() async throws(ModelFailure) -> Endpoint {
        while true {
            switch state {
            case .stopped: throw CallClassifier.failure(for: .closed, exchange: nil)
            case .running(let process):
                if !process.hasEnded { return process.endpoint }
                state = .idle
            case .starting(let start): await finish(start)
            case .idle: try begin()
            }
            if case .idle = state, let failure = lastFailure { throw failed(failure.message) }
        }
    }

    private var lastFailure: LocalServerFailure?

    /// Takes note that the server has answered something.
    func noteAnswer() { startsWithoutAnswer = 0 }

    /// Ends the server; calls that come later fail.
    func stop() async {
        let before = state
        state = .stopped
        switch before {
        case .idle, .stopped: break
        case .running(let process): await process.stop()
        case .starting(let start): if case .success(let process) = await start.value { await process.stop() }
        }
    }

    private func begin() throws(ModelFailure) {
        try folder.check(model)
        guard startsWithoutAnswer < Self.maxStarts else {
            throw failed("the local server died \(startsWithoutAnswer) times without an answer")
        }
        startsWithoutAnswer += 1
        lastFailure = nil
        let command: LocalServerCommand
        do {
            command = LocalServerCommand(
                folder: folder, model: model, script: try folder.install(programs.launcher, as: "serve.py"),
                chatTemplate: try programs.chatTemplate.map { try folder.install($0, as: "template.jinja") },
                key: Self.newKey(), places: places)
        } catch {
            throw failed("the launcher can't be written to \(folder.path)")
        }
        state = .starting(
            Task.detached {
                do throws(LocalServerFailure) {
                    return .success(try await LocalServerProcess.start(command))
                } catch {
                    return .failure(error)
                }
            })
    }

    private func finish(_ start: Task<Result<LocalServerProcess, LocalServerFailure>, Never>) async {
        let result = await start.value
        // Another worker may have been here first, or the server may have been stopped.
        guard case .starting(start) = state else { return }
        switch result {
        case .success(let process): state = .running(process)
        case .failure(let failure):
            lastFailure = failure
            state = .idle
        }
    }

    private func failed(_ message: String) -> ModelFailure {
        ModelFailure(
            .fatalForRun, code: "local-server", message: "\(message); its log: \(folder.log(of: model))")
    }

    private static func newKey() -> Secret {
        var generator = SystemRandomNumberGenerator()
        return Secret((0..<4).map { _ in String(generator.next() as UInt64, radix: 36) }.joined())
    }
}
