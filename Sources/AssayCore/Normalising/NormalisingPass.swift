/// One run of the normaliser over one answer: collects the findings on the way.
struct NormalisingPass {
    let conventions: WritingConventions
    private(set) var findings: [Finding] = []

    init(conventions: WritingConventions) { self.conventions = conventions }

    mutating func report(
        _ severity: Finding.Severity, _ code: FindingCode, at path: FieldPath, _ message: String
    ) {
        findings.append(Finding(severity, code, at: path, message: message))
    }

    /// Every field in order. A member whose name differs in case and separators alone is taken for the field:
    /// models write `invoiceNumber` for `invoice_number`.
    mutating func object(_ raw: JSONObject, fields: [FieldDefinition], at path: FieldPath) -> JSONObject {
        let names = Set(fields.map(\.name))
        var strangers = raw.keys.filter { !names.contains($0) }
        var values = JSONObject()
        for field in fields {
            let place = path.appending(field.name)
            if let given = raw[field.name] {
                values[field.name] = value(given, field: field, at: place)
            } else if let index = strangers.firstIndex(where: {
                LatinFolding.key($0) == LatinFolding.key(field.name)
            }) {
                let alias = strangers.remove(at: index)
                report(
                    .note, .normalised, at: place, "The member \(quoted(alias)) was taken for \(field.name).")
                values[field.name] = value(raw[alias] ?? .null, field: field, at: place)
            } else {
                values[field.name] = JSON.null
            }
        }
        for key in strangers {
            report(
                .note, .normalised, at: path,
                "The member \(quoted(key)) is not in the schema and was left out.")
        }
        return values
    }

    mutating func value(_ raw: JSON, field: FieldDefinition, at path: FieldPath) -> JSON {
        if case .null = raw { return .null }
        if let text = raw.string, CanonicalText.statesNothing(CanonicalText.canonical(text)),
            field.kind != .choice || ChoiceText.read(text, field: field) == nil
        {
            return .null
        }
        return switch field.kind {
        case .text: text(raw, at: path, kind: "a text")
        case .identifier: text(raw, at: path, kind: "an identifier")
        case .date: date(raw, at: path)
        case .money: number(raw, at: path, isMoney: true)
        case .number: number(raw, at: path, isMoney: false)
        case .currency: currency(raw, at: path)
        case .choice: choice(raw, field: field, at: path)
        case .list: list(raw, at: path)
        case .table: table(raw, columns: field.columns, at: path)
        }
    }

    /// Rows in which every column is null are left out; no rows at all are null.
    private mutating func table(_ raw: JSON, columns: [FieldDefinition], at path: FieldPath) -> JSON {
        guard let given = raw.array ?? raw.object.map({ [.object($0)] }) else {
            return unreadable(raw, at: path, kind: "a table")
        }
        var rows: [JSON] = []
        for row in given where !row.isNull {
            let place = path.appending(rows.count)
            guard let members = row.object else {
                rows.append(unreadable(row, at: place, kind: "a row"))
                continue
            }
            let values = object(members, fields: columns, at: place)
            if values.contains(where: { !$0.value.isNull }) { rows.append(.object(values)) }
        }
        return rows.isEmpty ? .null : .array(rows)
    }

    mutating func unreadable(_ raw: JSON, at path: FieldPath, kind: String) -> JSON {
        let what = raw.string.map(quoted) ?? raw.number.map(\.text) ?? raw.typeName
        report(.invalid, .notReadableAsKind, at: path, "\(path): \(what) can't be read as \(kind).")
        return raw
    }

    mutating func rewritten(_ raw: String, to canonical: String, at path: FieldPath) {
        guard raw != canonical else { return }
        report(.note, .normalised, at: path, "\(path): \(quoted(raw)) was read as \(canonical).")
    }

    /// In quotation marks, and cut where it is long.
    func quoted(_ text: String) -> String {
        let line = CanonicalText.canonical(text)
        return line.count <= 80 ? "“\(line)”" : "“\(line.prefix(80))…”"
    }
}
