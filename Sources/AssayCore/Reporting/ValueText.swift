/// Values as people read them in a table: no quotes, several right answers joined by "or", long ones cut.
enum ValueText {
    static func short(_ value: JSON, limit: Int = 48) -> String { cut(text(of: value), limit) }

    private static func text(of value: JSON) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "yes" : "no"
        case .number(let number): number.text
        case .string(let text): text
        case .array(let items):
            items.contains { $0.object != nil && $0["any_of"] == nil }
                ? rows(items) : items.prefix(shown).map(text).joined(separator: "; ")
        case .object(let members):
            (members["any_of"]?.array).map { $0.map(text).joined(separator: " or ") } ?? value.text(.compact)
        }
    }

    /// `2 rows: Desk 1 8000; Chair 2 936.70`.
    private static func rows(_ items: [JSON]) -> String {
        let rows = items.prefix(shown).map { row in
            (row.object ?? [:]).map { text(of: $0.value) }.joined(separator: " ")
        }
        return Figures.counted(items.count, "row") + ": " + rows.joined(separator: "; ")
    }

    /// More items than any table's cell has room for.
    private static let shown = 100

    /// Lines and other controls as spaces; at most `limit` characters, the last an ellipsis.
    static func cut(_ text: String, _ limit: Int) -> String {
        // Twice the limit is looked at, so that a text of a megabyte costs nothing.
        let plain = String(text.prefix(limit * 2).map { $0.isWhitespace || $0.isControl ? " " : $0 })
        return text.dropFirst(limit).isEmpty ? plain : plain.prefix(limit - 1) + "…"
    }
}

extension Character {
    fileprivate var isControl: Bool {
        unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
    }
}
