extension RequiredIfCheck {
    /// `{"field": "salary_period", "when": "salary_min"}`, with `equals` where the other field must have a value.
    init(_ json: JSON, at pointer: String, _ fields: CheckedFields) throws(DefinitionError) {
        let check = try DefinitionObject(json, at: pointer, keys: ["field", "when", "equals"])
        let field = try fields.field("field", of: check)
        let when = try fields.field("when", of: check)
        guard field.name != when.name else { throw check.error("when", "must be another field") }
        guard field.table == when.table else {
            throw check.error("when", "\"\(when.name)\" is not in the same table as \"\(field.name)\"")
        }
        if let value = check["equals"] { try when.kind.checkBound(value, "equals", check) }
        self.init(field: field.name, when: when.name, equals: check["equals"])
    }
}
