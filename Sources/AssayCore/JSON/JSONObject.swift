/// Members of a JSON object in the order in which they were written. Equality ignores the order.
public struct JSONObject: Sendable {
    private var order: [String]
    private var members: [String: JSON]

    public init() {
        order = []
        members = [:]
    }

    /// Later members replace earlier ones of the same key and keep the earlier place.
    public init(_ pairs: some Sequence<(String, JSON)>) {
        self.init()
        for (key, value) in pairs { self[key] = value }
    }

    public var keys: [String] { order }
    public var count: Int { order.count }
    public var isEmpty: Bool { order.isEmpty }

    /// Setting nil removes the member; a new key goes to the end.
    public subscript(key: String) -> JSON? {
        get { members[key] }
        set {
            if let newValue {
                if members.updateValue(newValue, forKey: key) == nil { order.append(key) }
            } else if members.removeValue(forKey: key) != nil {
                order.removeAll { $0 == key }
            }
        }
    }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool { left.members == right.members }
    public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}

extension JSONObject: Sequence {
    /// Members in order.
    public func makeIterator() -> AnyIterator<(key: String, value: JSON)> {
        var rest = order[...]
        return AnyIterator {
            guard let key = rest.popFirst(), let value = members[key] else { return nil }
            return (key, value)
        }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}
