import Foundation

/// Amounts and numbers beside their captions.
extension RulesContext {
    func amounts(for field: Int) -> [Candidate] {
        let isMoney = schema.schema.fields[field].kind == .money
        let pair = schema.pairs[field]
        let found = captions(of: field).filter { !isOfEarlierBill($0) }.flatMap { caption in
            if let pair, caption.belongs(to: .field(pair.partner)) {
                return amounts(of: pair, field, beside: caption)
            }
            return isMoney ? amounts(field, beside: caption) : numbers(field, beside: caption)
        }
        if isMoney, pair == nil { return rounded(found + columnSums(for: field)) }
        // What a caption in a sentence leads to may be something else.
        guard found.allSatisfy({ $0.risk > 0 }), isMoney, let pair, pair.isWhole else { return found }
        let beside = amountsBesidePeriods(of: pair, field)
        return found + beside + (found.isEmpty ? amountsAnywhere(of: pair) : [])
    }

    /// Of amounts that differ by no more than cash is rounded by, the lower one on the page is the rounded one; on a receipt of
    /// those that differ by zeros with a stroke the one that has the zeros.
    private func rounded(_ candidates: [Candidate]) -> [Candidate] {
        let limit = Decimal(sign: .plus, exponent: -2, significand: 5)
        return candidates.map { candidate in
            guard let number = candidate.number, let place = candidate.tokens.first?.lowerBound else {
                return candidate
            }
            let others = candidates.filter { other in
                guard let amount = other.number, amount != number, let above = other.tokens.first?.lowerBound
                else { return false }
                return abs(amount - number) <= limit && above < place && Solver.isInCoins(number)
                    || !hasParties && Solver.isSlip(amount, for: number)
            }
            guard let best = others.map(\.score).max() else { return candidate }
            return candidate.adding(max(0.25, best - candidate.score + Self.lead))
        }
    }

    /// More than tells two amounts apart (see `Rivalry`).
    private static let lead = 0.16

    private func amounts(_ field: Int, beside caption: Caption) -> [Candidate] {
        let isHelper =
            printsCents && schema.schema.auxiliary.contains { $0.name == schema.schema.fields[field].name }
        let part = (isPart(caption) ? 0.5 : 0) + (isOfPart(caption, field) ? 0.2 : 0)
        let bare = printsCents && !schema.schema.fields[field].isRequired ? -0.9 : -0.25
        return amountPlaces(of: caption).filter { $0.0.hasCents || !isHelper }.map { span, penalty in
            let plain = isCount(span) ? -0.6 : bare < -0.25 && isLongCode(span) ? -1.2 : bare
            let fit = span.hasCents ? 0.2 : span.mark != nil ? 0.1 : plain
            let found = candidate(span, score: weight(of: caption, for: field) - penalty + fit - part)
            // `Balance brought forward 60.00` is no balance: only a sum can vouch for it.
            return isModified(caption) ? found.doubted : found
        }
    }

    /// Whether amounts of the document have cents as a rule: a number beside a tax's caption that has none is another.
    private var printsCents: Bool {
        let priced = amounts.count(where: \.hasCents)
        return priced > 4 && 10 * amounts.count { $0.mark != nil && !$0.hasCents } < priced
    }

    /// Seven digits and more in one run: an account, or a number of a register.
    private func isLongCode(_ span: AmountSpan) -> Bool {
        scan.text(of: span.tokens).utf8.count { (0x30...0x39).contains($0) } > 6
            && span.tokens.count == 1
            && scan.tokens[span.tokens.lowerBound].key.count
                == scan.tokens[span.tokens.lowerBound].text.utf8.count
    }

    /// `30 days`, `0076`: a number that a small word follows, or that begins with a nought, is of something else.
    private func isCount(_ span: AmountSpan) -> Bool {
        if scan.text(of: span.tokens).utf8.first == UInt8(ascii: "0"), span.value >= 1 { return true }
        let next = span.tokens.upperBound
        guard next < scan.tokens.count, scan.tokens[next].segment == scan.tokens[next - 1].segment else {
            return false
        }
        return scan.tokens[next].isWord && !isFiller(next) && scan.tokens[next].key.count > 2
    }

    /// Whether a caption is also that of an amount that only helps to check this one: a subtotal may be the whole.
    private func isOfPart(_ caption: Caption, _ field: Int) -> Bool {
        let fields = schema.schema.fields
        return caption.owners.contains { owner in
            switch owner {
            case .field(let other):
                other != field && schema.schema.auxiliary.contains { $0.name == fields[other].name }
                    && !schema.schema.auxiliary.contains { $0.name == fields[field].name }
            case .column: false
            }
        }
    }

    /// `GST included in total 1.97` states what is in the total, and not the total.
    private func isPart(_ caption: Caption) -> Bool {
        let first = caption.tokens.lowerBound
        guard !caption.isLeading, first > 0, scan.tokens[first - 1].segment == scan.tokens[first].segment
        else {
            return false
        }
        let key = scan.key(of: first - 1)
        return key.count <= 4 && Self.partWords.contains(String(decoding: key, as: UTF8.self))
    }

    private static let partWords: Set<String> = [
        "in", "of", "im", "vom", "dans", "du", "en", "del", "van", "i", "av",
    ]

    private func numbers(_ field: Int, beside caption: Caption) -> [Candidate] {
        amountPlaces(of: caption).map { span, penalty in
            candidate(span, score: weight(of: caption, for: field) - penalty - (span.mark != nil ? 0.2 : 0))
        }
    }

    private func candidate(_ span: AmountSpan, score: Double) -> Candidate {
        // The last of equal captions sums up what stands above it.
        Candidate(
            span.json, tokens: [span.tokens],
            score: score + 0.1 * depth(of: span.tokens.lowerBound), match: .normalised, number: span.value)
    }

    /// Of several amounts on the row the last is the sum; below a caption the one in its column.
    private func amountPlaces(of caption: Caption) -> [(AmountSpan, Double)] {
        places(of: caption).flatMap { place -> [(AmountSpan, Double)] in
            let numbers = starts(in: place.tokens, of: amountAt)
            return numbers.enumerated().compactMap { order, number in
                let span = amounts[number]
                let start = max(span.tokens.lowerBound, place.tokens.lowerBound)
                // Several amounts in columns are a row of a table, and which one is meant is open.
                let others =
                    0.04 * Double(numbers.count - 1 - order) + (areColumns(numbers) ? 0.15 : 0)
                    + (isTaxRow(numbers) ? 0.3 : 0)
                let gap = penalty(between: place.tokens.lowerBound..<start)
                let head = place.isBelow && isTableHead(caption) ? 0.5 : 0
                return (span, place.penalty + head + (place.isBelow ? 0 : others + gap))
            }
        }
    }

    /// Whether a caption stands in the head of a table of items: what is below it is an item's.
    func isTableHead(_ caption: Caption) -> Bool {
        let row = scan.rows[scan.tokens[caption.tokens.lowerBound].row].tokens
        let columns = row.filter { token in
            guard let other = self.caption(beginningAt: token) else { return false }
            return other.owners.contains { owner in
                switch owner {
                case .column: true
                case .field: false
                }
            }
        }
        return columns.count > 2
    }

    /// A sum stands right of its terms and is no less than they are: a row that ends with a smaller amount lists
    /// the tax on an amount.
    private func isTaxRow(_ numbers: [Int]) -> Bool {
        guard let last = numbers.last, amounts[last].hasCents else { return false }
        return numbers.dropLast().contains {
            amounts[$0].hasCents && amounts[$0].value > amounts[last].value && amounts[last].value >= 0
        }
    }

    private func areColumns(_ numbers: [Int]) -> Bool {
        Set(numbers.map { scan.tokens[amounts[$0].tokens.lowerBound].segment }).count > 1
    }
}
