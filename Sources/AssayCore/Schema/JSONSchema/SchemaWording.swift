/// The sentences of violations: for a person who knows no JSON Schema, and for a model that is to do better.
enum SchemaWording {
    private static let longest = 60

    /// A value in a few words.
    static func short(_ value: JSON) -> String {
        switch value {
        case .null, .bool: value.text()
        case .number(let number): cut(number.text)
        // A long text is cut before it is escaped: its length must cost nothing.
        case .string(let text): JSON.string(cut(text)).text()
        case .array(let items): items.count == 1 ? "a list of 1 item" : "a list of \(items.count) items"
        case .object: "an object"
        }
    }

    /// A text, cut where it is long.
    static func cut(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: longest, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + "…"
    }

    static func types(_ types: JSONTypes, _ value: JSON) -> String {
        "\(short(value)) stands where \(list(words(types), "or")) must stand"
    }

    private static func words(_ types: JSONTypes) -> [String] {
        let words: [(JSONTypes, String)] = [
            (.string, "a text"), (.number, "a number"), (.integer, "a whole number"),
            (.boolean, "true or false"),
            (.array, "a list"), (.object, "an object"), (.null, "null"),
        ]
        return words.filter { types.contains($0.0) }.map(\.1)
    }

    static func choice(_ choice: ChoiceRule, _ value: JSON) -> String {
        let names = choice.values.prefix(20).map(short)
        let rest = choice.values.count > names.count ? ["…"] : []
        let hint =
            value.string.map { Suggestion.sentence(for: $0, in: choice.values.compactMap(\.string)) } ?? ""
        return "\(short(value)) stands where \(list(names + rest, "or")) must stand." + hint
    }

    static func bound(_ bound: BoundRule, _ value: JSON) -> String {
        let relation =
            switch bound.side {
            case .minimum: "less than"
            case .maximum: "more than"
            case .exclusiveMinimum: "not more than"
            case .exclusiveMaximum: "not less than"
            }
        return "\(short(value)) is \(relation) \(bound.limit)"
    }

    static func size(_ size: SizeRule, _ value: JSON) -> String {
        let limit = size.limit
        return switch size.measure {
        case .minLength where limit == 1: "an empty text stands where some text must stand"
        case .minLength: "\(short(value)) is shorter than \(limit) characters"
        case .maxLength: "\(short(value)) is longer than \(limit) characters"
        case .minItems: "\(short(value)) is too short: at least \(limit) must be there"
        case .maxItems: "\(short(value)) is too long: at most \(limit) may be there"
        case .minProperties: "an object with too few members: at least \(limit) must be there"
        case .maxProperties: "an object with too many members: at most \(limit) may be there"
        }
    }

    /// `a, b or c`.
    private static func list(_ words: [String], _ conjunction: String) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }
}
