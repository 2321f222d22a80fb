/// The sensitive values of one document and the placeholders that stand for them: e-mail addresses, IBANs, tax
/// ids, telephone numbers, names after captions, and the values of the schema's `sensitive` fields as the rules find
/// them.
///
/// A value is masked wherever it stands as whole words, however it is spaced, grouped or capitalised. What none
/// of these finds goes out as it is: an unusual number without a caption is not known to be sensitive.
public struct Masking: Sendable {
    private let outgoing: WordReplacement
    private let incoming: WordReplacement
    /// How many values are masked.
    public let count: Int

    /// - Parameters:
    ///   - texts: everything of the document that may go out.
    ///   - known: values that are known to be sensitive, as printed.
    ///   - tag: letters and digits that the document can't know, so that it can't hold a placeholder.
    public init(texts: [String], known: [String], tag: String) {
        var entries: [(value: String, placeholder: String)] = []
        var seen: Set<[Unicode.Scalar]> = []
        var numbers: [SensitiveKind: Int] = [:]
        let found = known.map { SensitiveValue(kind: .value, text: $0) } + texts.flatMap(SensitiveScan.values)
        for value in found {
            let key = WordReplacement.key(value.text)
            guard key.count >= Self.shortest, seen.insert(key).inserted else { continue }
            numbers[value.kind, default: 0] += 1
            let placeholder = "\(value.kind.rawValue)_\(numbers[value.kind, default: 0])_\(tag)"
            entries.append((value.text, placeholder))
        }
        outgoing = WordReplacement(entries.map { ($0.value, $0.placeholder) })
        incoming = WordReplacement(entries.map { ($0.placeholder, $0.value) })
        count = entries.count
    }

    /// Letters and digits; what has fewer can't be told from other words.
    private static let shortest = 4

    /// The text with placeholders in place of sensitive values. Columns stay where they are as far as the spaces
    /// after a value allow.
    public func masked(_ text: String) -> String { outgoing.applied(to: text, keepingColumns: true) }

    /// The question with placeholders in everything that is not the same for all documents.
    public func masked(_ request: ModelRequest) -> ModelRequest {
        let turns = request.turns.map { turn -> ModelRequest.Turn in
            switch turn {
            case .user(let parts): .user(parts.map(masked))
            case .answer(let callID, let arguments): .answer(callID: callID, arguments: masked(arguments))
            case .rejection(let callID, let message): .rejection(callID: callID, message: masked(message))
            }
        }
        return ModelRequest(
            system: request.system, turns: turns, tool: request.tool, rung: request.rung,
            maxOutputTokens: request.maxOutputTokens)
    }

    private func masked(_ part: ModelRequest.Part) -> ModelRequest.Part {
        switch part {
        case .text(let text): .text(masked(text))
        case .image: part
        }
    }

    /// The values with what placeholders stand for, in any part of any text; keys stay.
    public func restored(_ json: JSON) -> JSON {
        switch json {
        case .null, .bool, .number: json
        case .string(let text): .string(incoming.applied(to: text, keepingColumns: false))
        case .array(let elements): .array(elements.map(restored))
        case .object(let members): .object(JSONObject(members.map { ($0.key, restored($0.value)) }))
        }
    }
}
