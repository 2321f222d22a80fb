/// Pay without a caption: an amount or a range right beside what it is paid for is pay, `17.80 an hour`, wherever it stands.
extension RulesContext {
    func amountsBesidePeriods(of pair: RangePair, _ field: Int) -> [Candidate] {
        guard let period = periods(after: max(field, pair.partner)) else { return [] }
        let hits = PhraseFinder(index: period.phrases, scan: scan, isFuzzy: false).hits(
            in: scan.tokens.indices
        )
        .filter { $0.quality == 1 }
        var starts = [Bool](repeating: false, count: scan.tokens.count + 1)
        for hit in hits { starts[hit.tokens.lowerBound] = true }
        return ranges(in: scan.tokens.indices).compactMap { range -> Candidate? in
            guard hasCurrency(range), !isExtra(range.tokens) else { return nil }
            // `a starting salary of Rs. 85,000/-`: no more than a guess without what it is paid for.
            guard isBeside(range.tokens.upperBound, starts) else {
                guard isBehindPay(range.tokens.lowerBound) else { return nil }
                return candidate(range, score: 0.45, pair).map(\.doubted)
            }
            var found = candidate(range, score: 0.55, pair)
            // One amount in a sentence may be paid for something else than the work.
            if !range.isPriced, isProse(scan.tokens[range.tokens.lowerBound].row) { found?.risk = 0.4 }
            return found
        }
    }

    /// Whether one of the three words before an amount names pay.
    func isBehindPay(_ amount: Int) -> Bool {
        var place = amount - 1
        while place >= 0, amount - place <= 3, flows(place), !endsSentence(place) {
            let key = scan.key(of: place)
            if Self.payWords.contains(where: { key.starts(with: $0.utf8) }) { return true }
            place -= 1
        }
        return false
    }

    static let payWords = [
        "salar", "wage", "remunerat", "gehalt", "lohn", "salair", "sueldo", "stipendi", "loner", "lonn",
        "ersattning", "wynagrodz", "plata", "palkka",
    ]

    /// `38 hours` is no pay.
    func hasCurrency(_ range: AmountRange) -> Bool {
        range.mark != nil
            || range.tokens.upperBound < scan.tokens.count
                && CurrencyText.code(in: scan.tokens[range.tokens.upperBound].text, conventions: conventions)
                    != nil
    }

    /// The choice without captions that follows the amounts in the schema says what they are for.
    private func periods(after field: Int) -> ChoiceIndex? {
        let next = schema.schema.fields.indices.dropFirst(field + 1).first {
            schema.schema.fields[$0].kind == .choice && schema.schema.fields[$0].labels.isEmpty
        }
        return next.flatMap { schema.choices[$0] }
    }

    /// Whether a period begins at a token, or behind words like `gross`.
    private func isBeside(_ token: Int, _ starts: [Bool]) -> Bool {
        var place = token
        while place < scan.tokens.count, place - token < 3, place == token || isContinued(place - 1) {
            if starts[place] { return true }
            let key = scan.key(of: place)
            guard
                key.isEmpty || isFiller(place)
                    || Self.gross.contains(String(decoding: key.prefix(10), as: UTF8.self))
            else { return false }
            place += 1
        }
        return false
    }

    private static let gross: Set<String> = [
        "gross", "brutto", "brut", "bruts", "bruto", "brutos", "lordi", "brutt", "net", "netto", "kr", "euro",
        "euros",
    ]

    /// Whether the words around an amount, up to a comma or a plus, say that it is paid beside the pay.
    func isExtra(_ amount: Range<Int>) -> Bool {
        var near = Array(amount)
        var place = amount.lowerBound - 1
        while place >= 0, amount.lowerBound - place <= 5, isContinued(place), !endsPart(place) {
            near.append(place)
            place -= 1
        }
        place = amount.upperBound
        while place < scan.tokens.count, place < amount.upperBound + 6,
            place == amount.upperBound || isContinued(place - 1), !isPlus(place)
        {
            near.append(place)
            if endsPart(place) { break }
            place += 1
        }
        return near.contains { token in
            let key = scan.key(of: token)
            return key.count >= 3 && Self.extras.contains { key.starts(with: $0.utf8) }
        }
    }

    private func endsPart(_ token: Int) -> Bool {
        scan.tokens[token].endsClause && !scan.tokens[token].hasDigits || isPlus(token)
    }

    private func isPlus(_ token: Int) -> Bool {
        let key = scan.key(of: token)
        return scan.tokens[token].text == "+" || key.elementsEqual("plus".utf8)
            || key.elementsEqual("zzgl".utf8)
    }

    /// How words begin that name what is paid beside the pay.
    private static let extras = [
        "bonus", "bono", "boni", "pramie", "prime", "premie", "tip", "trinkgeld", "pourboire", "allowance",
        "zulage", "zuschlag", "overtime",
        "standby", "differential", "extra", "toeslag", "tillagg", "tillæg", "livein", "trial", "budget",
        "equity", "pauschale", "gutschein",
        "verpflegung", "vales", "cheque", "ticket", "stipendium", "voucher", "deposit", "fee", "funding",
        "moving", "relocat", "umzug", "housing", "signon", "signing", "reimburs", "raise", "series",
        "revenue", "turnover", "umsatz", "friskvard", "bidrag", "grant", "sponsor", "facturac", "fatturat",
        "buoni", "buono", "books", "conferenc", "learning", "formacion", "formation",
        "fortbild",
        "weiterbild", "boots", "telephone", "laptop", "night", "noche", "nacht", "astreinte", "rufbereit",
        "bereitschaft",
        "oncall", "guardia", "membership", "subscription", "phone", "equipment", "scholarsh",
    ]
}
