// Exchange: the neutral form of a question to a model and of its reply. Provider files translate to and
// from it and do nothing else.

/// One question to a model with a schema for the answer.
public struct ModelRequest: Sendable, Hashable {
    /// What stays the same for all documents of a run; sent first so that prefix caches can serve it.
    public let system: String
    public let turns: [Turn]
    /// The tool whose arguments are the answer.
    public let tool: Tool
    /// How the answer's form is enforced.
    public let rung: ForcingRung
    public let maxOutputTokens: Int
    /// Members of the request's body that the server has refused, in its own words (`temperature`): left out.
    public private(set) var omitted: Set<String> = []

    public init(system: String, turns: [Turn], tool: Tool, rung: ForcingRung, maxOutputTokens: Int) {
        self.system = system
        self.turns = turns
        self.tool = tool
        self.rung = rung
        self.maxOutputTokens = maxOutputTokens
    }

    /// The same request with another limit on the reply.
    public func limited(to maxOutputTokens: Int) -> ModelRequest {
        ModelRequest(
            system: system, turns: turns, tool: tool, rung: rung, maxOutputTokens: maxOutputTokens)
    }

    /// The same request without members of its body that the server refuses.
    public func omitting(_ members: Set<String>) -> ModelRequest {
        var request = self
        request.omitted = members
        return request
    }

    /// One turn of the conversation.
    public enum Turn: Sendable, Hashable {
        case user([Part])
        /// The answer that was given, as JSON text.
        case answer(callID: String, arguments: String)
        /// What is wrong with the answer before it.
        case rejection(callID: String, message: String)
    }

    /// A piece of a user turn.
    public enum Part: Sendable, Hashable {
        case text(String)
        /// A picture, or a whole PDF.
        case image(mediaType: MediaType, base64: String)
    }

    /// A tool declaration: `parameters` is a JSON Schema of an object.
    public struct Tool: Sendable, Hashable {
        /// Matches `^[a-zA-Z0-9_-]{1,64}$`.
        public let name: String
        public let description: String
        public let parameters: JSON

        public init(name: String, description: String, parameters: JSON) {
            self.name = name
            self.description = description
            self.parameters = parameters
        }
    }
}

/// The ways to make a model answer in a form, from the strictest. The rung used is recorded with each call,
/// because rungs are not the same strategy.
public enum ForcingRung: String, Sendable, Hashable, Codable, CaseIterable {
    /// The tool is named in the tool choice.
    case namedTool = "named-tool"
    /// Some tool must be called, and one is declared.
    case someTool = "some-tool"
    /// The reply is constrained to a JSON Schema.
    case jsonSchema = "json-schema"
    /// The reply is constrained by a grammar.
    case grammar
    /// Asked for in words, parsed with tolerance.
    case plainText = "plain-text"
}
