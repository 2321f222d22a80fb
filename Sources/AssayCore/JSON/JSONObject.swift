/// Members of a JSON object in the order in which they were written. Equality ignores the order. Keys are
/// told apart code point by code point. Looking a key up is constant in time, adding one too.
public struct JSONObject: Sendable {
    private var members: [(key: String, value: JSON)] = []
    /// Places of the keys; nil while there are so few members that searching them is quicker.
    private var places: [ScalarKey: Int]?

    private static let searchedAtMost = 8

    public init() {}

    /// Later members replace earlier ones of the same key and keep the earlier place.
    public init(_ pairs: some Sequence<(String, JSON)>) {
        for (key, value) in pairs { self[key] = value }
    }

    public var keys: [String] { members.map(\.key) }
    public var count: Int { members.count }
    public var isEmpty: Bool { members.isEmpty }

    /// Setting nil removes the member; a new key goes to the end.
    public subscript(key: String) -> JSON? {
        get { place(of: key).map { members[$0].value } }
        set {
            switch (place(of: key), newValue) {
            case (let place?, let value?): members[place].value = value
            case (nil, let value?): append(key, value)
            case (let place?, nil): remove(at: place)
            case (nil, nil): break
            }
        }
    }

    /// Adds a member at the end; false, and nothing is changed, where the key is there already.
    mutating func insert(_ key: String, _ value: JSON) -> Bool {
        guard place(of: key) == nil else { return false }
        append(key, value)
        return true
    }

    private func place(of key: String) -> Int? {
        if let places { return places[ScalarKey(key)] }
        return members.firstIndex { $0.key.hasSameScalars(as: key) }
    }

    private mutating func append(_ key: String, _ value: JSON) {
        members.append((key, value))
        if places != nil {
            places?[ScalarKey(key)] = members.count - 1
        } else if members.count > Self.searchedAtMost {
            places = Self.places(of: members)
        }
    }

    private mutating func remove(at place: Int) {
        members.remove(at: place)
        places = members.count > Self.searchedAtMost ? Self.places(of: members) : nil
    }

    private static func places(of members: [(key: String, value: JSON)]) -> [ScalarKey: Int] {
        var places: [ScalarKey: Int] = [:]
        places.reserveCapacity(2 * members.count)
        for (place, member) in members.enumerated() { places[ScalarKey(member.key)] = place }
        return places
    }
}

/// A key of a dictionary that is told apart from others code point by code point.
struct ScalarKey: Sendable, Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: ScalarKey, right: ScalarKey) -> Bool { left.text.hasSameScalars(as: right.text) }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for (key, value) in members {
            var memberHasher = Hasher()
            memberHasher.combine(key)
            memberHasher.combine(value)
            sum &+= memberHasher.finalize()
        }
        hasher.combine(sum)
    }
}

extension JSONObject: Sequence {
    /// Members in order.
    public func makeIterator() -> IndexingIterator<[(key: String, value: JSON)]> { members.makeIterator() }
    public var underestimatedCount: Int { members.count }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}
