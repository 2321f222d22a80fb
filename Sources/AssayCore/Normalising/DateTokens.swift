/// The parts of a text that could be a date.
enum DateToken: Hashable {
    /// At most nine digits.
    case number(Int, digits: Int)
    case word(DateWord)
    case mark(Mark)

    /// What stands between parts.
    enum Mark: Hashable {
        case space, slash, dot, dash, comma, colon, apostrophe, bracket, plus, ordinal
    }

    /// The parts of a text; nil as soon as something turns up that no date holds. Linear, and gives up after
    /// `limit` parts.
    static func tokens(of text: some Sequence<Unicode.Scalar>, limit: Int = 28) -> [DateToken]? {
        var lexer = Lexer()
        for scalar in text {
            guard lexer.take(scalar), lexer.tokens.count <= limit else { return nil }
        }
        return lexer.end() ? lexer.tokens : nil
    }

    static func mark(_ scalar: Unicode.Scalar) -> Mark? {
        switch scalar {
        case " ", "\t", "\n", "\r", "\u{A0}", "\u{2002}"..."\u{200A}", "\u{202F}": .space
        case "/", "\u{2044}", "\u{2215}": .slash
        case ".", "\u{B7}": .dot
        case "-", "\u{2010}"..."\u{2015}", "\u{2212}": .dash
        case ",", ";": .comma
        case ":": .colon
        case "'", "\u{2018}", "\u{2019}", "`", "\u{B4}": .apostrophe
        case "(", ")", "[", "]", "|", "\"", "*": .bracket
        case "+": .plus
        case "\u{BA}", "\u{AA}", "\u{B0}": .ordinal
        default: nil
        }
    }

    /// Collects digits and letters until something else comes.
    private struct Lexer {
        var tokens: [DateToken] = []
        private var value = 0
        private var digits = 0
        private var letters = FoldedWord()

        mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            if (0x30...0x39).contains(scalar.value) {
                guard endWord(), digits < 9 else { return false }
                value = value * 10 + Int(scalar.value - 0x30)
                digits += 1
                return true
            }
            if let letter = LatinFolding.letter(scalar) {
                endNumber()
                return letters.append(letter) && letters.count <= 12
            }
            if LatinFolding.isIgnored(scalar) { return true }
            guard let mark = DateToken.mark(scalar), end() else { return false }
            if mark != .space || tokens.last != .mark(.space) { tokens.append(.mark(mark)) }
            return true
        }

        mutating func end() -> Bool {
            endNumber()
            return endWord()
        }

        private mutating func endNumber() {
            guard digits > 0 else { return }
            tokens.append(.number(value, digits: digits))
            (value, digits) = (0, 0)
        }

        private mutating func endWord() -> Bool {
            guard letters.count > 0 else { return true }
            guard let word = DateWord.meaning(of: letters) else { return false }
            tokens.append(.word(word))
            letters = FoldedWord()
            return true
        }
    }
}
