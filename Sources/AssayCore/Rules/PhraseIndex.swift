/// Phrases by their folded text, found at any token in time independent of how many there are (a byte trie).
struct PhraseIndex: Sendable {
    /// A distinct folded phrase.
    struct Phrase: Sendable {
        let key: [UInt8]
        /// One bit for each letter or digit that occurs: two phrases within n edits differ in at most 2n bits.
        let mask: UInt64
        /// What was inserted under this phrase, in order.
        var owners: [Int]
    }

    private struct Node: Sendable {
        let byte: UInt8
        var child: Int32 = -1
        var sibling: Int32 = -1
        var phrase: Int32 = -1
    }

    private(set) var phrases: [Phrase] = []
    private var nodes: [Node] = [Node(byte: 0)]

    /// Phrases without letters and digits are passed over.
    mutating func insert(_ text: String, owner: Int) {
        let key = CaptionKey.bytes(text)
        guard !key.isEmpty else { return }
        let node = key.reduce(0) { descend($0, $1) }
        if nodes[node].phrase < 0 {
            nodes[node].phrase = Int32(phrases.count)
            phrases.append(Phrase(key: key, mask: Self.mask(key[...]), owners: []))
        }
        let phrase = Int(nodes[node].phrase)
        if !phrases[phrase].owners.contains(owner) { phrases[phrase].owners.append(owner) }
    }

    private mutating func descend(_ node: Int, _ byte: UInt8) -> Int {
        if let child = child(of: node, byte) { return child }
        nodes.append(Node(byte: byte, sibling: nodes[node].child))
        nodes[node].child = Int32(nodes.count - 1)
        return nodes.count - 1
    }

    private func child(of node: Int, _ byte: UInt8) -> Int? {
        var child = nodes[node].child
        while child >= 0 {
            if nodes[Int(child)].byte == byte { return Int(child) }
            child = nodes[Int(child)].sibling
        }
        return nil
    }

    /// The node reached from `node` over the bytes; nil where no phrase goes on like that. The root is 0.
    func walk(from node: Int, over bytes: ArraySlice<UInt8>) -> Int? {
        var node = node
        for byte in bytes {
            guard let next = child(of: node, byte) else { return nil }
            node = next
        }
        return node
    }

    /// The phrase that ends at a node.
    func phrase(at node: Int) -> Int? { nodes[node].phrase < 0 ? nil : Int(nodes[node].phrase) }

    static func mask(_ key: ArraySlice<UInt8>) -> UInt64 { key.reduce(0) { $0 | 1 << UInt64($1 & 63) } }
}
