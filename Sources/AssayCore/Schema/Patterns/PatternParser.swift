/// Reads a regular expression of ECMA-262 with the `u` flag. More lenient in two places where people are: a lone `]`
/// or `}` stands for itself, and a `-` beside a class escape (`[\w-.]`) is a hyphen.
struct PatternParser {
    let scalars: [Unicode.Scalar]
    var position = 0
    /// Whether a group is referred to: such a pattern has no linear time.
    private(set) var hasBackreference = false
    private var depth = 0

    private static let depthLimit = 200

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    mutating func pattern() throws(SchemaPattern.Mistake) -> PatternNode {
        let node = try alternatives()
        guard position == scalars.count else { throw mistake("a ) without its (") }
        return node
    }

    var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func next() -> Unicode.Scalar? {
        defer { position += 1 }
        return peek
    }

    /// Steps over a scalar where it stands here.
    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }

    func mistake(_ text: String) -> SchemaPattern.Mistake { SchemaPattern.Mistake(description: text) }

    mutating func referBack() -> PatternNode {
        hasBackreference = true
        return .empty
    }

    /// To a `)` or the end.
    private mutating func alternatives() throws(SchemaPattern.Mistake) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.depthLimit else { throw mistake("groups nest too deeply") }
        var alternatives: [PatternNode] = []
        repeat { alternatives.append(try sequence()) } while skip("|")
        return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
    }

    private mutating func sequence() throws(SchemaPattern.Mistake) -> PatternNode {
        var terms: [PatternNode] = []
        while let scalar = peek, scalar != "|", scalar != ")" { terms.append(try term()) }
        return terms.count == 1 ? terms[0] : .sequence(terms)
    }

    private mutating func term() throws(SchemaPattern.Mistake) -> PatternNode {
        let atom = try atom()
        guard let (minimum, maximum) = try quantifier() else { return atom }
        switch atom {
        case .assertion, .look: throw mistake("nothing to repeat")
        case .empty, .set, .sequence, .alternatives, .repetition: break
        }
        _ = skip("?")
        if let peek, "*+?{".unicodeScalars.contains(peek) {
            throw mistake("nothing to repeat before \(peek)")
        }
        return .repetition(atom, minimum: minimum, maximum: maximum)
    }

    private mutating func atom() throws(SchemaPattern.Mistake) -> PatternNode {
        guard let scalar = next() else { return .empty }
        switch scalar {
        case "^": return .assertion(.start)
        case "$": return .assertion(.end)
        case ".": return .set(.notLineEnd)
        case "(": return try group()
        case "[": return .set(try characterClass())
        case "\\": return try escape()
        case "*", "+", "?", "{": throw mistake("nothing to repeat before \(scalar)")
        default: return .set(ScalarSet([scalar.value...scalar.value]))
        }
    }

    private mutating func quantifier() throws(SchemaPattern.Mistake) -> (minimum: Int, maximum: Int?)? {
        if skip("*") { return (0, nil) }
        if skip("+") { return (1, nil) }
        if skip("?") { return (0, 1) }
        guard skip("{") else { return nil }
        guard let minimum = number() else { throw mistake("a { without a number") }
        let maximum = skip(",") ? number() : minimum
        guard skip("}") else { throw mistake("a { without its }") }
        if let maximum, maximum < minimum { throw mistake("a repetition whose limits are out of order") }
        return (minimum, maximum)
    }

    /// Digits; what is beyond any use is cut, and refused for its size later on.
    private mutating func number() -> Int? {
        var value: Int?
        while let digit = peek?.value, (0x30...0x39).contains(digit) {
            value = min((value ?? 0) * 10 + Int(digit - 0x30), 1_000_000)
            position += 1
        }
        return value
    }

    /// Behind `(`, to behind `)`.
    private mutating func group() throws(SchemaPattern.Mistake) -> PatternNode {
        let look = try groupKind()
        let node = try alternatives()
        guard skip(")") else { throw mistake("a ( without its )") }
        // In a group also what consumes nothing may be repeated.
        return look.map { .look(node, $0) } ?? .sequence([node])
    }

    private mutating func groupKind() throws(SchemaPattern.Mistake) -> PatternLook? {
        guard skip("?") else { return nil }
        if skip(":") { return nil }
        if skip("=") { return PatternLook(isAhead: true, isNegated: false) }
        if skip("!") { return PatternLook(isAhead: true, isNegated: true) }
        guard skip("<") else { throw mistake("an unknown kind of group") }
        if skip("=") { return PatternLook(isAhead: false, isNegated: false) }
        if skip("!") { return PatternLook(isAhead: false, isNegated: true) }
        try groupName()
        return nil
    }

    /// Behind `<`, to behind `>`.
    mutating func groupName() throws(SchemaPattern.Mistake) {
        let start = position
        while let scalar = peek, scalar.properties.isIDContinue || scalar == "$" || scalar == "_" {
            position += 1
        }
        guard position > start, skip(">") else { throw mistake("a group without a name") }
    }
}
