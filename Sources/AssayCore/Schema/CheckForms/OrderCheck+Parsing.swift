extension OrderCheck {
    /// `["issue_date", "due_date"]`: dates, or numbers.
    init(_ json: JSON, at pointer: String, _ fields: CheckedFields) throws(DefinitionError) {
        let names = (json.array ?? []).compactMap(\.string)
        guard names.count > 1, names.count == json.array?.count else {
            throw DefinitionError(at: pointer, "must be a list of at least two fields")
        }
        var isDate: Bool?
        for (index, name) in names.enumerated() {
            let place = "\(pointer)/\(index)"
            let field = try fields.field(name, at: place, .numbers.union([.date]))
            guard field.table == nil else {
                throw DefinitionError(at: place, "\"\(name)\" is a column of a table")
            }
            guard isDate ?? (field.kind == .date) == (field.kind == .date) else {
                throw DefinitionError(at: place, "dates and numbers can't be compared")
            }
            isDate = field.kind == .date
        }
        self.init(fields: names)
    }
}
