/// The schema documents of a compilation: which resources (`$id`) and anchors they hold, and where.
struct SchemaDocuments {
    /// The place of a schema: document and JSON pointer.
    struct Place: Hashable {
        let document: Int
        let pointer: String

        func appending(_ step: String) -> Place {
            Place(document: document, pointer: pointer + "/" + JSONPointer.escaped(step))
        }
    }

    struct Located {
        let place: Place
        let json: JSON
        let resource: Int
    }

    /// A schema with an identity of its own: base of the references in it.
    struct Resource {
        var uri: String
        let root: Place
        let json: JSON
        var anchors: [String: Located] = [:]
        var dynamicAnchors: [String: Located] = [:]
    }

    private let supplied: [String: JSON]
    private var documents: [(uri: String, hasValidation: Bool)] = []
    private(set) var resources: [Resource] = []
    private var resourcesByURI: [String: Int] = [:]
    /// The resource of each place where a schema stands.
    private var known: [Place: Int] = [:]

    static let draft = "https://json-schema.org/draft/2020-12/schema"
    private static let validation = "https://json-schema.org/draft/2020-12/vocab/validation"

    init(_ root: JSON, supplied: [String: JSON]) throws(DefinitionError) {
        self.supplied = supplied
        try add(root, uri: "")
    }

    /// The main schema.
    var root: Located { located(resources[0].json, at: resources[0].root, in: 0) }

    /// A schema inside a resource, which may be a resource of its own.
    func located(_ json: JSON, at place: Place, in resource: Int) -> Located {
        Located(place: place, json: json, resource: known[place] ?? resource)
    }

    /// Whether the keywords of the validation vocabulary apply in a place.
    func hasValidation(_ place: Place) -> Bool { documents[place.document].hasValidation }

    /// A place for people: the pointer, after URI and `#` in other documents than the main one.
    func text(_ place: Place) -> String {
        place.document == 0 ? place.pointer : documents[place.document].uri + "#" + place.pointer
    }

    private mutating func add(_ json: JSON, uri: String) throws(DefinitionError) {
        let place = Place(document: documents.count, pointer: "")
        documents.append((uri, true))
        documents[place.document].hasValidation = try hasValidation(json, at: place)
        try index(json, at: place, in: addResource(uri, root: place, json))
    }

    private mutating func addResource(_ uri: String, root: Place, _ json: JSON) -> Int {
        resources.append(Resource(uri: uri, root: root, json: json))
        resourcesByURI[uri] = resourcesByURI[uri] ?? resources.count - 1
        return resources.count - 1
    }

    private func hasValidation(_ json: JSON, at place: Place) throws(DefinitionError) -> Bool {
        guard let dialect = json["$schema"] else { return true }
        let location = text(place.appending("$schema"))
        guard let name = dialect.string else { throw DefinitionError(at: location, "must be a text") }
        let (uri, _) = URIReference.split(name)
        if let vocabulary = supplied[String(uri)]?["$vocabulary"] {
            return vocabulary[Self.validation] != nil
        }
        guard uri == Self.draft || supplied[String(uri)] != nil else {
            throw DefinitionError(at: location, "only JSON Schema 2020-12 is known: \(Self.draft)")
        }
        return true
    }

    /// Notes the resources and anchors of a schema and of all schemas in it.
    private mutating func index(_ json: JSON, at place: Place, in outer: Int) throws(DefinitionError) {
        guard let object = json.object else { return }
        var resource = outer
        if let id = object["$id"] {
            guard let id = id.string, URIReference.split(id).fragment.isEmpty else {
                throw DefinitionError(at: text(place.appending("$id")), "must be a URI without a fragment")
            }
            let uri = URIReference.resolve(URIReference.split(id).uri, against: resources[outer].uri)
            // A document's own `$id` is a second name of it, and the base of what stands in it.
            if place.pointer.isEmpty {
                resources[outer].uri = uri
                resourcesByURI[uri] = resourcesByURI[uri] ?? outer
            } else {
                resource = addResource(uri, root: place, json)
            }
        }
        known[place] = resource
        try indexAnchors(of: object, Located(place: place, json: json, resource: resource))
        for (key, value) in object {
            guard let keyword = SchemaKeyword(rawValue: key) else { continue }
            let inner = place.appending(key)
            switch keyword.shape {
            case .noSchema: break
            case .schema: try index(value, at: inner, in: resource)
            case .list:
                for (number, schema) in (value.array ?? []).enumerated() {
                    try index(schema, at: inner.appending(String(number)), in: resource)
                }
            case .map:
                for (name, schema) in value.object ?? [:] {
                    try index(schema, at: inner.appending(name), in: resource)
                }
            }
        }
    }

    private mutating func indexAnchors(of object: JSONObject, _ schema: Located) throws(DefinitionError) {
        for key in ["$anchor", "$dynamicAnchor"] {
            guard let value = object[key] else { continue }
            guard let name = value.string, !name.isEmpty, resources[schema.resource].anchors[name] == nil
            else {
                throw DefinitionError(
                    at: text(schema.place.appending(key)), "must be a name that is used once")
            }
            resources[schema.resource].anchors[name] = schema
            if key == "$dynamicAnchor" { resources[schema.resource].dynamicAnchors[name] = schema }
        }
    }
}

extension SchemaDocuments {
    /// The schema that a `$ref` names, and its anchor where the fragment is one; nil where it leads nowhere.
    mutating func find(
        _ reference: String, from resource: Int
    ) throws(DefinitionError) -> (schema: Located, anchor: String?)? {
        let (path, fragment) = URIReference.split(reference)
        let uri = URIReference.resolve(path, against: resources[resource].uri)
        if resourcesByURI[uri] == nil, let document = supplied[uri] { try add(document, uri: uri) }
        guard let target = resourcesByURI[uri], let fragment = URIReference.decoded(fragment) else {
            return nil
        }
        if fragment.isEmpty || fragment.hasPrefix("/") {
            return schema(at: fragment, in: target).map { ($0, nil) }
        }
        return resources[target].anchors[fragment].map { ($0, fragment) }
    }

    private func schema(at pointer: String, in start: Int) -> Located? {
        var place = resources[start].root
        var json = resources[start].json
        var resource = start
        for step in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            let name = JSONPointer.unescaped(step)
            guard let inner = json[name] ?? Int(name).flatMap({ json[$0] }) else { return nil }
            json = inner
            place = place.appending(name)
            resource = known[place] ?? resource
        }
        return Located(place: place, json: json, resource: resource)
    }
}
