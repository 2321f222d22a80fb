import AssayCore

/// A model of this machine: `local/<name>`.
struct LocalModel: LanguageModel {
    let name: String
    let version: String
    let server: LocalServer
    let model: WireModel
    let http: HTTPClient
    let limits: HTTPLimits

    func reply(to request: ModelRequest) async throws(ModelFailure) -> ModelReply {
        let endpoint = try await server.endpoint()
        let reply = try await http.reply(
            to: request, over: ChatProvider.wire, from: model, at: endpoint, limits: limits)
        await server.noteAnswer()
        return reply
    }
}
