import AssayCore

/// A small schema for checks: an invoice with rows.
func schema(checks: [Check] = []) -> DocumentSchema {
    let row: [FieldDefinition] = [
        FieldDefinition(name: "quantity", kind: .number), FieldDefinition(name: "price", kind: .money),
        FieldDefinition(name: "amount", kind: .money), FieldDefinition(name: "note", kind: .text),
    ]
    let fields: [FieldDefinition] = [
        FieldDefinition(name: "issue", kind: .date), FieldDefinition(name: "due", kind: .date),
        FieldDefinition(name: "code", kind: .identifier),
        FieldDefinition(name: "iban", kind: .identifier, isSensitive: true),
        FieldDefinition(name: "currency", kind: .currency), FieldDefinition(name: "net", kind: .money),
        FieldDefinition(name: "tax", kind: .money), FieldDefinition(name: "discount", kind: .money),
        FieldDefinition(name: "total", kind: .money), FieldDefinition(name: "tags", kind: .list),
        FieldDefinition(name: "rows", kind: .table, columns: row),
    ]
    return DocumentSchema(name: "test", fields: fields, checks: checks, json: [:], guidance: "", source: [:])
}

/// The findings of one hard check.
func findings(_ form: Check.Form, _ values: JSON) -> [Finding] {
    let check = Check(id: "check", severity: .hard, form: form)
    return Checker.findings(values: values, schema: schema(checks: [check]))
}

/// "path: message" of each finding of one hard check.
func problems(_ form: Check.Form, _ values: JSON) -> [String] {
    findings(form, values).map { "\($0.path): \($0.message)" }
}

/// A JSON number with the digits as written.
func money(_ text: String) -> JSON {
    let field = FieldDefinition(name: "amount", kind: .money)
    let normaliser = ValueNormaliser(schema: schema(), conventions: WritingConventions(decimalSeparator: "."))
    return normaliser.normalise(.string(text), field: field, at: "amount").value
}
