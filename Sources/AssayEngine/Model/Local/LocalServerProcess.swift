import AssayCore
import Foundation
import Subprocess

/// One run of the launcher, from its start to its end. A class because it is one process: shared by whoever
/// waits for it.
final class LocalServerProcess: Sendable {
    let endpoint: Endpoint
    private let run: Task<Void, Never>
    private let ended: Locked<Bool>

    private init(_ endpoint: Endpoint, _ run: Task<Void, Never>, _ ended: Locked<Bool>) {
        self.endpoint = endpoint
        self.run = run
        self.ended = ended
    }

    var hasEnded: Bool { ended.withLock(\.self) }

    /// Returns when the process is gone: asked politely at first, killed after a few seconds.
    func stop() async {
        run.cancel()
        await run.value
    }

    /// Starts the launcher and waits for its ready line.
    static func start(_ command: LocalServerCommand) async throws(LocalServerFailure) -> LocalServerProcess {
        let (lines, sink) = AsyncStream<String>.makeStream()
        let ended = Locked(false)
        // Not a child of the caller's task: the server outlives the call that happened to start it.
        let run = Task.detached {
            await command.run { sink.yield($0) }
            ended.withLock { $0 = true }
            sink.finish()
        }
        let line = await first(of: lines, within: command.readySeconds)
        do throws(LocalServerFailure) {
            let url = try url(in: line)
            return LocalServerProcess(Endpoint(baseURL: url + "/v1", key: command.key), run, ended)
        } catch {
            run.cancel()
            await run.value
            throw error
        }
    }

    private enum Waited: Sendable {
        case line(String)
        case end
        case tooLong
    }

    private static func first(of lines: AsyncStream<String>, within seconds: Double) async -> Waited {
        await withTaskGroup(of: Waited.self) { group in
            group.addTask {
                for await line in lines { return .line(line) }
                return .end
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                return .tooLong
            }
            defer { group.cancelAll() }
            return await group.next() ?? .end
        }
    }

    private static func url(in waited: Waited) throws(LocalServerFailure) -> String {
        switch waited {
        case .end: throw .endedEarly
        case .tooLong: throw .notReadyInTime
        case .line(let line):
            let json = line.jsonObject
            if let url = json?["url"]?.string, json?["ready"] == true, HTTPAddress(url)?.isLoopback == true {
                return url
            }
            throw .reported(json?["error"]?.string ?? "no ready line")
        }
    }
}

/// Why a server did not come up.
enum LocalServerFailure: Error, Sendable, Hashable {
    case endedEarly
    case notReadyInTime
    /// In the launcher's words.
    case reported(String)

    var message: String {
        switch self {
        case .endedEarly: "the local server ended before it was ready"
        case .notReadyInTime: "the local server was not ready in time"
        case .reported(let text): "the local server did not start: \(text)"
        }
    }
}
