public import AssayCore

// Model: calls to language models: one neutral request in, one neutral reply or a classified failure out.

/// Something that answers a request with a schema.
public protocol LanguageModel: Sendable {
    /// `provider/model`.
    var name: String { get }
    /// What is known of the model's or server's version, for the record; may be empty.
    var version: String { get }

    func reply(to request: ModelRequest) async throws(ModelFailure) -> ModelReply
}
