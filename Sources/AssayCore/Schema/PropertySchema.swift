/// A property's schema as far as it can be read off: references inside the document are followed, and an
/// alternative between something and null is that something.
struct PropertySchema {
    /// What the schema says, the nearest first.
    let object: JSONObject
    /// Where it stands.
    let pointer: String
    /// Where its `x-assay` stands, which may be in a definition.
    let extensionPointer: String?

    /// The types it names, null left out.
    var types: [String] {
        let named = object["type"]?.string.map { [$0] } ?? object["type"]?.array?.compactMap(\.string) ?? []
        return named.filter { $0 != "null" }
    }

    init(_ json: JSON, at pointer: String, in document: JSON) throws(DefinitionError) {
        guard var object = json.object else {
            throw DefinitionError(
                at: pointer, "\(SchemaWording.short(json)) stands where a schema must stand")
        }
        var place = object["x-assay"] == nil ? nil : pointer
        // The compiler has refused references in a circle; the count is for its absence alone.
        for _ in 0..<32 {
            guard let (inner, innerPointer) = Self.inner(of: object, pointer, in: document) else { break }
            object["$ref"] = nil
            object["anyOf"] = nil
            object["oneOf"] = nil
            if place == nil, inner["x-assay"] != nil { place = innerPointer }
            for (key, value) in inner where object[key] == nil { object[key] = value }
        }
        self.object = object
        self.pointer = pointer
        extensionPointer = place.map { $0 + "/x-assay" }
    }

    private static func inner(
        of object: JSONObject, _ pointer: String, in document: JSON
    ) -> (object: JSONObject, pointer: String)? {
        if let reference = object["$ref"]?.string, reference.hasPrefix("#/"),
            let target = URIReference.decoded(reference.dropFirst()),
            let inner = document.value(at: target)?.object
        {
            return (inner, target)
        }
        for keyword in ["anyOf", "oneOf"] {
            let others = (object[keyword]?.array ?? []).filter { $0["type"] != "null" }
            if others.count == 1, let inner = others[0].object { return (inner, pointer + "/" + keyword) }
        }
        return nil
    }
}

extension JSON {
    /// The value at a JSON pointer.
    func value(at pointer: String) -> JSON? {
        var value = self
        for step in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            let name = JSONPointer.unescaped(step)
            guard let inner = value[name] ?? Int(name).flatMap({ value[$0] }) else { return nil }
            value = inner
        }
        return value
    }
}
