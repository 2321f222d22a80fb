// Patterns: regular expressions of ECMA-262 that match in linear time, because texts are hostile. A pattern is read
// into nodes (PatternParser), compiled into steps (PatternProgram), and run on all ways at once (PatternSearch).

/// A regular expression as a tree. Groups have no node: nothing is captured. Nor is it kept whether a repetition is
/// lazy: that decides which match is found, not whether there is one.
indirect enum PatternNode {
    case empty
    case set(ScalarSet)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// `maximum` nil: without end.
    case repetition(PatternNode, minimum: Int, maximum: Int?)
    case assertion(PatternAssertion)
    case look(PatternNode, PatternLook)
}

/// What holds at a place without looking at more than the scalars beside it.
enum PatternAssertion {
    case start, end, wordBoundary, noWordBoundary

    /// Between `text[..<place]` and `text[place...]`.
    func holds(at place: Int, in text: [UInt32]) -> Bool {
        switch self {
        case .start: place == 0
        case .end: place == text.count
        case .wordBoundary: Self.isBoundary(place, text)
        case .noWordBoundary: !Self.isBoundary(place, text)
        }
    }

    private static func isBoundary(_ place: Int, _ text: [UInt32]) -> Bool {
        let before = place > 0 && ScalarSet.word.contains(text[place - 1])
        let after = place < text.count && ScalarSet.word.contains(text[place])
        return before != after
    }
}

/// A look ahead or behind.
struct PatternLook {
    let isAhead: Bool
    let isNegated: Bool
}
