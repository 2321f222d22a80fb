import Foundation

/// An amount or a range of amounts: `$50-60K`, `from 45.000 to 50.000 EUR`, `up to 55k`.
struct AmountRange {
    let tokens: Range<Int>
    let min: NumberText.Reading?
    let max: NumberText.Reading?
    let mark: String?

    /// Two different amounts with a currency: so rarely anything but pay or a price range that it needs no caption.
    var isPriced: Bool {
        guard let min, let max else { return false }
        return mark != nil && min.value < max.value
    }
}

extension RulesContext {
    /// The ranges and single amounts that begin in a run of tokens, in order.
    func ranges(in run: Range<Int>) -> [AmountRange] {
        var ranges: [AmountRange] = []
        var token = run.lowerBound
        let hasMarks = starts(in: run, of: amountAt).contains { amounts[$0].mark != nil }
        while token < run.upperBound {
            let number = amountAt[token]
            if number < 0 {
                if let range = closeRange(at: token) { ranges.append(range) }
                token += 1
            } else if amounts[number].tokens.lowerBound < run.lowerBound {
                token += 1
            } else if let found = range(from: number, among: run, onlyMarked: hasMarks) {
                if !isYear(found.range) { ranges.append(found.range) }
                token = amounts[found.last].tokens.upperBound
            } else {
                token = amounts[number].tokens.upperBound
            }
        }
        return ranges
    }

    /// `Salary reviewed since 1989`: without a currency a posting's four digits are a year.
    private func isYear(_ range: AmountRange) -> Bool {
        guard schema.posting != nil, range.mark == nil, let value = range.min?.value,
            value == range.max?.value
        else { return false }
        return value >= 1900 && value < 2050 && scan.text(of: range.tokens).count(where: \.isNumber) == 4
            && !hasCurrency(range)
    }

    /// A range written as one word: `$60-80k`.
    private func closeRange(at token: Int) -> AmountRange? {
        let candidate = scan.tokens[token]
        guard candidate.hasDigits, dateAt[token] < 0,
            candidate.text.dropFirst().contains(where: { "-–—".contains($0) })
        else { return nil }
        // `60-80 k€`, `EUR 50-60k`: the mark may stand beside it.
        let segment = scan.segments[candidate.segment]
        let tokens = max(token - 1, segment.lowerBound)..<min(token + 2, segment.upperBound)
        guard let bounds = NumberText.range(in: scan.text(of: tokens), conventions: conventions),
            let min = bounds.min, let max = bounds.max
        else { return nil }
        return AmountRange(tokens: token..<token + 1, min: min, max: max, mark: bounds.mark)
    }

    /// The range that begins with an amount, and the last amount it takes. Where some amounts have a currency
    /// mark, one without is an amount only beside another of its size: in `Step 1 - $50,000` it is a number.
    private func range(
        from number: Int, among run: Range<Int>, onlyMarked: Bool
    ) -> (range: AmountRange, last: Int)? {
        let first = unlisted(amounts[number])
        let start = boundWord(before: first.tokens.lowerBound)
        for other in number + 1..<max(min(number + 4, amounts.count), number + 1) {
            let next = amounts[other]
            guard next.tokens.lowerBound < run.upperBound, isConnected(first, next) else { break }
            guard isComparable(first, next) else { continue }
            let tokens = start..<next.tokens.upperBound
            let bounds = NumberText.range(in: scan.text(of: tokens), conventions: conventions)
            if other == number + 1, let bounds, let min = bounds.min, let max = bounds.max {
                return (
                    AmountRange(tokens: tokens, min: min, max: max, mark: bounds.mark ?? first.mark), other
                )
            }
            // Words between two amounts that are no plain range: a step, a grade.
            if first.mark != nil, next.mark != nil, first.value < next.value {
                return (
                    AmountRange(tokens: tokens, min: first.reading, max: next.reading, mark: first.mark),
                    other
                )
            }
        }
        return onlyMarked && first.mark == nil ? nil : (single(first, start: start), number)
    }

    /// The line that opens an item of a list is no minus.
    private func unlisted(_ amount: AmountSpan) -> AmountSpan {
        let first = amount.tokens.lowerBound
        guard amount.tokens.count > 1, scan.tokens[first].isBullet,
            first == scan.rows[scan.tokens[first].row].tokens.lowerBound
        else { return amount }
        let tokens = first + 1..<amount.tokens.upperBound
        let reading = NumberText.readings(of: scan.text(of: tokens), conventions: conventions).first
        return AmountSpan(tokens: tokens, reading: reading ?? amount.reading, mark: amount.mark)
    }

    /// Both have a mark, or the second is at most twenty times the first, before or after thousands are left out.
    private func isComparable(_ first: AmountSpan, _ second: AmountSpan) -> Bool {
        if first.mark != nil, second.mark != nil { return true }
        if first.mark != nil || second.mark != nil, first.tokens.upperBound + 1 < second.tokens.lowerBound {
            return false
        }
        guard first.value > 0 else { return false }
        let ratio = second.value / first.value
        return ratio >= 1 && ratio <= 20 || ratio >= 1000 && ratio <= 20_000
    }

    private func single(_ amount: AmountSpan, start: Int) -> AmountRange {
        let tokens = start..<amount.tokens.upperBound
        let bounds = NumberText.range(in: scan.text(of: tokens), conventions: conventions)
        return AmountRange(
            tokens: tokens, min: bounds.map { $0.min } ?? amount.reading,
            max: bounds.map { $0.max } ?? amount.reading,
            mark: bounds?.mark ?? amount.mark)
    }

    /// At most two words that belong to a range stand before an amount: `up to`, `from`.
    private func boundWord(before token: Int) -> Int {
        var start = token
        while token - start < 2, start > 0, scan.tokens[start - 1].row == scan.tokens[token].row,
            scan.tokens[start - 1].isWord, captionAt[start - 1] < 0
        {
            start -= 1
        }
        return start
    }

    /// Whether two amounts stand in one sentence with a few words between, one of them `to` or a dash.
    private func isConnected(_ first: AmountSpan, _ second: AmountSpan) -> Bool {
        let between = first.tokens.upperBound..<max(second.tokens.lowerBound, first.tokens.upperBound)
        guard second.tokens.lowerBound < scan.endOfParagraph(from: scan.tokens[first.tokens.lowerBound].row),
            between.count <= 9
        else { return false }
        return between.isEmpty
            ? second.tokens.lowerBound == first.tokens.upperBound : between.contains(where: isConnector)
    }

    private func isConnector(_ token: Int) -> Bool {
        let text = scan.tokens[token].text
        if text.unicodeScalars.allSatisfy({ "-–—~".unicodeScalars.contains($0) }) { return true }
        return Self.connectors.contains(String(decoding: scan.folded[scan.tokens[token].key], as: UTF8.self))
    }

    private static let connectors: Set<String> = [
        "to", "and", "bis", "und", "a", "et", "y", "e", "al", "till", "tot", "en", "och", "hasta", "through",
    ]
}
