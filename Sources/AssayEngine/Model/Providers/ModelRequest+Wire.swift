import AssayCore

extension ModelRequest {
    /// The same question with another way of forcing the form. A question that was made for a tool does not
    /// say what the answer looks like: where the tool is taken away, the schema is told in words.
    func forced(by rung: ForcingRung) -> ModelRequest {
        let isSchemaLost = self.rung.isTool && !rung.isTool
        let form = "Answer with one JSON object and nothing else. It must satisfy this JSON Schema:\n"
        let told = isSchemaLost ? [system, form + tool.parameters.text(.compact)] : [system]
        return ModelRequest(
            system: told.filter { !$0.isEmpty }.joined(separator: "\n\n"), turns: turns, tool: tool,
            rung: rung,
            maxOutputTokens: maxOutputTokens)
    }

    /// With the SHA-256 of each picture in its place: a ledger needs to know which, not to hold it twice.
    var withPicturesDigested: ModelRequest {
        let turns = turns.map { turn -> Turn in
            switch turn {
            case .user(let parts): .user(parts.map(\.withPictureDigested))
            case .answer, .rejection: turn
            }
        }
        return ModelRequest(
            system: system, turns: turns, tool: tool, rung: rung, maxOutputTokens: maxOutputTokens
        ).omitting(omitted)
    }
}

extension ModelRequest.Part {
    fileprivate var withPictureDigested: ModelRequest.Part {
        switch self {
        case .text: self
        case .image(let type, let base64): .image(mediaType: type, base64: "sha256:\(Digest.hex(base64))")
        }
    }
}
