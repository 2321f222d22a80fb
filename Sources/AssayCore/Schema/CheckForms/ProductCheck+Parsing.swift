extension ProductCheck {
    /// `{"factors": ["line_items.quantity", "line_items.unit_price"], "equals": "line_items.amount"}`, with a
    /// `tolerance` where that is wanted.
    init(_ json: JSON, at pointer: String, _ fields: CheckedFields) throws(DefinitionError) {
        let check = try DefinitionObject(json, at: pointer, keys: ["factors", "equals", "tolerance"])
        let names = try check.required("factors", try check.texts("factors"))
        guard names.count > 1 else { throw check.error("factors", "names at least two columns") }
        let product = try fields.field("equals", of: check, .numbers)
        var factors: [String] = []
        for (index, name) in names.enumerated() {
            let place = check.pointer(to: "factors") + "/\(index)"
            let factor = try fields.field(name, at: place, .numbers)
            guard factor.table == product.table else {
                throw DefinitionError(
                    at: place, "\"\(name)\" is not in the same table as \"\(product.name)\"")
            }
            factors.append(factor.name)
        }
        guard product.table != nil else {
            throw check.error("equals", "\"\(product.name)\" is no column of a table")
        }
        self.init(factors: factors, equals: product.name, tolerance: try check.amount("tolerance"))
    }
}
