extension FieldReader {
    /// The amounts of `/x-assay/auxiliary`, by name: `{"paid": {"kind": "money", "labels": ["Cash", "Tendered"]}}`.
    static func auxiliary(
        _ extra: DefinitionObject, besides fields: [FieldDefinition]
    ) throws(DefinitionError) -> [FieldDefinition] {
        guard let value = extra["auxiliary"] else { return [] }
        guard let object = value.object else {
            throw extra.mismatch("auxiliary", value, "an object of amounts by their names")
        }
        var found: [FieldDefinition] = []
        for (name, json) in object {
            let place = DefinitionObject.pointer(extra.pointer(to: "auxiliary"), name)
            try checkName(name, at: place)
            guard !fields.contains(where: { $0.name == name }) else {
                throw DefinitionError(at: place, "there is a field of this name")
            }
            let amount = try DefinitionObject(json, at: place, keys: ["kind", "labels"])
            let kind: FieldKind = try amount.required("kind", amount.choice("kind"))
            guard kind.isNumeric else { throw amount.error("kind", "must be money or number") }
            let labels = try amount.required("labels", amount.texts("labels"))
            guard !labels.isEmpty else {
                throw amount.error("labels", "needs at least one caption: by it alone the amount is found")
            }
            found.append(FieldDefinition(name: name, kind: kind, labels: labels))
        }
        return found
    }
}
