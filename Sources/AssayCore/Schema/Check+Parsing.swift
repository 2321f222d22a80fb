extension Check {
    /// The forms by the key that holds them.
    enum FormName: String, CaseIterable {
        case sum, product, order, checksum
        case oneOf = "one_of"
        case requiredIf = "required_if"
        case range, matches
    }

    /// One element of `checks`: id, severity and one form.
    init(_ json: JSON, at pointer: String, _ fields: CheckedFields) throws(DefinitionError) {
        let names = FormName.allCases.map(\.rawValue)
        let check = try DefinitionObject(json, at: pointer, keys: ["id", "severity"] + names)
        let forms = FormName.allCases.filter { check[$0.rawValue] != nil }
        guard forms.count == 1, let name = forms.first, let value = check[name.rawValue] else {
            throw DefinitionError(at: pointer, "a check has one of \(names.joined(separator: ", "))")
        }
        self.init(
            id: try check.required("id", try check.text("id")),
            severity: try check.required("severity", try check.choice("severity")),
            form: try Form(name, value, at: check.pointer(to: name.rawValue), fields))
    }
}

extension Check.Form {
    fileprivate init(
        _ name: Check.FormName, _ json: JSON, at pointer: String, _ fields: CheckedFields
    ) throws(DefinitionError) {
        self =
            switch name {
            case .sum: .sum(try SumCheck(json, at: pointer, fields))
            case .product: .product(try ProductCheck(json, at: pointer, fields))
            case .order: .order(try OrderCheck(json, at: pointer, fields))
            case .checksum: .checksum(try ChecksumCheck(json, at: pointer, fields))
            case .oneOf: .oneOf(try OneOfCheck(json, at: pointer, fields))
            case .requiredIf: .requiredIf(try RequiredIfCheck(json, at: pointer, fields))
            case .range: .range(try RangeCheck(json, at: pointer, fields))
            case .matches: .matches(try MatchesCheck(json, at: pointer, fields))
            }
    }
}

/// The fields that checks may name.
struct CheckedFields {
    /// A field, or a column and its table.
    struct Field {
        let name: String
        let kind: FieldKind
        let table: String?
    }

    private let fields: [Field]

    init(_ definitions: [FieldDefinition]) {
        fields = definitions.flatMap { definition in
            [Field(name: definition.name, kind: definition.kind, table: nil)]
                + definition.columns.map {
                    Field(name: "\(definition.name).\($0.name)", kind: $0.kind, table: definition.name)
                }
        }
    }

    /// The field of that name, which must be of one of some kinds.
    func field(
        _ name: String, at pointer: String, _ kinds: Set<FieldKind> = Set(FieldKind.allCases)
    ) throws(DefinitionError) -> Field {
        guard let field = fields.first(where: { $0.name == name }) else {
            let hint = Suggestion.sentence(for: name, in: fields.map(\.name))
            throw DefinitionError(at: pointer, "there is no field \"\(SchemaWording.cut(name))\".\(hint)")
        }
        guard kinds.contains(field.kind) else {
            let fitting = FieldKind.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: " or ")
            throw DefinitionError(at: pointer, "\"\(name)\" is a \(field.kind.rawValue), not a \(fitting)")
        }
        return field
    }

    /// The field that a key of a check names.
    func field(
        _ key: String, of check: DefinitionObject, _ kinds: Set<FieldKind> = Set(FieldKind.allCases)
    ) throws(DefinitionError) -> Field {
        let name = try check.required(key, try check.text(key))
        return try field(name, at: check.pointer(to: key), kinds)
    }
}

extension Set<FieldKind> {
    static let numbers: Set<FieldKind> = [.number, .money]
    static let texts: Set<FieldKind> = [.text, .identifier, .currency, .choice]
    /// One value each.
    static let scalars = numbers.union(texts).union([.date])
}
