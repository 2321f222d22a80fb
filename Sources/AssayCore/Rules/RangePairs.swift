import Foundation

/// Two fields of one kind that share a caption are the bounds of a range: the lowest and the highest pay, the
/// first and the last day.
struct RangePair: Sendable {
    let partner: Int
    /// The schema names the lower bound first.
    let isLower: Bool
    /// All captions are shared: the fields mean nothing but the range.
    let isWhole: Bool

    /// By field, for those that share a caption with exactly one other of their kind.
    static func all(of schema: DocumentSchema) -> [Int: RangePair] {
        var pairs: [Int: RangePair] = [:]
        // Amounts that only check a sum may share its captions: `Subtotal`.
        let helpers = Set(schema.auxiliary.map(\.name))
        for (number, field) in schema.fields.enumerated()
        where field.kind.isOrdered && !helpers.contains(field.name) {
            let labels = Set(field.labels)
            let partners = schema.fields.indices.filter { other in
                other != number && schema.fields[other].kind == field.kind
                    && !helpers.contains(schema.fields[other].name)
                    && schema.fields[other].labels.contains(where: labels.contains)
            }
            guard let partner = partners.first, partners.count == 1 else { continue }
            pairs[number] = RangePair(
                partner: partner, isLower: number < partner,
                isWhole: labels == Set(schema.fields[partner].labels))
        }
        return pairs
    }
}

extension FieldKind {
    /// Whether values have a lower and a higher.
    fileprivate var isOrdered: Bool {
        switch self {
        case .date, .money, .number: true
        case .text, .identifier, .currency, .choice, .list, .table: false
        }
    }
}

extension RulesContext {
    /// Amounts for a bound beside a shared caption: of two amounts in one phrase the lower and the higher; one
    /// alone is both, unless a word makes it a bound (`up to`, `from`).
    func amounts(of pair: RangePair, _ field: Int, beside caption: Caption) -> [Candidate] {
        places(of: caption).flatMap { place in
            ranges(in: place.tokens).compactMap { range in
                let start = max(range.tokens.lowerBound, place.tokens.lowerBound)
                let gap = place.isBelow ? 0 : 0.5 * penalty(between: place.tokens.lowerBound..<start)
                var found = candidate(
                    range, score: weight(of: caption, for: field) - place.penalty - gap, pair)
                if !caption.hasColon, !range.isPriced, isExtra(range.tokens) { return nil }
                // A number in the sentence below the word counts something else.
                if place.isBelow, schema.posting != nil, !range.isPriced, !hasCurrency(range),
                    isProse(scan.tokens[start].row)
                {
                    return nil
                }
                // One amount somewhere in a sentence about pay may be a budget, a bonus or a cap.
                if !caption.isLeading, !caption.hasColon, !range.isPriced { found?.risk = 0.5 }
                return found
            }
        }
    }

    /// Priced ranges anywhere, for a pair that no caption leads to.
    func amountsAnywhere(of pair: RangePair) -> [Candidate] {
        ranges(in: 0..<scan.tokens.count).filter { $0.isPriced && !isExtra($0.tokens) }.compactMap {
            candidate($0, score: 0.5, pair)
        }
    }

    func candidate(_ range: AmountRange, score: Double, _ pair: RangePair) -> Candidate? {
        guard let reading = pair.isLower ? range.min : range.max else { return nil }
        // A small number without a currency is a count, and nobody is paid less than nothing.
        if schema.schema.fields[pair.partner].kind == .money {
            guard reading.value >= (range.mark == nil ? 5 : 1), range.mark != nil || !isTime(range),
                !isGrade(range, reading.value)
            else {
                return nil
            }
        }
        // Two amounts say more than one: a cap beside the range's caption is no range.
        let isTrue = range.min.map { low in range.max.map { low.value < $0.value } ?? false } ?? false
        let fit =
            (range.mark == nil ? -0.2 : 0.1) + (range.min != nil && range.max != nil ? 0.1 : 0)
            + (isTrue ? 0.2 : 0)
        return Candidate(
            .number(JSONNumber(checked: reading.text)), tokens: [range.tokens],
            score: score + fit - 0.1 * depth(of: range.tokens.lowerBound), match: .normalised,
            number: reading.value)
    }

    /// `pay group 13`, `5.` before the next item: in a posting two digits without a currency or cents are no pay.
    private func isGrade(_ range: AmountRange, _ value: Decimal) -> Bool {
        schema.posting != nil && range.mark == nil && value < 100 && !hasCurrency(range)
            && !range.tokens.contains { token in
                scan.tokens[token].text.dropLast().contains { $0 == "." || $0 == "," }
            }
    }

    /// `28 days`, `38 uur`: a number of hours or days, and no amount.
    private func isTime(_ range: AmountRange) -> Bool {
        guard range.tokens.upperBound < scan.tokens.count else { return false }
        let key = scan.key(of: range.tokens.upperBound)
        let text = scan.tokens[range.tokens.upperBound].text
        // `17,50 €/Std.`
        guard CurrencyText.code(in: text, conventions: conventions) == nil else { return false }
        return key.count <= 9 && Self.times.contains(String(decoding: key, as: UTF8.self))
    }

    private static let times: Set<String> = [
        "day", "days", "hour", "hours", "week", "weeks", "month", "months", "year", "years", "tag", "tage",
        "stunden", "std",
        "wochen", "monate", "jahre", "jours", "heures", "semaines", "mois", "ans", "dias", "horas", "semanas",
        "meses",
        "anos", "dagen", "uur", "uren", "weken", "maanden", "jaar", "dagar", "timmar", "veckor", "manader",
        "giorni", "ore",
        "mesi", "anni", "percent", "prozent",
    ]

    /// The first or the last of two dates beside a shared caption; one alone may be either.
    func dates(of pair: RangePair, _ field: Int, beside caption: Caption) -> [Candidate] {
        places(of: caption).compactMap { place in
            let found = starts(in: place.tokens, of: dateAt).map { dates[$0] }.prefix(2)
            guard let span = pair.isLower ? found.first : found.last else { return nil }
            let score = weight(of: caption, for: field) - place.penalty - (found.count == 1 ? 0.1 : 0)
            return Candidate(
                .string(span.date.description), tokens: [span.tokens],
                score: score - 0.05 * depth(of: span.tokens.lowerBound), match: .normalised, date: span.date)
        }
    }
}
