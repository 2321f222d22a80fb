import Foundation

/// Numbers that state what no field took: a time that the work lasts, pay beside its period, days to apply.
extension RulesContext {
    /// `Duration: 9 months`, `a 2-year contract`, while no kind of employment was found.
    func durationTraces(_ found: [[Candidate]]) -> [Trace] {
        guard let field = schema.posting?.terms, found[field].isEmpty else { return [] }
        let sign = scan.tokens.indices.first { token in
            let key = scan.key(of: token)
            if Self.durations.contains(where: { key.starts(with: $0.utf8) }) {
                return near(token, 5).contains { scan.tokens[$0].hasDigits }
            }
            guard Self.contracts.contains(where: { key.starts(with: $0.utf8) }) else { return false }
            return near(token, 4).contains { place in
                Self.spans.contains { scan.key(of: place).starts(with: $0.utf8) }
                    || scan.tokens[place].hasDigits && scan.tokens[place].text.contains("-")
            }
        }
        return sign.map {
            [Trace(schema.schema.fields[field].name, .null, quote: quote(around: $0..<$0 + 1))]
        } ?? []
    }

    /// The tokens of a row around one of it.
    private func near(_ token: Int, _ reach: Int) -> Range<Int> {
        let line = scan.rows[scan.tokens[token].row].tokens
        return max(line.lowerBound, token - reach)..<min(line.upperBound, token + reach + 1)
    }

    private static let durations = [
        "duration", "dauer", "duree", "duracion", "durata", "laufzeit", "befrist", "looptijd", "varaktighet",
        "tenure", "varighet",
    ]
    private static let contracts = [
        "contract", "assignment", "kontrakt", "vertrag", "contrat", "appointment", "anstallning", "uppdrag",
        "engasjement", "vikariat",
    ]
    private static let spans = [
        "month", "year", "renewab", "fixed", "openended", "monat", "jahr", "mois", "an", "mesi", "meses",
        "manad", "maand", "langtid",
    ].filter { $0.count > 2 }

    /// Thousands beside a period or behind a word for pay, while no pay was found, whatever the currency.
    func unreadPayTraces(_ found: [[Candidate]]) -> [Trace] {
        guard let pair = schema.pairs.first(where: { $0.value.isWhole && $0.key < $0.value.partner }),
            found[pair.key].isEmpty, found[pair.value.partner].isEmpty
        else { return [] }
        let amount = amounts.first { amount in
            let next = amount.tokens.upperBound
            let isPaid =
                isBehindPay(amount.tokens.lowerBound)
                || near(amount.tokens.lowerBound, 6).contains { token in
                    let key = scan.key(of: token)
                    return Self.payWords.contains { key.starts(with: $0.utf8) }
                }
            let isPeriodic =
                next < scan.tokens.count
                && near(next - 1, 4).contains { $0 >= next && Self.perWords.contains(word($0)) }
            return !isMillions(amount.tokens)
                && (isPaid && amount.value >= 10 && !isYear(amount)
                    || isPeriodic && amount.value >= 1000 && !isYear(amount))
        }
        guard let amount else { return [] }
        return [Trace(schema.schema.fields[pair.key].name, .null, quote: quote(around: amount.tokens))]
    }

    private func isYear(_ amount: AmountSpan) -> Bool {
        amount.tokens.count == 1 && amount.value >= 1900 && amount.value < 2100
    }

    private static let perWords: Set<String> = [
        "month", "monthly", "pm", "annum", "pa", "hour", "hourly", "week", "weekly", "monat", "stunde",
        "mois", "heure", "mes", "hora", "manaden", "manad", "timmen", "timme", "maand", "uur", "mese", "ora",
        "mesecno", "mjesecno", "kuukaudessa", "kk", "brutto", "gross", "netto", "neto",
    ]

    /// `within 14 days of this notice`, in a sentence about applying.
    func openTermTraces() -> [Trace] {
        guard let field = schema.posting?.deadline else { return [] }
        let sign = scan.tokens.indices.dropLast(2).first { token in
            guard Self.within.contains(word(token)) else { return false }
            let next = token + 1..<min(token + 5, scan.tokens.count)
            return next.contains { place in
                Self.days.contains { scan.key(of: place).starts(with: $0.utf8) }
            } && isNearApplying(token)
        }
        return sign.map {
            [Trace(schema.schema.fields[field].name, .null, quote: quote(around: $0..<$0 + 1))]
        } ?? []
    }

    private func isNearApplying(_ token: Int) -> Bool {
        let around = max(token - 12, 0)..<min(token + 8, scan.tokens.count)
        let isOfPost = around.contains { scan.key(of: $0).starts(with: "appointment".utf8) }
        return !isOfPost
            && around.contains { place in
                let key = scan.key(of: place)
                return [
                    "appl", "bewerb", "candida", "cv", "resume", "ansok", "sollicit", "solicit", "postul",
                ]
                .contains { key.starts(with: $0.utf8) }
            }
    }

    private static let within: Set<String> = [
        "within", "innerhalb", "binnen", "inom", "sous", "entro", "dentro", "innen",
    ]
    private static let days = [
        "day", "week", "tag", "woche", "dag", "vecko", "jour", "semaine", "giorni", "dias", "month",
    ]
}
