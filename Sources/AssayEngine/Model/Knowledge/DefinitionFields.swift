import AssayCore

/// The members of an object in a definition file, read by name. What is left over when all are read is
/// refused, with its path.
struct DefinitionFields {
    let pointer: String
    private let object: JSONObject
    private var known: Set<String> = []

    init(_ json: JSON, at pointer: String) throws(DefinitionError) {
        guard let object = json.object else {
            throw DefinitionError(at: pointer, "an object must stand here")
        }
        self.object = object
        self.pointer = pointer
    }

    /// nil where the member is absent.
    mutating func optional(_ name: String) -> JSON? {
        known.insert(name)
        return object[name]
    }

    mutating func value<Value>(
        _ name: String, _ kind: String, _ read: (JSON) -> Value?
    ) throws(DefinitionError) -> Value? {
        guard let json = optional(name) else { return nil }
        guard let value = read(json) else {
            throw DefinitionError(at: "\(pointer)/\(name)", "must be \(kind)")
        }
        return value
    }

    mutating func required<Value>(
        _ name: String, _ kind: String, _ read: (JSON) -> Value?
    ) throws(DefinitionError) -> Value {
        guard let value = try value(name, kind, read) else {
            throw DefinitionError(at: pointer, "\(name) is missing: \(kind)")
        }
        return value
    }

    /// One of an enum's raw values.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, of type: Choice.Type
    ) throws(DefinitionError) -> Choice? where Choice.RawValue == String {
        let names = type.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        return try value(name, "one of \(names)") { json in json.string.flatMap(Choice.init(rawValue:)) }
    }

    /// Refuses members that nobody asked for.
    func finish() throws(DefinitionError) {
        for key in object.keys where !known.contains(key) {
            let names = known.sorted().joined(separator: ", ")
            throw DefinitionError(at: "\(pointer)/\(key)", "unknown key; known are \(names)")
        }
    }
}

extension JSON {
    /// A definition file's text, `.json` or `.json5`.
    init(definition text: String) throws(DefinitionError) {
        do throws(JSONError) {
            self = try JSON(parsing: text, syntax: .json5)
        } catch {
            throw DefinitionError(at: error.pointer, "\(error)")
        }
    }

    /// An ISO date as a string, `2026-10-01`.
    var isoDate: String? {
        guard let text = string, text.utf8.count == 10,
            text.utf8.enumerated().allSatisfy({ index, byte in
                index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
            })
        else { return nil }
        return text
    }
}
