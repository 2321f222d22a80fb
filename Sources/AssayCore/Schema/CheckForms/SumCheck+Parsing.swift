extension SumCheck {
    /// `{"fields": ["subtotal", "-discount"], "equals": "total", "tolerance": 0.02}`.
    init(_ json: JSON, at pointer: String, _ fields: CheckedFields) throws(DefinitionError) {
        let check = try DefinitionObject(json, at: pointer, keys: ["fields", "equals", "tolerance"])
        let names = try check.required("fields", try check.texts("fields"))
        guard !names.isEmpty else { throw check.error("fields", "names at least one field") }
        var terms: [Term] = []
        for (index, name) in names.enumerated() {
            let isSubtracted = name.hasPrefix("-")
            let place = check.pointer(to: "fields") + "/\(index)"
            let field = try fields.field(isSubtracted ? String(name.dropFirst()) : name, at: place, .numbers)
            terms.append(Term(field.name, isSubtracted: isSubtracted))
        }
        let sum = try fields.field("equals", of: check, .numbers)
        guard sum.table == nil else { throw check.error("equals", "the sum is a field, not a column") }
        self.init(terms: terms, equals: sum.name, tolerance: try check.amount("tolerance"))
    }
}
