/// When something is due: not the day until which less may be paid.
extension RulesContext {
    /// Without dates up to which a discount is granted: `13.03.2026 less 2 %`. What must be paid by then is another amount.
    func withoutDiscounts(_ candidates: [Candidate], of field: Int) -> [Candidate] {
        guard schema.laterDates.contains(field) else { return candidates }
        return candidates.filter { candidate in
            candidate.tokens.first.map { !isDiscounted($0) } ?? true
        }
    }

    /// Whether the clause around a date speaks of a discount.
    private func isDiscounted(_ date: Range<Int>) -> Bool {
        let row = scan.rows[scan.tokens[date.lowerBound].row].tokens
        var first = date.lowerBound
        while first > row.lowerBound, dateAt[first - 1] < 0, !closesClause(first - 1) { first -= 1 }
        var end = date.upperBound
        while end < row.upperBound, dateAt[end] < 0, !closesClause(end - 1) { end += 1 }
        return (first..<end).contains { token in
            isDiscount(token) && !(token > first && Self.withouts.contains(word(token - 1)))
        }
    }

    private func closesClause(_ token: Int) -> Bool {
        let text = scan.tokens[token].text
        return text.utf8.count > 2 && (text.hasSuffix(",") || text.hasSuffix(";") || text.hasSuffix("."))
    }

    private func isDiscount(_ token: Int) -> Bool {
        let word = word(token)
        return Self.discounts.contains { word.hasPrefix($0) }
    }

    private static let withouts: Set<String> = [
        "ohne", "without", "no", "sans", "senza", "sin", "zonder", "sem", "utan", "uden", "bez", "keine",
        "keinen",
    ]
    private static let discounts = [
        "skonto", "discount", "escompte", "sconto", "descuento", "korting", "rabatt", "rabat", "desconto",
    ]

    /// Dates that a sentence says are the last to pay on: `Please pay £83.46 by 9 May`.
    func datesToPayBy() -> [Candidate] {
        dates.compactMap { span in
            guard let limit = limit(before: span.tokens.lowerBound), isPayment(limit, near: span) else {
                return nil
            }
            return Candidate(
                .string(span.date.description), tokens: [span.tokens],
                score: 0.75 - 0.05 * depth(of: span.tokens.lowerBound), match: .normalised, date: span.date)
        }
    }

    /// The word for a limit before a date; a weekday or an article may stand between.
    private func limit(before date: Int) -> String? {
        let row = scan.rows[scan.tokens[date].row].tokens
        // `payable 9 May`.
        if date > row.lowerBound, Self.payables.contains(word(date - 1)) { return word(date - 1) }
        for token in (max(row.lowerBound, date - 2)..<date).reversed() {
            let word = word(token)
            if Self.limits.contains(word) || Self.days.contains(word) && token == date - 1 { return word }
        }
        return nil
    }

    /// Whether the clause says that money goes, before the date or, as German and Dutch put it, behind; on a day, that it is
    /// taken. A rate in it makes it another offer.
    private func isPayment(_ limit: String, near span: DateSpan) -> Bool {
        let row = scan.tokens[span.tokens.lowerBound].row
        let isSame = row > 0 && scan.rows[row - 1].page == scan.rows[row].page
        let top = scan.rows[isSame ? row - 1 : row].tokens.lowerBound
        var first = span.tokens.lowerBound
        while first > top, !closesClause(first - 1) { first -= 1 }
        var end = span.tokens.upperBound
        while end < scan.rows[row].tokens.upperBound, !closesClause(end - 1) { end += 1 }
        guard !(first..<end).contains(where: { scan.tokens[$0].isPercentage }) else { return false }
        func says(_ range: Range<Int>, _ stems: [String]) -> Bool {
            range.contains { token in
                let word = word(token)
                return stems.contains { word.hasPrefix($0) }
            }
        }
        let isLimit = Self.limits.contains(limit) || Self.payables.contains(limit)
        return says(first..<end, Self.collections)
            || isLimit && says(first..<span.tokens.lowerBound, Self.payments)
            || isLimit && says(span.tokens.upperBound..<max(end, span.tokens.upperBound), Self.finals)
            || isLimit && isUndiscounted(behind: span.tokens.upperBound)
            || says(
                span.tokens.upperBound..<min(span.tokens.upperBound + 1, max(end, span.tokens.upperBound)),
                Self.dues)
    }

    /// `until 9 May without deduction`: all of it is due then.
    private func isUndiscounted(behind token: Int) -> Bool {
        let row = scan.rows[scan.tokens[token - 1].row].tokens
        guard token + 1 < row.upperBound, Self.withouts.contains(word(token)) else { return false }
        return isDiscount(token + 1) || Self.deductions.contains { word(token + 1).hasPrefix($0) }
    }

    private static let deductions = ["abzug", "abzuge", "deduction", "deduc", "detraz", "aftrek", "kurzung"]

    /// What stands right behind the day: `Der Betrag wird am 3.5. fällig`.
    private static let dues = ["fallig", "forfall", "exigible", "echu"]
    private static let finals = [
        "zahl", "bezahl", "uberweis", "begleich", "ausgleich", "betal", "voldo", "voldaan",
    ]
    private static let limits: Set<String> = [
        "by", "until", "before", "bis", "jusquau", "avant", "entro", "antes", "hasta", "voor", "senast",
        "senest", "do",
        "ate",
    ]
    private static let payables: Set<String> = ["payable", "zahlbar", "pagabile", "spatestens", "langstens"]
    private static let days: Set<String> = ["am", "on", "le", "op", "il", "el", "den"]
    private static let payments = [
        "pay", "zahl", "bezahl", "uberweis", "begleich", "ausgleich", "regl", "pagar", "pagament", "pagabil",
        "abonar",
        "betal",
        "voldo", "zaplac", "platn", "transfer", "remit", "settle", "bonific", "virement", "wplac",
    ]
    private static let collections = [
        "abgebucht", "abbuch", "eingezogen", "einzieh", "prelev", "debit", "addebit", "cargad", "cargar",
        "afgeschreven",
        "geincasseerd",
    ]
}
