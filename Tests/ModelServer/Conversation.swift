public import AssayCore
import Foundation

/// Answers as model providers do: four wire formats, whole and streamed, errors, batch jobs and files. How it fails is
/// told by the model's name: what stands behind `~` is the fault, as in `claude-haiku-4-5~truncated`. A class, for the
/// jobs and files that it keeps.
///
/// | fault | does |
/// |---|---|
/// | `truncated` | ends at the limit, in the middle of the answer |
/// | `refused` | refuses, as the provider words it |
/// | `garbled` | arguments that are no JSON |
/// | `talks` | text instead of the tool |
/// | `error-529` | answers every call with that status |
/// | `refuses-temperature` | refuses requests with that member, and names it |
/// | `flaky-429-2` | fails each request so often with that status, then answers |
/// | `breaks` | closes the connection in the middle of the reply or stream |
/// | `resets` | resets the connection |
/// | `hangs` | never answers |
/// | `stream-error` | an error event in the middle of a stream |
/// | `expires`, `cancelled`, `lost`, `twice` | of a request in a job: no result in time; cancelled; not in the results; told twice |
public final class Conversation: @unchecked Sendable {
    /// What of a request decides about its answer.
    public struct Question: Sendable {
        public let dialect: Dialect
        public let model: String
        public let fault: String
        public let isStreamed: Bool
        /// The tool that is asked for; nil: text.
        public let tool: String?
        /// Of the tool or of the response format; nil: free text.
        public let schema: JSON?
        /// The whole body as text.
        public let body: String
    }

    public typealias Answering = @Sendable (Question) -> JSON?

    let lock = NSLock()
    private let answering: Answering
    private var failures: [String: Int] = [:]
    var seen: [WireRequest] = []
    var jobs: [BatchState] = []
    var files: [String: [UInt8]] = [:]
    var count = 0
    /// Attempts to begin a job that were refused.
    var refusals = 0
    /// How often a request stood in a job.
    var batchTries: [String: Int] = [:]
    /// Files whose first fetch was broken off.
    var brokenFiles: Set<String> = []
    /// Where this is served.
    var address: String?
    let faults: BatchFaults

    /// - Parameters:
    ///   - faults: of the batch jobs.
    ///   - answering: the answer to a question; nil: one that fits the schema.
    public init(faults: BatchFaults = BatchFaults(), answering: @escaping Answering = { _ in nil }) {
        self.faults = faults
        self.answering = answering
    }

    /// A server that speaks like this.
    public func serve(port: Int = 0) -> ModelServer {
        let server = ModelServer(port: port) { [self] request in lock.withLock { answer(request) } }
        lock.withLock { address = server.url }
        return server
    }

    /// Everything that was asked, in order.
    public var received: [WireRequest] { lock.withLock { seen } }

    private func answer(_ request: WireRequest) -> WireAnswer {
        seen.append(request)
        guard let (dialect, place) = Dialect.of(request) else {
            return .reply(#"{"error":{"message":"no such path"}}"#, status: 404)
        }
        if let problem = dialect.authenticationProblem(request) { return problem }
        if let answer = batchAnswer(request, place, dialect) { return answer }
        guard request.method == "POST", let body = try? JSON(parsing: request.body) else {
            return dialect.error(400, "the body is no JSON")
        }
        guard let question = dialect.question(place, body, request) else {
            return dialect.error(400, "a member is missing that this API requires")
        }
        return answer(question)
    }

    private func answer(_ question: Question) -> WireAnswer {
        let parts = question.fault.split(separator: "-").map(String.init)
        switch parts.first {
        case "refuses":
            if let body = refusal(of: question) { return .reply(body.text(.compact), status: 400) }
        case "error": return question.dialect.error(Int(parts.last ?? "") ?? 500, "as the test wants it")
        case "flaky":
            let status = parts.count > 1 ? Int(parts[1]) ?? 500 : 500
            let times = parts.count > 2 ? Int(parts[2]) ?? 1 : 1
            failures[question.body, default: 0] += 1
            if failures[question.body, default: 0] <= times {
                return question.dialect.error(status, "as the test wants it")
            }
        case "hangs": return .silence
        case "resets": return .reset
        default: break
        }
        count += 1
        let reply = Reply(question, values: answering(question), number: count)
        let whole =
            question.isStreamed
            ? WireAnswer.stream(question.dialect.events(reply), isWhole: true)
            : WireAnswer.reply(
                question.dialect.body(reply).text(.compact), headers: question.dialect.headers(count))
        return question.fault == "breaks" ? whole.cut : whole
    }

    /// As OpenAI words it; nil where the request is without the member.
    private func refusal(of question: Question) -> JSON? {
        let parts = question.fault.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0] == "refuses",
            (try? JSON(parsing: question.body))?[parts[1]] != nil
        else { return nil }
        return [
            "error": [
                "message": "as the test wants it", "type": "invalid_request_error",
                "param": .string(parts[1]), "code": "unsupported_parameter",
            ]
        ]
    }

    /// The body of an answer to a request in a job, with its status.
    func batchReply(_ dialect: Dialect, _ place: String, _ body: JSON) -> (status: Int, body: JSON) {
        let request = WireRequest(
            method: "POST", path: "", query: "", head: [], body: Array(body.text(.compact).utf8))
        guard let question = dialect.question(place, body, request) else {
            return (400, dialect.errorBody(400, "a member is missing that this API requires"))
        }
        let parts = question.fault.split(separator: "-").map(String.init)
        if let body = refusal(of: question) { return (400, body) }
        if parts.first == "error" {
            let status = Int(parts.last ?? "") ?? 500
            return (status, dialect.errorBody(status, "as the test wants it"))
        }
        count += 1
        return (200, dialect.body(Reply(question, values: answering(question), number: count)))
    }
}

/// What is answered, before it is put into a provider's words.
struct Reply {
    enum Ending {
        case complete
        case truncated
        case refused
    }

    let question: Conversation.Question
    let ending: Ending
    /// JSON text, or words.
    let text: String
    /// Whether the text is the arguments of the tool.
    let isCall: Bool
    let number: Int

    init(_ question: Conversation.Question, values: JSON?, number: Int) {
        self.question = question
        self.number = number
        ending =
            switch question.fault {
            case "truncated": .truncated
            case "refused": .refused
            default: .complete
            }
        let isForm = question.schema != nil && question.fault != "talks"
        let answer = values ?? question.schema.map(Self.sample) ?? "Hello, grüß Gott."
        var text = isForm ? answer.text(.compact) : answer.string ?? "I would rather talk about it."
        if ending == .truncated { text = String(text.prefix(text.count / 2)) }
        if question.fault == "garbled" { text = "{'no JSON'" }
        self.text = text
        isCall = isForm && question.tool != nil && ending != .refused
    }

    /// Pieces of the text as a stream tells them.
    var pieces: [String] {
        var pieces: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(7)))
            rest = rest.dropFirst(7)
        }
        return pieces
    }

    /// A value that satisfies a schema, as far as schemas of tools go.
    static func sample(of schema: JSON) -> JSON {
        if let first = schema["enum"]?.array?.first { return first }
        if let value = schema["const"] { return value }
        if let option = (schema["anyOf"] ?? schema["oneOf"])?.array?.first { return sample(of: option) }
        switch schema["type"]?.string ?? schema["type"]?[0]?.string {
        case "object":
            let members = schema["properties"]?.object ?? JSONObject()
            return .object(JSONObject(members.map { ($0.key, sample(of: $0.value)) }))
        case "array": return .array([sample(of: schema["items"] ?? "text")])
        case "integer": return 7
        case "number": return .number(JSONNumber("12.50") ?? JSONNumber(12))
        case "boolean": return true
        case "null": return .null
        default: return schema["format"] == "date" ? "2026-01-31" : "text ü"
        }
    }
}
