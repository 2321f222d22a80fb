import AssayTestSupport

@testable import AssayCore

/// Answers as models give them: right, odd and wrong.
enum RawAnswer {
    static func random(for schema: DocumentSchema, using generator: inout SeededGenerator) -> JSON {
        var object = JSONObject()
        for field in schema.fields where Int.random(in: 0..<8, using: &generator) > 0 {
            object[field.name] = field.kind == .table ? table(field, &generator) : value(2, &generator)
        }
        if Bool.random(using: &generator) { object["stranger"] = value(1, &generator) }
        return .object(object)
    }

    private static func table(_ field: FieldDefinition, _ generator: inout SeededGenerator) -> JSON {
        guard Int.random(in: 0..<6, using: &generator) > 0 else { return value(2, &generator) }
        return .array(
            (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                let cells = field.columns.map { ($0.name, value(1, &generator)) }
                return Int.random(in: 0..<6, using: &generator) == 0
                    ? value(1, &generator) : .object(JSONObject(cells))
            })
    }

    private static func value(_ depth: Int, _ generator: inout SeededGenerator) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 12 : 9), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return JSON.number(JSONNumber(Int.random(in: -99999...20_300_000, using: &generator)))
        case 3: return money(NumberWriting.random(using: &generator).text)
        case 4: return .string(NumberWriting.random(using: &generator).text)
        case 5: return .string(DateWriting.random(using: &generator)?.text ?? "")
        case 6, 7, 8: return .string(text(&generator))
        case 9: return .object(JSONObject([("name", value(depth - 1, &generator))]))
        default:
            return .array(
                (0..<Int.random(in: 0...3, using: &generator)).map { _ in value(depth - 1, &generator) })
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let pieces = [
            "remote", "On-Site", "EUR", "€", "-", "N/A", "•", "\n", ",", ";", "(", ")", " ", "  ",
            "cafe\u{301}", "1.", "12",
            "- ", "* ", "none", "\u{200B}", "\u{A0}", "Straße", "télétravail", "Swift", "1.234", "03/04/2026",
            "%", "k", "null",
        ]
        return (0..<Int.random(in: 0...6, using: &generator)).compactMap { _ in
            pieces.randomElement(using: &generator)
        }
        .joined(separator: Bool.random(using: &generator) ? " " : "")
    }
}

extension JSON {
    /// A number with the text as written.
    init(numberText text: String) { self = .number(JSONNumber(checked: text)) }
}
