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

    func reply(to request: ModelRequest) async throws(ModelFailure) -> ModelReply {
        try await http.reply(to: request, over: wire, from: model, at: endpoint, limits: limits)
    }
}

extension HTTPClient {
    /// One exchange, translated both ways.
    func reply(
        to request: ModelRequest, over wire: Wire, from model: WireModel, at endpoint: Endpoint,
        limits: HTTPLimits
    ) async throws(ModelFailure) -> ModelReply {
        let response: HTTPResponse
        do throws(HTTPError) {
            response = try await send(wire.httpRequest(for: request, to: model, at: endpoint, limits: limits))
        } catch {
            let exchange = RawExchange(request: wire.recordedBody(for: request, to: model), response: "")
            throw CallClassifier.failure(for: error, exchange: exchange)
        }
        return try wire.reply(from: response, to: request, from: model, at: endpoint).get()
    }
}
