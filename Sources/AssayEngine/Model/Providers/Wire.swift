import AssayCore

// Providers: pure translation between the neutral exchange and each API's JSON (one file an API), where
// each provider is reached and by which key (Provider, Endpoint), and what each ending means
// (CallClassifier). Nothing here sends anything.

/// How an API writes requests and replies.
struct Wire: Sendable {
    /// Below the base address.
    let path: @Sendable (_ model: String) -> String
    /// Everything but the content type; the key stands in these and nowhere else.
    let headers: @Sendable (_ key: Secret) -> [HTTPField]
    let body: @Sendable (_ request: ModelRequest, _ model: WireModel) -> JSON
    let answer: @Sendable (_ body: JSON, _ request: ModelRequest) -> Result<WireAnswer, WireProblem>
    let stream: WireStream
}

/// The model as its API names it, and what is known of it.
struct WireModel: Sendable, Hashable {
    let name: String
    let profile: ModelProfile
}

/// What a successful reply says.
struct WireAnswer: Sendable, Hashable {
    /// The tool's arguments as JSON text, or the reply's text; may be empty.
    var text: String
    /// The provider's id of the tool call; nil where the tool was not called.
    var callID: String?
    var stop: ModelReply.Stop = .complete
    var usage = TokenUsage()
    /// As the provider names it; empty where it doesn't.
    var model = ""
}

/// Why a reply with a good status is no answer.
enum WireProblem: Error, Sendable, Hashable {
    /// Not of the API's shape.
    case unreadable
    /// A failure reported inside a good status.
    case reported(code: String, message: String)
}

extension Wire {
    /// The request as it goes out.
    func httpRequest(
        for request: ModelRequest, to model: WireModel, at endpoint: Endpoint, limits: HTTPLimits
    ) -> HTTPRequest {
        HTTPRequest(
            .post, endpoint.baseURL + path(of: model),
            headers: [HTTPField("content-type", "application/json")] + headers(endpoint.key),
            body: Array(sentBody(request, model).text(.compact).utf8), limits: limits)
    }

    private func path(of model: WireModel) -> String {
        guard model.profile.isStreamed, let path = stream.path else { return path(model.name) }
        return path(model.name)
    }

    /// The request's body without what the server refuses; not streamed.
    func acceptedBody(_ request: ModelRequest, _ model: WireModel) -> JSON {
        request.omitted.sorted().reduce(body(request, model)) { $0.removing($1.split(separator: ".")[...]) }
    }

    private func sentBody(_ request: ModelRequest, _ model: WireModel) -> JSON {
        let whole = acceptedBody(request, model)
        guard model.profile.isStreamed, var members = whole.object else { return whole }
        for (key, value) in stream.members { members[key] = value }
        return .object(members)
    }

    /// The request's body for the record: pictures are replaced by their digests.
    func recordedBody(for request: ModelRequest, to model: WireModel) -> String {
        sentBody(request.withPicturesDigested, model).text(.compact)
    }

    /// The reply as a neutral value, or what went wrong.
    func reply(
        from response: HTTPResponse, to request: ModelRequest, from model: WireModel, at endpoint: Endpoint
    ) -> Result<ModelReply, ModelFailure> {
        let text = endpoint.key.removed(from: String(decoding: response.body, as: UTF8.self))
        let exchange = RawExchange(request: recordedBody(for: request, to: model), response: text)
        let body = try? JSON(parsing: text)
        guard (200..<300).contains(response.status) else {
            return .failure(CallClassifier.failure(for: response, body: body, exchange: exchange))
        }
        guard let body else { return .failure(CallClassifier.unreadable(response, exchange)) }
        switch answer(body, request) {
        case .success(let answer): return .success(answer.reply(from: model, exchange))
        case .failure(.unreadable): return .failure(CallClassifier.unreadable(response, exchange))
        case .failure(.reported(let code, let message)):
            return .failure(
                ModelFailure(
                    .transient, status: response.status, code: code, message: message, exchange: exchange))
        }
    }
}

extension WireAnswer {
    func reply(from asked: WireModel, _ exchange: RawExchange) -> ModelReply {
        ModelReply(
            answer: text, callID: callID ?? ModelReply.noCallID, stop: stop, usage: usage,
            model: model.isEmpty ? asked.name : model, exchange: exchange)
    }
}

extension ModelReply {
    /// Stands for the provider's id where the model answered without calling the tool.
    static let noCallID = "none"

    /// Whether the tool was called.
    var isToolCall: Bool { callID != Self.noCallID }
}

extension ForcingRung {
    /// Whether the answer is to come as the arguments of a tool.
    var isTool: Bool {
        switch self {
        case .namedTool, .someTool: true
        case .jsonSchema, .grammar, .plainText: false
        }
    }
}
