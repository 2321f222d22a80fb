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

    /// Every number of the document that is no percentage and no part of a date, in order, without overlaps.
    static func all(
        in scan: DocumentScan, conventions: WritingConventions, except dates: [DateSpan]
    ) -> [AmountSpan] {
        var isDate = [Bool](repeating: false, count: scan.tokens.count)
        for date in dates { for token in date.tokens { isDate[token] = true } }
        return scan.segments.flatMap { segment -> [AmountSpan] in
            guard scan.tokens[segment].contains(where: \.hasDigits) else { return [] }
            let words = segment.map { isDate[$0] ? "" : scan.tokens[$0].text }
            let found = NumberText.scan(words: words, conventions: conventions) {
                scan.isTight(segment.lowerBound + $0)
            }
            return NumberText.separate(found).filter { !$0.isPercent }.compactMap { found in
                found.readings.first.map {
                    AmountSpan(
                        tokens: found.range.shifted(by: segment.lowerBound), reading: $0, mark: found.mark)
                }
            }
        }
    }
}

extension DocumentScan {
    /// Whether a token and the next one are no further apart than a blank.
    func isTight(_ token: Int) -> Bool {
        let gap = tokens[token + 1].box.left - tokens[token].box.right
        return gap < 0.7 * rows[tokens[token].row].height
    }
}
