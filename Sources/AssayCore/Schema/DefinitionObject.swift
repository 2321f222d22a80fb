import Foundation

/// An object of a definition file (schema, strategy), all of whose keys are known, read with types checked.
struct DefinitionObject {
    let object: JSONObject
    /// JSON pointer to the object in its file.
    let pointer: String

    /// - Throws: where `json` is no object, or has a key that is not among `keys`.
    init(_ json: JSON, at pointer: String, keys: [String]) throws(DefinitionError) {
        guard let object = json.object else {
            throw DefinitionError(
                at: pointer, "\(SchemaWording.short(json)) stands where an object must stand")
        }
        for key in object.keys where !keys.contains(key) {
            throw DefinitionError(
                at: Self.pointer(pointer, key),
                "unknown key \"\(key)\".\(Suggestion.sentence(for: key, in: keys)) "
                    + "Known are \(keys.joined(separator: ", ")).")
        }
        self.object = object
        self.pointer = pointer
    }

    subscript(key: String) -> JSON? { object[key] }

    func pointer(to key: String) -> String { Self.pointer(pointer, key) }

    func error(_ key: String, _ message: String) -> DefinitionError {
        DefinitionError(at: pointer(to: key), message)
    }

    func mismatch(_ key: String, _ value: JSON, _ wanted: String) -> DefinitionError {
        error(key, "\(SchemaWording.short(value)) stands where \(wanted) must stand")
    }

    /// A value that must be there.
    func required<Value>(_ key: String, _ value: Value?) throws(DefinitionError) -> Value {
        guard let value else { throw DefinitionError(at: pointer, "\"\(key)\" is missing") }
        return value
    }

    /// A text that is not empty.
    func text(_ key: String) throws(DefinitionError) -> String? {
        guard let value = object[key] else { return nil }
        guard let text = value.string, !text.isEmpty else { throw mismatch(key, value, "some text") }
        return text
    }

    func flag(_ key: String) throws(DefinitionError) -> Bool? {
        guard let value = object[key] else { return nil }
        guard let flag = value.bool else { throw mismatch(key, value, "true or false") }
        return flag
    }

    func whole(_ key: String, _ range: ClosedRange<Int>) throws(DefinitionError) -> Int? {
        guard let value = object[key] else { return nil }
        guard let number = value.number?.int, range.contains(number) else {
            throw mismatch(key, value, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A decimal number from 0.
    func amount(_ key: String) throws(DefinitionError) -> Decimal? {
        guard let value = object[key] else { return nil }
        guard let number = value.number?.decimal, number >= 0 else {
            throw mismatch(key, value, "a number from 0")
        }
        return number
    }

    /// A list of texts, none of them empty.
    func texts(_ key: String) throws(DefinitionError) -> [String]? {
        guard let value = object[key] else { return nil }
        guard let list = value.array else { throw mismatch(key, value, "a list of texts") }
        var texts: [String] = []
        for (index, element) in list.enumerated() {
            guard let text = element.string, !text.isEmpty else {
                throw DefinitionError(
                    at: pointer(to: key) + "/\(index)",
                    "\(SchemaWording.short(element)) stands where some text must stand")
            }
            texts.append(text)
        }
        return texts
    }

    /// One of the raw values of an enumeration.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ type: Choice.Type = Choice.self
    ) throws(DefinitionError) -> Choice? {
        guard let value = object[key] else { return nil }
        return try Self.choice(value, at: pointer(to: key))
    }

    static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ value: JSON, at pointer: String
    ) throws(DefinitionError) -> Choice {
        let known = Choice.allCases.map(\.rawValue)
        if let text = value.string, let choice = Choice(rawValue: text) { return choice }
        let hint = value.string.map { Suggestion.sentence(for: $0, in: known) } ?? ""
        throw DefinitionError(
            at: pointer,
            "\(SchemaWording.short(value)) is not known.\(hint) Known are \(known.joined(separator: ", ")).")
    }

    static func pointer(_ base: String, _ key: String) -> String { base + "/" + JSONPointer.escaped(key) }
}

extension JSON {
    /// Reads a definition file: JSON, or JSON5 with comments.
    init(definition text: String) throws(DefinitionError) {
        do throws(JSONError) {
            self = try JSON(parsing: text, syntax: .json5)
        } catch {
            let place = "line \(error.line), column \(error.column)"
            throw DefinitionError(at: Self.shortened(error.pointer), "\(place): \(error.reason)")
        }
    }

    /// Hundreds of levels deep a pointer helps nobody, and the line and column are told beside it.
    private static func shortened(_ pointer: String) -> String {
        pointer.count > 120 ? pointer.prefix(120) + "…" : pointer
    }
}
