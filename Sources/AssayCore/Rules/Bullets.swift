/// Marks that open an item of a list: `•`, `=>`, `✔`, `3.`, `b)`, `(iv)`.
enum Bullet: Hashable {
    case mark, number, letter

    /// nil for a word that opens none.
    init?(_ text: String) {
        guard let first = text.unicodeScalars.first, text.utf8.count < 12 else { return nil }
        if Self.marks.contains(text) || text.unicodeScalars.count <= 2 && Self.isPicture(first) {
            self = .mark
            return
        }
        guard let sort = Self.counted(text) else { return nil }
        self = sort
    }

    /// Signs alone, as they are typed where a page has no lists.
    private static let marks: Set<String> = [
        "-", "–", "•", "·", "●", "▪", "*", "◦", "‣", "o", "○", "■", "~", ">", "»", "+", "--", "---", "=>",
        "->", "==>",
        "-->", ">>", "**", "[x]", "[X]", "(x)",
    ]

    /// A tick, a star, an arrow, an emoji.
    private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2190...0x21FF, 0x25A0...0x27BF, 0x2900...0x297F, 0x2B00...0x2BFF: true
        default: scalar.properties.isEmojiPresentation
        }
    }

    /// `3.`, `3)`, `(3)`, `b)`, `(b)`, `(iv)`: a bracket or a point behind a short count.
    private static func counted(_ text: String) -> Bullet? {
        guard let last = text.last, last == ")" || last == "." else { return nil }
        let count = text.dropFirst(text.hasPrefix("(") ? 1 : 0).dropLast()
        guard (1...4).contains(count.utf8.count) else { return nil }
        if count.allSatisfy(\.isNumber) { return count.count <= 2 ? .number : nil }
        guard last == ")" else { return nil }
        let isRoman = count.allSatisfy { "ivx".contains($0) }
        return isRoman || count.count == 1 && count.allSatisfy { $0.isLetter && $0.isLowercase }
            ? .letter : nil
    }
}

extension RulesContext {
    /// How a line opens an item of a list; nil for one that opens none.
    func bullet(of line: Range<Int>) -> Bullet? {
        guard let first = line.first else { return nil }
        let text = scan.tokens[first].text
        if let bullet = Bullet(text) { return bullet }
        // Glued to the first word.
        let isGlued = text.unicodeScalars.first.map { "–•·●▪*◦‣○■".unicodeScalars.contains($0) } ?? false
        return isGlued && text.unicodeScalars.count > 1 ? .mark : nil
    }

    func isBullet(_ line: Range<Int>) -> Bool { bullet(of: line) != nil }

    /// `[ ] Own tools`: a box that is not ticked.
    func isUnticked(_ line: Range<Int>) -> Bool {
        line.count > 2 && scan.tokens[line.lowerBound].text == "["
            && scan.tokens[line.lowerBound + 1].text == "]"
    }

    /// A line without a mark that stands alone before its text.
    func withoutBullet(_ line: Range<Int>) -> Range<Int> {
        guard line.count > 1, Bullet(scan.tokens[line.lowerBound].text) != nil else { return line }
        return line.lowerBound + 1..<line.upperBound
    }
}
