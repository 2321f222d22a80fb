extension RangeCheck {
    /// `{"field": "total", "min": 0, "max": 1000000}`: one bound at least, of the field's kind.
    init(_ json: JSON, at pointer: String, _ fields: CheckedFields) throws(DefinitionError) {
        let check = try DefinitionObject(json, at: pointer, keys: ["field", "min", "max"])
        let field = try fields.field("field", of: check, .numbers.union([.date]))
        let bounds = [("min", check["min"]), ("max", check["max"])]
        for case (let key, let bound?) in bounds { try field.kind.checkBound(bound, key, check) }
        guard bounds.contains(where: { $0.1 != nil }) else {
            throw DefinitionError(at: pointer, "\"min\" or \"max\" is missing")
        }
        guard Self.isRange(check["min"], check["max"]) else {
            throw check.error("max", "is less than \"min\"")
        }
        self.init(field: field.name, min: check["min"], max: check["max"])
    }

    private static func isRange(_ min: JSON?, _ max: JSON?) -> Bool {
        switch (min, max) {
        case (.number(let min), .number(let max)): !(max < min)
        // ISO dates are ordered as texts are.
        case (.string(let min), .string(let max)): min <= max
        case (_, _): true
        }
    }
}

extension FieldKind {
    /// A value to compare a field of this kind with.
    func checkBound(_ value: JSON, _ key: String, _ check: DefinitionObject) throws(DefinitionError) {
        let fits =
            switch self {
            case .money, .number: value.number != nil
            case .date: value.string.map { CalendarDate(iso: $0) != nil } ?? false
            case .text, .identifier, .currency, .choice: value.string != nil
            case .list, .table: false
            }
        guard !fits else { return }
        let pointer = check.pointer + "/" + key
        throw DefinitionError(
            at: pointer, "\(SchemaWording.short(value)) can't be the value of a \(rawValue)")
    }
}
