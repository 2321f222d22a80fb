import AssayCore

/// How an API streams a reply: what asks for it, and how its events add up.
struct WireStream: Sendable {
    /// Added to the request's body.
    let members: JSONObject
    /// Below the base address, where it is another path than for a whole reply.
    var path: (@Sendable (_ model: String) -> String)?
    let assembly: @Sendable () -> any StreamAssembly
}

/// A reply that comes in pieces, put together again as the body that the API would have answered whole: one reader
/// understands both.
protocol StreamAssembly: Sendable {
    /// The answer so far: the tool's arguments as JSON text, or the reply's text.
    var answer: String { get }
    var state: StreamState { get }

    mutating func add(_ event: ServerSentEvent)

    /// What came, as a whole body.
    ///
    /// - Parameter ending: stands where the API says why the model stopped; nil: what the API said.
    func body(ending: String?) -> JSON
}

/// How far a stream has come.
enum StreamState: Sendable, Hashable {
    case open
    /// The API has said that this was all.
    case whole
    /// An error in the stream, as the API's error body.
    case failed(JSON)
}

/// Follows one streamed reply as it comes, and ends a reply that has begun to repeat itself or has grown past what its
/// schema can need: the model would go on to its limit. A class because the transfer's thread feeds it while a task waits for it.
final class StreamedReply: Sendable {
    /// What stands in a body's stop reason where this side ended the reply.
    static let cutOff = "cut_off"

    private struct Growth {
        var events = ServerSentEvents()
        var assembly: any StreamAssembly
        var need: AnswerNeed
        var checked = 0
        var hasBegun = false
        var isCutOff = false
    }

    /// Bytes of answer between two looks at its end.
    private static let step = 64

    private let growth: Locked<Growth>
    private let onBegin: @Sendable () -> Void

    /// - Parameter onBegin: called on the transfer's thread when the first event has come.
    init(
        _ stream: WireStream, need: AnswerNeed = AnswerNeed(), onBegin: @escaping @Sendable () -> Void = {}
    ) {
        growth = Locked(Growth(assembly: stream.assembly(), need: need))
        self.onBegin = onBegin
    }

    /// Takes the next bytes; false where the rest is not worth waiting for.
    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let (isFirst, goesOn) = growth.withLock { growth in
            let events = growth.events.events(in: bytes)
            let isFirst = !growth.hasBegun && !events.isEmpty
            growth.hasBegun = growth.hasBegun || isFirst
            for event in events { growth.assembly.add(event) }
            let answer = growth.assembly.answer
            let count = answer.utf8.count
            if count >= growth.checked + Self.step {
                growth.checked = count
                growth.isCutOff = growth.need.isPassed(by: answer) || Repetition.endsText(answer)
            }
            return (isFirst, !growth.isCutOff)
        }
        if isFirst { onBegin() }
        return goesOn
    }

    /// The reply with a whole body in place of the stream. Anything but a stream is left as it is: servers answer
    /// errors, and some answer everything, in one piece.
    func whole(_ response: HTTPResponse) throws(StreamProblem) -> HTTPResponse {
        let type = response["content-type"]?.lowercased() ?? ""
        guard (200..<300).contains(response.status), type.hasPrefix("text/event-stream") else {
            return response
        }
        let (assembly, isCutOff) = growth.withLock { ($0.assembly, $0.isCutOff) }
        let body = assembly.body(ending: isCutOff ? Self.cutOff : nil)
        switch assembly.state {
        case .failed(let error): throw .failed(error)
        case .open where !isCutOff: throw .brokenOff(body)
        case .open, .whole: break
        }
        return HTTPResponse(
            status: response.status, headers: response.headers, body: Array(body.text(.compact).utf8))
    }
}

/// Why a stream is no reply.
enum StreamProblem: Error, Sendable, Hashable {
    /// The connection ended before the API had said that this was all; what came.
    case brokenOff(JSON)
    /// The API's error body.
    case failed(JSON)

    var body: JSON {
        switch self {
        case .brokenOff(let body), .failed(let body): body
        }
    }
}

extension ModelReply {
    /// Whether this side ended the reply: more room would be filled with more of the same.
    var wasCutOff: Bool { stop == .truncated && exchange.response.contains("\"\(StreamedReply.cutOff)\"") }
}
