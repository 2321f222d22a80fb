import Foundation

/// Canonical values as the checks look at them: by the generalised names of fields, row by row in tables.
struct CheckedValues {
    let values: JSON
    let schema: DocumentSchema

    /// A value that is not null, with its place.
    struct Leaf {
        let path: FieldPath
        let value: JSON

        /// Its number, or nil where it is none.
        var decimal: Decimal? { value.number.flatMap { Decimal($0) } }

        /// As it stands in the values.
        var text: String {
            value.number?.text ?? value.string ?? value.bool.map(String.init) ?? value.typeName
        }
    }

    /// Where a check is evaluated: a row of a table, or the document.
    struct Scope {
        fileprivate let values: JSON
        fileprivate let table: String?
        fileprivate let row: Int

        /// The place of a field, whether or not there is a value.
        func path(_ field: String) -> FieldPath {
            let parts = CheckedValues.parts(field)
            guard let column = parts.column else { return FieldPath(field) }
            return FieldPath(parts.name).appending(row).appending(column)
        }

        /// The value of a field here; nil where it is null or belongs to another table.
        func leaf(_ field: String) -> Leaf? {
            let parts = CheckedValues.parts(field)
            guard parts.column == nil || parts.name == table else { return nil }
            let path = path(field)
            return values[path].flatMap { $0.isNull ? nil : Leaf(path: path, value: $0) }
        }
    }

    /// Each row of the first table that is named, or else the document as a whole.
    func scopes(_ fields: [String]) -> [Scope] {
        guard let table = fields.lazy.map(Self.parts).first(where: { $0.column != nil })?.name else {
            return [Scope(values: values, table: nil, row: 0)]
        }
        return (values[table]?.array ?? []).indices.map { Scope(values: values, table: table, row: $0) }
    }

    /// The values of a field, or of a column in every row; nil where one of them is null or there is no row.
    func leaves(_ field: String) -> [Leaf]? {
        let scopes = scopes([field])
        let leaves = scopes.compactMap { $0.leaf(field) }
        return leaves.isEmpty || leaves.count < scopes.count ? nil : leaves
    }

    /// The smallest amount of the document's currency, by the first field of that kind: 0.01 for EUR, 1 for JPY.
    var minorUnit: Decimal { Decimal(sign: .plus, exponent: -minorDigits, significand: 1) }

    var minorDigits: Int {
        let field = schema.fields.first { $0.kind == .currency }
        return CurrencyText.minorUnits(of: field.flatMap { values[$0.name]?.string })
    }

    func isSensitive(_ field: String) -> Bool { schema.field(field)?.isSensitive ?? false }

    /// `line_items.amount` as table and column.
    private static func parts(_ field: String) -> (name: String, column: String?) {
        guard let point = field.firstIndex(of: ".") else { return (field, nil) }
        return (String(field[..<point]), String(field[field.index(after: point)...]))
    }
}

extension JSON {
    /// An answer with the document's auxiliary amounts beside its fields.
    func adding(_ auxiliary: JSONObject) -> JSON {
        guard var object, !auxiliary.isEmpty else { return self }
        for (name, value) in auxiliary { object[name] = value }
        return .object(object)
    }
}
