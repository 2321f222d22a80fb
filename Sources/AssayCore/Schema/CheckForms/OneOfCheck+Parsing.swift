extension OneOfCheck {
    /// `{"field": "currency", "values": ["EUR", "USD"]}`.
    init(_ json: JSON, at pointer: String, _ fields: CheckedFields) throws(DefinitionError) {
        let check = try DefinitionObject(json, at: pointer, keys: ["field", "values"])
        let field = try fields.field("field", of: check, .scalars)
        guard let values = try check.required("values", check["values"]).array, !values.isEmpty else {
            throw check.error("values", "must be a list of at least one value")
        }
        for (index, value) in values.enumerated() {
            try field.kind.checkBound(value, "values/\(index)", check)
        }
        self.init(field: field.name, values: values)
    }
}
