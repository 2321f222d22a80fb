/// Dates of which a recogniser misread digits. Printers of tills put a stroke through the zero, which is read as 8, 6 or 9.
enum MisreadDate {
    /// Letters that can only be digits: `OS-APR-21`, and `@6` for the sixth; nil where there are none.
    static func repaired(_ word: String) -> String? {
        if word.utf8.count == 2, word.utf8.first == UInt8(ascii: "@"), word.utf8.last.map(isDigit) == true {
            return "0" + word.dropFirst()
        }
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count == 3, parts[1].allSatisfy(\.isLetter),
            parts[0].utf8.count == 2, [2, 4].contains(parts[2].utf8.count)
        else { return nil }
        let (day, year) = (digits(parts[0]), digits(parts[2]))
        guard (day + year).utf8.allSatisfy(isDigit), day != parts[0] || year != parts[2] else { return nil }
        return "\(day)-\(parts[1])-\(year)"
    }

    /// The date that a word can only mean where as it stands it is none: `19/84/2018` is the 19th of April; nil where the word
    /// can be a date or none at all.
    static func possible(_ word: String) -> String? {
        guard (7...10).contains(word.utf8.count), let first = word.utf8.first, isDigit(first),
            let mark = word.first(where: { "/-.".contains($0) })
        else { return nil }
        let parts = word.split(separator: mark, omittingEmptySubsequences: false).map { Array($0.utf8) }
        guard parts.allSatisfy({ $0.allSatisfy(isDigit) }) else { return nil }
        if parts.count == 2 { return parted(parts, mark: mark) }
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
            [2, 4].contains(parts[2].count)
        else { return nil }
        let read = [part(parts[0]), part(parts[1]), year(parts[2])]
        guard read != parts else { return nil }
        return read.map { String(decoding: $0, as: UTF8.self) }.joined(separator: String(mark))
    }

    /// `1905/2018`: the first stroke was not seen.
    private static func parted(_ parts: [[UInt8]], mark: Character) -> String? {
        guard parts[0].count == 4, parts[1].count == 4, parts[1].starts(with: "20".utf8),
            let number = Int(String(decoding: parts[0], as: UTF8.self)), (1...31).contains(number / 100),
            (1...12).contains(number % 100)
        else { return nil }
        let (day, month) = (parts[0].prefix(2), parts[0].suffix(2))
        return [Array(day), Array(month), parts[1]].map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: String(mark))
    }

    /// A day or month: neither begins with 6, 8 or 9 where another digit follows.
    private static func part(_ digits: [UInt8]) -> [UInt8] {
        digits.count == 2 && isZeroLike(digits[0]) ? [UInt8(ascii: "0"), digits[1]] : digits
    }

    private static func year(_ digits: [UInt8]) -> [UInt8] {
        digits.count == 4 && digits[0] == UInt8(ascii: "2") && isZeroLike(digits[1])
            ? [digits[0], UInt8(ascii: "0")] + digits[2...] : digits
    }

    private static func isZeroLike(_ digit: UInt8) -> Bool { "689".utf8.contains(digit) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func digits(_ part: Substring) -> String {
        String(part.map { DateSpan.slips[$0] ?? $0 })
    }
}
