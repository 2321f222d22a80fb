import AssayCore

/// A model behind an API that is reached by an address: one request, one reply.
struct ProviderModel: LanguageModel {
    let name: String
    let version = ""
    let wire: Wire
    let model: WireModel
    let endpoint: Endpoint
    let http: HTTPClient
    let limits: HTTPLimits
    /// Is told what the provider says is left.
    var limiter: RateLimiter?
    /// Is told when a reply begins.
    var warmUp: WarmUp?

    func reply(to request: ModelRequest) async throws(ModelFailure) -> ModelReply {
        try await http.reply(
            to: request, over: wire, from: model, at: endpoint, limits: limits, limiter: limiter
        ) { [warmUp] in warmUp?.noteBegin(of: request) }
    }
}

extension HTTPClient {
    /// One exchange, translated both ways. A streamed reply is ended early where it is of no more use.
    func reply(
        to request: ModelRequest, over wire: Wire, from model: WireModel, at endpoint: Endpoint,
        limits: HTTPLimits, limiter: RateLimiter? = nil, onBegin: @escaping @Sendable () -> Void = {}
    ) async throws(ModelFailure) -> ModelReply {
        let streamed =
            model.profile.isStreamed
            ? StreamedReply(wire.stream, need: AnswerNeed(of: request), onBegin: onBegin) : nil
        let watch: HTTPTransfer.Watch? = if let streamed { { streamed.take($0) } } else { nil }
        let sent = wire.httpRequest(for: request, to: model, at: endpoint, limits: limits)
        func exchange(_ response: String) -> RawExchange {
            RawExchange(
                request: wire.recordedBody(for: request, to: model),
                response: endpoint.key.removed(from: response))
        }
        var response: HTTPResponse
        do throws(HTTPError) {
            response = try await send(sent, watch: watch)
        } catch {
            throw CallClassifier.failure(for: error, exchange: exchange(""))
        }
        if let limiter, let notice = RateNotice(response) { limiter.note(notice) }
        do throws(StreamProblem) {
            if let streamed { response = try streamed.whole(response) }
        } catch {
            let exchange = exchange(error.body.text(.compact))
            throw CallClassifier.failure(for: error, status: response.status, exchange: exchange)
        }
        return try wire.reply(from: response, to: request, from: model, at: endpoint).get()
    }
}
