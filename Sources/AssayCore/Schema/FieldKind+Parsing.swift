extension FieldKind {
    /// The kind that `x-assay` states, or the one that the type implies. Thrown are kinds that the type can't
    /// hold and types that no kind can.
    init(
        of schema: PropertySchema, in document: JSON, _ extra: DefinitionObject
    ) throws(DefinitionError) {
        let implied = try Self.implied(by: schema, in: document)
        guard let stated: FieldKind = try extra.choice("kind") else {
            self = implied
            return
        }
        guard implied.alternatives.contains(stated) else {
            let fitting = implied.alternatives.map(\.rawValue).joined(separator: ", ")
            throw extra.error(
                "kind", "the property's type can't hold a \(stated.rawValue); it can hold \(fitting)")
        }
        if stated == .choice, implied != .choice {
            throw extra.error("kind", "a choice needs an \"enum\" of texts")
        }
        self = stated
    }

    private static func implied(
        by schema: PropertySchema, in document: JSON
    ) throws(DefinitionError) -> FieldKind {
        let hasChoices = try hasChoices(schema)
        guard schema.types.count == 1, let type = schema.types.first else {
            if hasChoices, schema.object["type"] == nil { return .choice }
            throw DefinitionError(at: schema.pointer, "a field needs one type besides null")
        }
        switch type {
        case "string": return hasChoices ? .choice : text(format: schema.object["format"]?.string)
        case "number", "integer": return .number
        case "array":
            let items = try PropertySchema(
                schema.object["items"] ?? nil, at: schema.pointer + "/items", in: document)
            switch items.types {
            case ["object"]: return .table
            case ["string"]: return .list
            default:
                throw DefinitionError(
                    at: items.pointer, "the items of a list are texts, those of a table objects")
            }
        default:
            throw DefinitionError(
                at: schema.pointer,
                "a field is a text, a number, a choice, a list of texts or a table, and no \(type)")
        }
    }

    private static func hasChoices(_ schema: PropertySchema) throws(DefinitionError) -> Bool {
        guard let values = schema.object["enum"]?.array?.filter({ !$0.isNull }), !values.isEmpty else {
            return false
        }
        guard schema.types.isEmpty || schema.types == ["string"] else { return false }
        guard values.allSatisfy({ $0.string?.isEmpty == false }) else {
            throw DefinitionError(at: schema.pointer + "/enum", "the choices must be texts or null")
        }
        return true
    }

    private static func text(format: String?) -> FieldKind {
        switch format {
        case "date": .date
        case "currency": .currency
        case "iban", "vat-id", "uuid": .identifier
        default: .text
        }
    }

    /// The kinds that a type can hold for which this one is implied.
    private var alternatives: [FieldKind] {
        switch self {
        case .date: [.date]
        case .money, .number: [.number, .money]
        case .list: [.list]
        case .table: [.table]
        case .text, .identifier, .currency, .choice: [.text, .identifier, .date, .currency, .choice]
        }
    }

    /// How values of this kind may be compared.
    var comparators: [Comparator] {
        switch self {
        case .text: [.text, .identifier, .choice, .judge]
        case .identifier, .currency, .choice: [.text, .identifier, .choice]
        case .date: [.date]
        case .money, .number: [.money, .number]
        case .list: [.list]
        case .table: [.table]
        }
    }
}
