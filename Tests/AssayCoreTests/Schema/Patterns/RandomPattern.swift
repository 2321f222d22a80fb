/// Random regular expressions over a, b, c and space, of what ECMA-262 and ICU read alike.
enum RandomPattern {
    static func text(depth: Int, using generator: inout some RandomNumberGenerator) -> String {
        guard depth > 0 else { return atom(using: &generator) }
        func inner() -> String { text(depth: depth - 1, using: &generator) }
        switch Int.random(in: 0..<9, using: &generator) {
        case 0, 1, 2: return inner() + inner()
        case 3: return "(?:" + inner() + "|" + inner() + ")"
        case 4:
            return "(?:" + inner() + ")"
                + (["*", "+", "?", "{2}", "{1,3}", "*?"].randomElement(using: &generator) ?? "")
        case 5: return "(" + inner() + "|)"
        case 6: return (["(?=", "(?!"].randomElement(using: &generator) ?? "") + inner() + ")"
        // Behind, ICU wants bounded lengths.
        case 7:
            return (["(?<=", "(?<!"].randomElement(using: &generator) ?? "") + atom(using: &generator) + ")"
        default: return atom(using: &generator)
        }
    }

    private static func atom(using generator: inout some RandomNumberGenerator) -> String {
        ["a", "b", "c", ".", "[ab]", "[^a]", #"\w"#, #"\s"#, #"\b"#, "^", "$", "(?:ab)"].randomElement(
            using: &generator) ?? "a"
    }
}
