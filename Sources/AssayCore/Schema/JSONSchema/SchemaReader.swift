/// The keywords of one schema object, read with their types checked.
struct SchemaReader {
    let object: JSONObject
    let schema: SchemaDocuments.Located
    /// The schema's place for messages.
    let location: String

    func has(_ keyword: SchemaKeyword) -> Bool { object[keyword.rawValue] != nil }

    func error(_ keyword: SchemaKeyword, _ message: String) -> DefinitionError {
        DefinitionError(at: location + "/" + keyword.rawValue, message)
    }

    func number(_ keyword: SchemaKeyword) throws(DefinitionError) -> JSONNumber? {
        guard let value = object[keyword.rawValue] else { return nil }
        guard let number = value.number else { throw error(keyword, "must be a number") }
        return number
    }

    func count(_ keyword: SchemaKeyword) throws(DefinitionError) -> Int? {
        guard let value = object[keyword.rawValue] else { return nil }
        guard let count = value.number?.int, count >= 0 else {
            throw error(keyword, "must be a whole number from 0")
        }
        return count
    }

    func text(_ keyword: SchemaKeyword) throws(DefinitionError) -> String? {
        guard let value = object[keyword.rawValue] else { return nil }
        guard let text = value.string else { throw error(keyword, "must be a text") }
        return text
    }

    func flag(_ keyword: SchemaKeyword) throws(DefinitionError) -> Bool {
        guard let value = object[keyword.rawValue] else { return false }
        guard let flag = value.bool else { throw error(keyword, "must be true or false") }
        return flag
    }

    func list(_ keyword: SchemaKeyword) throws(DefinitionError) -> [JSON]? {
        guard let value = object[keyword.rawValue] else { return nil }
        guard let list = value.array else { throw error(keyword, "must be a list") }
        return list
    }

    func map(_ keyword: SchemaKeyword) throws(DefinitionError) -> JSONObject? {
        guard let value = object[keyword.rawValue] else { return nil }
        guard let map = value.object else { throw error(keyword, "must be an object") }
        return map
    }

    /// A list of texts, each once.
    func names(_ value: JSON, _ keyword: SchemaKeyword) throws(DefinitionError) -> [String] {
        let names = (value.array ?? []).compactMap(\.string)
        guard names.count == value.array?.count, Set(names.map(ScalarKey.init)).count == names.count else {
            throw error(keyword, "must be a list of different texts")
        }
        return names
    }

    func types() throws(DefinitionError) -> JSONTypes? {
        guard let value = object[SchemaKeyword.type.rawValue] else { return nil }
        let single = value.string.map { [$0] }
        let names = if let single { single } else { try names(value, .type) }
        guard !names.isEmpty else { throw error(.type, "must name a type") }
        var types: JSONTypes = []
        for name in names {
            guard let type = JSONTypes(name: name) else {
                let known = JSONTypes.names.map(\.name)
                let hint = Suggestion.sentence(for: name, in: known)
                let list = known.joined(separator: ", ")
                throw error(.type, "there is no type \"\(name)\".\(hint) The types are \(list).")
            }
            types.insert(type)
        }
        return types
    }
}
