import AssayCore

// Knowledge: what is known of models before they are called, from the data files in Models/: what they can
// do (ModelProfile, Capabilities) and what they cost (Price, Prices).

/// What a provider takes of pictures; they are made to fit.
struct PictureLimits: Sendable, Hashable {
    /// Pixels of the longer side; what is larger is scaled down by the provider, and paid for.
    var longestSide = 1568
    /// Pictures in one request.
    var most = 20
    /// Bytes of one picture's file.
    var mostBytes = 3_500_000
    /// Bytes of a PDF that is sent as it is.
    var mostPDFBytes = 20_000_000

    /// What both take.
    func and(_ other: PictureLimits) -> PictureLimits {
        PictureLimits(
            longestSide: min(longestSide, other.longestSide), most: min(most, other.most),
            mostBytes: min(mostBytes, other.mostBytes), mostPDFBytes: min(mostPDFBytes, other.mostPDFBytes))
    }
}

/// What a model can do and how it wants to be asked.
struct ModelProfile: Sendable, Hashable {
    /// The API that the model is asked by.
    enum Interface: String, Sendable, Hashable, CaseIterable {
        /// Anthropic Messages.
        case messages
        /// OpenAI Responses.
        case responses
        /// OpenAI Chat Completions, and the many servers that speak it.
        case chat
        /// Gemini generateContent.
        case generateContent = "generate-content"
    }

    /// What to do about thinking before the answer.
    enum Thinking: String, Sendable, Hashable, CaseIterable {
        /// Say nothing: the model's own default.
        case leave
        /// Switch it off, where a model thinks unless told otherwise.
        case disable
        /// As little as the model allows.
        case low
    }

    /// The name of the output limit in Chat Completions.
    enum LimitField: String, Sendable, Hashable, CaseIterable {
        case maxTokens = "max_tokens"
        case maxCompletionTokens = "max_completion_tokens"

        var other: LimitField {
            switch self {
            case .maxTokens: .maxCompletionTokens
            case .maxCompletionTokens: .maxTokens
            }
        }
    }

    let interface: Interface
    /// The ways to force the form of an answer, the strictest first; never empty.
    let rungs: [ForcingRung]
    /// Whether a request may say `temperature: 0`.
    let takesTemperature: Bool
    let thinking: Thinking
    let limitField: LimitField
    /// Whether tools and schemas are declared `strict`.
    let isStrict: Bool
    /// Whether pictures are understood.
    let takesImages: Bool
    /// Whether PDFs are taken as they are.
    let takesPDF: Bool
    let pictures: PictureLimits
    /// Whether replies are streamed, so that one that never ends is noticed. It doesn't change an answer.
    let isStreamed: Bool
    /// Members of a request that it can do without: left out from then on where the server refuses one by name.
    let optional: Set<String>
    /// Tokens from which on the provider keeps what requests begin with; nil: it keeps nothing that counts.
    let cachedFrom: Int?
    /// Whether the server is asked how probable each token was.
    var tellsTokens = false

    /// What changes the model's answers and so belongs to a request's key.
    var parameters: JSON {
        var parameters: JSONObject = [
            "interface": .string(interface.rawValue), "temperature": takesTemperature ? 0 : nil,
            "thinking": .string(thinking.rawValue), "strict": .bool(isStrict),
        ]
        // Only where it is asked for: answers that were given without it stay found.
        if tellsTokens { parameters["token_probabilities"] = true }
        return .object(parameters)
    }
}
