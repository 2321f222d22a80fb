extension MatchesCheck {
    /// `{"field": "purchase_order", "pattern": "^PO-[0-9]+$"}`.
    init(_ json: JSON, at pointer: String, _ fields: CheckedFields) throws(DefinitionError) {
        let check = try DefinitionObject(json, at: pointer, keys: ["field", "pattern"])
        let field = try fields.field("field", of: check, .texts)
        let pattern = try check.required("pattern", try check.text("pattern"))
        do throws(SchemaPattern.Mistake) {
            _ = try SchemaPattern(pattern)
        } catch {
            throw check.error("pattern", "\"\(pattern)\" is no regular expression: \(error)")
        }
        self.init(field: field.name, pattern: pattern)
    }
}
