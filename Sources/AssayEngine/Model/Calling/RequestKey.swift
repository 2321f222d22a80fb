import AssayCore

// Calling: one question until it is answered: its key, the forcing ladder, retries and waiting, cost.

/// What tells two questions apart: the model with what it is told about how to answer, and the question.
enum RequestKey {
    /// Raised when requests are translated differently, so that old answers no longer stand for new ones.
    private static let edition = 1

    /// SHA-256 of the canonical request as 64 lower-case hex digits.
    ///
    /// - Parameters:
    ///   - model: `provider/model`.
    ///   - parameters: whatever else changes the model's answers.
    static func text(of request: ModelRequest, to model: String, parameters: JSON) -> String {
        var json: JSONObject = [
            "edition": JSON.integer(edition), "model": .string(model), "parameters": parameters,
            "system": .string(request.system), "turns": .array(request.turns.map(turn)),
            "tool": [
                "name": .string(request.tool.name), "description": .string(request.tool.description),
                // The order of properties is the order of the answer: it matters, and canonical text drops it.
                "parameters": .string(request.tool.parameters.text(.compact)),
            ],
            "rung": .string(request.rung.rawValue),
            "max_output_tokens": JSON.integer(request.maxOutputTokens),
        ]
        if !request.omitted.isEmpty {
            json["omitted"] = .array(request.omitted.sorted().map(JSON.string))
        }
        return Digest.hex(JSON.object(json).text(.canonical))
    }

    private static func turn(_ turn: ModelRequest.Turn) -> JSON {
        switch turn {
        case .user(let parts): ["user": .array(parts.map(part))]
        case .answer(let callID, let arguments): ["answer": .string(arguments), "call": .string(callID)]
        case .rejection(let callID, let message): ["rejection": .string(message), "call": .string(callID)]
        }
    }

    private static func part(_ part: ModelRequest.Part) -> JSON {
        switch part {
        case .text(let text): ["text": .string(text)]
        case .image(let type, let base64): ["image": .string(type.rawValue), "base64": .string(base64)]
        }
    }
}
