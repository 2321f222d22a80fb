extension ChecksumCheck {
    /// `{"field": "iban", "by": "iban"}`.
    init(_ json: JSON, at pointer: String, _ fields: CheckedFields) throws(DefinitionError) {
        let check = try DefinitionObject(json, at: pointer, keys: ["field", "by"])
        let field = try fields.field("field", of: check, .texts)
        self.init(field: field.name, standard: try check.required("by", try check.choice("by")))
    }
}
