/// Reads the answers for one field of a label, refusing what is not canonical: a wrong label would make every
/// figure wrong without anybody noticing.
struct LabelParser {
    let definition: FieldDefinition

    func answers(_ json: JSON, at path: FieldPath) throws(DefinitionError) -> [Label.Answer] {
        var answers: [Label.Answer] = []
        for (alternative, path) in try Self.alternatives(json, at: path) {
            answers.append(try answer(alternative, at: path))
        }
        return answers
    }

    /// Members of `any_of` with their paths, or the value itself.
    static func alternatives(
        _ json: JSON, at path: FieldPath
    ) throws(DefinitionError) -> [(JSON, FieldPath)] {
        guard case .object(let members) = json, let list = members["any_of"] else { return [(json, path)] }
        guard members.count == 1, case .array(let items) = list, !items.isEmpty else {
            throw DefinitionError(
                at: path.pointer, "any_of stands alone in its object and lists at least one answer")
        }
        return items.enumerated().map { ($0.element, path.appending("any_of").appending($0.offset)) }
    }

    static func refuseUnknown(
        _ keys: [String], of definitions: [FieldDefinition], at path: FieldPath
    ) throws(DefinitionError) {
        let names = definitions.map(\.name)
        for key in keys where !names.contains(key) {
            throw DefinitionError(
                at: path.appending(key).pointer,
                "the schema has no such name; it has \(names.joined(separator: ", "))."
                    + Suggestion.sentence(for: key, in: names))
        }
    }

    private func answer(_ json: JSON, at path: FieldPath) throws(DefinitionError) -> Label.Answer {
        if json.isNull { return .absent }
        switch definition.kind {
        case .list: return try items(json, at: path)
        case .table: return try rows(json, at: path)
        case .text, .identifier, .date, .money, .number, .currency, .choice:
            try check(json, of: definition, at: path)
            return .value(json)
        }
    }

    /// An empty list says the same as null: there is none.
    private func items(_ json: JSON, at path: FieldPath) throws(DefinitionError) -> Label.Answer {
        guard case .array(let elements) = json else {
            throw DefinitionError(at: path.pointer, "a list of texts or null belongs here")
        }
        var items: [[String]] = []
        for (index, element) in elements.enumerated() {
            var writings: [String] = []
            for (writing, path) in try Self.alternatives(element, at: path.appending(index)) {
                guard let text = writing.string, !text.allSatisfy(\.isWhitespace) else {
                    throw DefinitionError(at: path.pointer, "a text belongs here")
                }
                writings.append(text)
            }
            items.append(writings)
        }
        return items.isEmpty ? .absent : .items(items)
    }

    private func rows(_ json: JSON, at path: FieldPath) throws(DefinitionError) -> Label.Answer {
        guard case .array(let elements) = json else {
            throw DefinitionError(at: path.pointer, "a list of rows or null belongs here")
        }
        var rows: [Label.Row] = []
        for (index, element) in elements.enumerated() {
            rows.append(try row(element, at: path.appending(index)))
        }
        return rows.isEmpty ? .absent : .rows(rows)
    }

    private func row(_ json: JSON, at path: FieldPath) throws(DefinitionError) -> Label.Row {
        guard case .object(let members) = json, !members.isEmpty else {
            throw DefinitionError(
                at: path.pointer, "a row is an object with a member for each labelled column")
        }
        try Self.refuseUnknown(members.keys, of: definition.columns, at: path)
        var cells: [String: Label.Cell] = [:]
        for column in definition.columns {
            guard let expected = members[column.name] else { continue }
            var accepted: [JSON] = []
            for (value, path) in try Self.alternatives(expected, at: path.appending(column.name)) {
                if !value.isNull { try check(value, of: column, at: path) }
                accepted.append(value)
            }
            cells[column.name] = Label.Cell(expected: expected, accepted: accepted)
        }
        return Label.Row(cells: cells)
    }

    /// Refuses a value that is not the canonical form of its kind.
    private func check(
        _ json: JSON, of definition: FieldDefinition, at path: FieldPath
    ) throws(DefinitionError) {
        let problem: String? =
            switch definition.kind {
            case .money, .number: json.number == nil ? "a JSON number belongs here, without quotes" : nil
            case .date:
                json.string.flatMap(CalendarDate.init(iso:)) == nil
                    ? "a date belongs here as \"yyyy-mm-dd\"" : nil
            case .choice:
                json.string.map(definition.choices.contains) == true
                    ? nil : "one of \(definition.choices.joined(separator: ", ")) belongs here"
            case .text, .identifier, .currency:
                json.string.map { $0.contains { !$0.isWhitespace } } == true
                    ? nil : "a text belongs here; null where the document states none"
            case .list, .table: "a single value belongs here"
            }
        if let problem { throw DefinitionError(at: path.pointer, problem) }
    }
}
