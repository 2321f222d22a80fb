import Foundation

/// A run of tokens that states a number or an amount of money.
struct AmountSpan: Sendable {
    let tokens: Range<Int>
    let reading: NumberText.Reading
    /// The currency mark that is part of it, as written.
    let mark: String?

    var value: Decimal { reading.value }
    /// As printed, with a point for the decimal separator.
    var json: JSON { .number(JSONNumber(checked: reading.text)) }
    var hasCents: Bool { reading.fractionDigits == 2 }

    /// Every number of the document that is no percentage and no part of a date or of another such run, in order,
    /// without overlaps.
    static func all(
        in scan: DocumentScan, conventions: WritingConventions, except others: [Range<Int>]
    ) -> [AmountSpan] {
        var isDate = [Bool](repeating: false, count: scan.tokens.count)
        for other in others { for token in other { isDate[token] = true } }
        return scan.segments.flatMap { segment -> [AmountSpan] in
            guard scan.tokens[segment].contains(where: \.hasDigits) else { return [] }
            let (words, places) = words(in: segment, scan, isDate)
            let found = NumberText.scan(words: words, conventions: conventions) {
                scan.isTight(places[$0].upperBound - 1)
            }
            let plain = found.filter { !isDash($0.range.lowerBound, words) }
            return NumberText.separate(plain).filter { !$0.isPercent }.compactMap { found in
                found.readings.first.map {
                    let first = places[found.range.lowerBound].lowerBound
                    return AmountSpan(
                        tokens: first..<places[found.range.upperBound - 1].upperBound, reading: $0,
                        mark: found.mark)
                }
            }
        }
    }

    /// Between two numbers a line is no minus but means `to`.
    private static func isDash(_ word: Int, _ words: [String]) -> Bool {
        ["-", "–", "—", "\u{2212}"].contains(words[word]) && word > 0
            && words[word - 1].utf8.contains { (0x30...0x39).contains($0) }
    }

    /// A line that stands between words, behind a number or its unit, is no minus behind an amount.
    private static func isDash(_ token: Int, in segment: Range<Int>, _ scan: DocumentScan) -> Bool {
        ["-", "–", "—"].contains(scan.tokens[token].text) && token + 1 < segment.upperBound
            && (max(token - 2, segment.lowerBound)..<token).contains { scan.tokens[$0].hasDigits }
    }

    /// The words of a phrase and the tokens of each. A recogniser often parts cents from their point (`53. 60`):
    /// they are put together again.
    private static func words(
        in segment: Range<Int>, _ scan: DocumentScan, _ isDate: [Bool]
    ) -> (words: [String], places: [Range<Int>]) {
        var words: [String] = []
        var places: [Range<Int>] = []
        for token in segment {
            let text = isDate[token] || isDash(token, in: segment, scan) ? "" : scan.amountText(token)
            if let last = words.last, scan.areCents(token), !isDate[token], let mark = last.utf8.last,
                mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","),
                last.utf8.dropLast().last.map({ (0x30...0x39).contains($0) }) == true
            {
                words[words.count - 1] += text
                places[places.count - 1] = places[places.count - 1].lowerBound..<token + 1
            } else {
                words.append(text)
                places.append(token..<token + 1)
            }
        }
        return (words, places)
    }
}

extension DocumentScan {
    /// A token; on a recognised page that has the form of an amount with cents the digits that were read as what looks
    /// like them (`§.30`, `1O.50`), and without the stains around its currency (`<RM_34.80`).
    fileprivate func amountText(_ token: Int) -> String {
        let text = Self.unmarked(tokens[token].text)
        // `85,000/-`: no cents.
        if text.hasSuffix("/-"), text.utf8.count > 2 { return String(text.dropLast(2)) }
        guard text.utf8.count <= 14, text.utf8.contains(UInt8(ascii: ".")),
            tokens[token].hasLetters || text.hasPrefix("§"), pages[page(of: token)].source == .ocr
        else { return text }
        return Self.unstained(text) ?? Self.mended(text) ?? text
    }

    /// Without the letter of a rate or a short unit behind cents (`1,450.00T`, `1,00PC`), and without the sign behind a count (`12×`).
    private static func unmarked(_ text: String) -> String {
        guard let last = text.last, text.utf8.count > 1,
            text.utf8.first.map({ (0x30...0x39).contains($0) }) == true
        else { return text }
        let rest = text.dropLast()
        if last == "×" { return rest.allSatisfy { $0.isASCII && $0.isNumber } ? String(rest) : text }
        let number = text.reversed().drop { $0.isLetter }.reversed()
        guard last.isASCII, last.isUppercase, number.count > 3, text.count - number.count <= 3 else {
            return text
        }
        let mark = number.dropLast(2).last
        let isPriced = (mark == "." || mark == ",") && number.suffix(2).allSatisfy(\.isNumber)
        return isPriced && number.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
            ? String(number) : text
    }

    private static func mended(_ text: String) -> String? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, (1...4).contains(parts[0].count) else { return nil }
        let digits = String(text.map { slips[$0] ?? $0 })
        let isKept = text.count { $0.isASCII && $0.isNumber } >= 2
        return isKept && digits.allSatisfy { $0 == "." || $0.isASCII && $0.isNumber } ? digits : nil
    }

    private static func unstained(_ text: String) -> String? {
        let prefix = text.prefix { !$0.isNumber }
        let amount = text[prefix.endIndex...]
        let letters = prefix.filter(\.isLetter)
        guard letters.count < prefix.count, amount.count >= 4, amount.dropLast(2).last == ".",
            amount.allSatisfy({ $0 == "." || $0.isASCII && $0.isNumber }),
            CurrencyText.code(in: letters, conventions: WritingConventions()) != nil
        else { return nil }
        return letters + amount
    }

    private static let slips: [Character: Character] = [
        "§": "5", "O": "0", "o": "0", "I": "1", "l": "1", "S": "5", "B": "8",
    ]

    /// Two digits right behind the token before, on a page that was recognised from a picture.
    func areCents(_ token: Int) -> Bool {
        let text = tokens[token].text.utf8
        return text.count == 2 && text.allSatisfy { (0x30...0x39).contains($0) } && token > 0
            && isTight(token - 1, limit: 1.2) && pages[page(of: token)].source == .ocr
    }

    /// Whether a token and the next one are no further apart than a blank: `limit` heights.
    func isTight(_ token: Int, limit: Double = 0.7) -> Bool {
        let gap = tokens[token + 1].box.left - tokens[token].box.right
        return gap < limit * rows[tokens[token].row].height
    }
}
