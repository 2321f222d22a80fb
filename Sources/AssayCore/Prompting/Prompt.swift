// Prompting: what a model is asked. Everything that is the same for all documents of a run (system text, guidance,
// tool) stands first and is byte-identical, so that a prefix cache pays for it once.

/// The questions about documents of one kind, made once for a run.
///
/// The request is a function of its arguments alone: an identical request is answered from the cache as long as
/// the caller derives `boundary` from the document and the run instead of drawing it anew.
public struct Prompt: Sendable, Hashable {
    public let schema: DocumentSchema
    public let valueForm: ValueForm
    /// The tool whose arguments are the answer; `parameters` keep to what all providers accept.
    public let tool: ModelRequest.Tool
    private let maxOutputTokens: Int

    public init(schema: DocumentSchema, options: ModelOptions, valueForm: ValueForm = .asPrinted) {
        self.schema = schema
        self.valueForm = valueForm
        maxOutputTokens = options.maxOutputTokens
        tool = ModelRequest.Tool(
            name: Self.toolName(schema.name),
            description: ToolSchema.shortened(schema.json["description"]?.string ?? "Records the document."),
            parameters: ToolSchema(schema: schema, valueForm: valueForm).json)
    }

    /// JSON Schema of the answer, the portable subset.
    public var toolSchema: JSON { tool.parameters }

    /// The first question about a document by its words. `text` is rendered by the caller (layout or plain);
    /// `boundary` is something that the document can't hold, such as random hex digits. `conventions` help where
    /// values are asked in canonical form.
    public func request(
        text: String, conventions: WritingConventions? = nil, boundary: String, rung: ForcingRung
    ) -> ModelRequest {
        let parts = [Fence(boundary: boundary).around(text, as: "document"), ending(conventions, rung)]
        return request([.text(parts.joined(separator: "\n"))], rung)
    }

    /// The first question about a document by pictures of its pages, in order.
    public func imageRequest(
        images: [(mediaType: MediaType, base64: String)], conventions: WritingConventions? = nil,
        rung: ForcingRung
    ) -> ModelRequest {
        // Pictures first: providers advise it, and the order keeps the last line the last.
        let pages = images.map { ModelRequest.Part.image(mediaType: $0.mediaType, base64: $0.base64) }
        return request(pages + [.text(ending(conventions, rung))], rung)
    }

    private func request(_ parts: [ModelRequest.Part], _ rung: ForcingRung) -> ModelRequest {
        ModelRequest(
            system: PromptText(schema: schema, valueForm: valueForm, toolName: tool.name).system(for: rung),
            turns: [.user(parts)], tool: tool, rung: rung, maxOutputTokens: maxOutputTokens)
    }

    private func ending(_ conventions: WritingConventions?, _ rung: ForcingRung) -> String {
        let text = PromptText(schema: schema, valueForm: valueForm, toolName: tool.name)
        return [conventions.flatMap(text.hint), text.call(for: rung)].compactMap(\.self).joined(
            separator: "\n")
    }

    /// `record_invoice`; what a tool's name may not hold becomes `_`.
    private static func toolName(_ kind: String) -> String {
        let letters = kind.utf8.map { byte -> Character in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"):
                Character(Unicode.Scalar(byte))
            default: "_"
            }
        }
        return "record_" + String(letters.prefix(57))
    }
}

/// How money, numbers and dates are asked for.
public enum ValueForm: String, Sendable, Hashable, Codable, CaseIterable {
    /// JSON numbers, and dates as `yyyy-mm-dd`: the model converts.
    case canonical
    /// Strings copied from the page, which are normalised here: a model that need not convert can't err at it.
    case asPrinted = "as-printed"
}

/// The wording of all prompts; recorded with each run, and changed with every change of the wording.
public enum PromptVersion {
    public static let current = "2"
}
