import AssayCore
import Foundation

/// One helper, from its start to its end.
///
/// A class because it is one process: its end kills it. Not `Sendable`: it stays on the thread that started it,
/// with which it dies.
final class HelperProcess {
    /// Where the helper finds its end of the socket.
    static let descriptor: Int32 = 3

    private let process: pid_t
    private let socket: Int32
    private let limits: ReadingLimits
    private var end: HelperEnd?
    /// The request before, and how it is written: most are the same.
    private var asked: (request: HelperRequest, header: Data)?
    /// Documents that it answered for.
    private(set) var served = 0

    /// `executable`: a path of `assay`. Throws what the system says.
    init(_ executable: String, _ settings: HelperSettings) throws(POSIXError) {
        var sockets: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &sockets) == 0 else { throw Self.lastError }
        defer { close(sockets[1]) }
        do throws(POSIXError) {
            process = try HelperLaunch(executable, settings).start(socket: sockets[1], as: Self.descriptor)
        } catch {
            close(sockets[0])
            throw error
        }
        socket = sockets[0]
        limits = settings.limits
    }

    deinit { stop() }

    /// Asks and waits for the answer. After any failure of the channel the helper is of no use any more.
    func answer(
        _ request: HelperRequest, _ bytes: Data, stop: StopSignal
    ) throws(ChannelFailure) -> Result<HelperAnswer, ReadFailure> {
        var patience = Patience(
            stop: stop, silence: limits.secondsOfSilence, total: limits.secondsPerDocument)
        let channel = FrameChannel(descriptor: socket)
        if asked?.request != request {
            asked = (try? JSONEncoder().encode(request)).map { (request, $0) }
        }
        guard let asked else { throw .closed }
        try channel.send(.request, asked.header, &patience)
        try channel.send(.bytes, bytes, &patience)
        while true {
            let frame = try channel.receive(limit: limits.maxAnswer, &patience)
            patience.heard()
            if frame.kind == .progress { continue }
            let answer = try Self.answer(frame)
            served += 1
            return answer
        }
    }

    private static func answer(
        _ frame: FrameChannel.Frame
    ) throws(ChannelFailure) -> Result<HelperAnswer, ReadFailure> {
        switch frame.kind {
        case .document:
            guard let document = PackedDocument.document(from: frame.payload) else { throw .closed }
            return .success(.document(document))
        case .picture: return .success(.picture(frame.payload))
        case .failure:
            let failure = try? JSONDecoder().decode(ReadFailure.self, from: Data(frame.payload))
            guard let failure else { throw .closed }
            return .failure(failure)
        case .request, .bytes, .progress: throw .closed
        }
    }

    /// Kills it, unless it is dead, and says how it ended.
    @discardableResult
    func stop() -> HelperEnd {
        if let end { return end }
        // A process that is dead already keeps the end it had; its number is not given away before `waitpid`.
        kill(process, SIGKILL)
        close(socket)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let end = HelperEnd(waitStatus: status)
        self.end = end
        return end
    }

    private static var lastError: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
