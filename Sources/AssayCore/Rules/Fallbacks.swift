/// Values of fields that have no caption on the page.
extension RulesContext {
    /// For a required date: the dates that no caption claims, the upper the likelier.
    func datesAnywhere() -> [Candidate] {
        dates.map { span in
            let token = span.tokens.lowerBound
            let found = Candidate(
                .string(span.date.description), tokens: [span.tokens],
                score: 0.62 - 0.2 * depth(of: token) - (isClaimed(token) ? 0.15 : 0)
                    + (hasParties && endsPlace(span.tokens) ? 0.2 : 0), match: .normalised,
                date: span.date)
            return span.isGuessed ? found.doubted : found
        }
    }

    /// `Stirling, 9 May 2026`: a letter's date stands alone in its phrase behind the place, at most with an article before.
    private func endsPlace(_ date: Range<Int>) -> Bool {
        let phrase = scan.segments[scan.tokens[date.lowerBound].segment]
        guard date.upperBound == phrase.upperBound, date.lowerBound > phrase.lowerBound,
            date.lowerBound - phrase.lowerBound <= 5
        else { return false }
        let before = phrase.lowerBound..<date.lowerBound
        guard let comma = before.last(where: { scan.tokens[$0].text.hasSuffix(",") }) else { return false }
        return date.lowerBound - comma <= 2
            && before.allSatisfy { scan.tokens[$0].isWord && captionAt[$0] < 0 }
            && scan.tokens[phrase.lowerBound].text.first?.isUppercase == true
    }

    /// Whether another word with a colon, or a caption, stands right before a token.
    private func isClaimed(_ token: Int) -> Bool {
        let row = scan.rows[scan.tokens[token].row].tokens
        return (max(row.lowerBound, token - 3)..<token).contains {
            isDateCaption($0) || scan.tokens[$0].isWord && scan.tokens[$0].traits.contains(.beforeColon)
        }
    }

    private func isDateCaption(_ token: Int) -> Bool {
        captionAt[token] >= 0
            && captions[captionAt[token]].owners.contains { owner in
                switch owner {
                case .field(let field): schema.schema.fields[field].kind == .date
                case .column: false
                }
            }
    }

    /// A currency by its caption, else the one the amounts are in.
    func currencies(for field: Int) -> [Candidate] {
        let definition = schema.schema.fields[field]
        let found = captions(of: field).flatMap { currencies(field, beside: $0) }
        guard !definition.labels.isEmpty else { return found }
        let marks = currencyMarks()
        let counts = Dictionary(marks.map { ($0.code, 1) }, uniquingKeysWith: +)
        let commonest = marks.max { (counts[$0.code] ?? 0) < (counts[$1.code] ?? 0) }?.code
        let usual = conventions.currency.flatMap { counts[$0] != nil || counts.isEmpty ? $0 : nil }
        guard let code = stated(instead: usual ?? commonest, marks) else { return found }
        let tokens = marks.first { $0.code == code }.map { [$0.tokens] } ?? []
        return found + [Candidate(.string(code), tokens: tokens, score: 0.5, match: .implied)]
    }

    /// `kr` and `$` are signs of several currencies: the only one whose code the page prints is meant.
    private func stated(instead code: String?, _ marks: [(code: String, tokens: Range<Int>)]) -> String? {
        func sign(_ range: Range<Int>) -> String {
            scan.text(of: range).lowercased().filter { $0.isLetter || $0 == "$" }
        }
        let signs = Set(marks.filter { $0.code == code }.map { sign($0.tokens) })
        guard signs.count == 1, let shared = signs.first.flatMap({ Self.sharers[$0] }) else { return code }
        let codes = Set(marks.filter { sign($0.tokens) == $0.code.lowercased() }.map(\.code))
        let stated = codes.intersection(shared)
        return stated.count == 1 ? stated.first : code
    }

    private static let sharers = ["kr": Set(["DKK", "ISK", "NOK", "SEK"]), "$": CurrencyText.dollars]

    /// Marks beside amounts, and codes and signs that stand alone, in order.
    private func currencyMarks() -> [(code: String, tokens: Range<Int>)] {
        let priced = amounts.compactMap { amount -> (String, Range<Int>)? in
            // Letters before a hyphen begin a number of a register: `CHE-417.288.105`.
            guard !isHyphened(amount.tokens.lowerBound) else { return nil }
            return amount.mark.flatMap { CurrencyText.code(in: $0, conventions: conventions) }.map {
                ($0, amount.tokens)
            }
        }
        let alone = scan.tokens.indices.compactMap { index -> (String, Range<Int>)? in
            let token = scan.tokens[index]
            guard !token.hasDigits, (1...5).contains(token.text.utf8.count) else { return nil }
            guard !token.hasLetters || CurrencyText.isCode(token.text.filter(\.isLetter)) else { return nil }
            return CurrencyText.code(in: token.text, conventions: conventions).map { ($0, index..<index + 1) }
        }
        return priced + alone
    }

    private func isHyphened(_ token: Int) -> Bool {
        let letters = scan.tokens[token].text.prefix(while: \.isLetter)
        return letters.count == 3 && scan.tokens[token].text.dropFirst(3).first == "-"
    }

    private func currencies(_ field: Int, beside caption: Caption) -> [Candidate] {
        places(of: caption).compactMap { place in
            for token in place.tokens {
                let text = scan.tokens[token].text
                guard let code = CurrencyText.code(in: text, conventions: conventions) else { continue }
                let gap = penalty(between: place.tokens.lowerBound..<token)
                return Candidate(
                    .string(code), tokens: [token..<token + 1],
                    score: weight(of: caption, for: field) - place.penalty - gap,
                    match: text == code ? .exact : .implied)
            }
            return nil
        }
    }

    /// A currency or choice without captions says something about the money field before it in the schema: it
    /// is looked for beside the amount that was chosen there.
    func attached(_ field: Int, to choices: [Choice?]) -> Choice? {
        let definition = schema.schema.fields[field]
        guard definition.labels.isEmpty, definition.kind == .currency || definition.kind == .choice else {
            return nil
        }
        let money = schema.schema.fields.indices.prefix(field).last {
            schema.schema.fields[$0].kind == .money && choices[$0] != nil
        }
        guard let money, let amount = choices[money]?.candidate.tokens.first else { return nil }
        if definition.kind == .currency { return currency(near: amount) }
        let stated = schema.choices[field].flatMap { choice($0, near: amount) }
        // Beside the amount a word says what it is for; further off it may belong to something else.
        if let stated, let tokens = stated.candidate.tokens.first, isBeside(tokens, amount) { return stated }
        return implied(by: choices, field, money: money) ?? stated
    }

    private func isBeside(_ tokens: Range<Int>, _ amount: Range<Int>) -> Bool {
        tokens.overlaps(amount)
            || tokens.lowerBound >= amount.upperBound && tokens.lowerBound - amount.upperBound <= 2
    }

    /// What the size of the amount can only mean.
    private func implied(by choices: [Choice?], _ field: Int, money: Int) -> Choice? {
        let currency = schema.schema.fields.indices.prefix(field).last {
            schema.schema.fields[$0].kind == .currency && choices[$0] != nil
        }
        let code = currency.flatMap { choices[$0]?.candidate.value.string }
        guard let code, let amount = choices[money]?.candidate, let number = amount.number,
            let value = schema.schema.fields[field].implied(by: number, in: code)
        else { return nil }
        return Choice(
            Candidate(.string(value), tokens: Array(amount.tokens.prefix(1)), score: 0.9, match: .implied))
    }

    private func currency(near amount: Range<Int>) -> Choice? {
        let phrase = scan.segments[scan.tokens[amount.lowerBound].segment]
        let before = max(phrase.lowerBound, amount.lowerBound - 3)
        let after = min(phrase.upperBound, amount.upperBound + 2)
        for range in [amount, amount.lowerBound..<after, before..<after] {
            if let code = CurrencyText.code(in: scan.text(of: range), conventions: conventions) {
                let meant = isOtherWord(code) ? "USD" : code
                return Choice(Candidate(.string(meant), tokens: [range], score: 1, match: .implied))
            }
        }
        return conventions.currency.map {
            Choice(Candidate(.string($0), tokens: [amount], score: 0.5, match: .implied))
        }
    }

    /// In postings `CAD` is software as often: letters that stand beside no amount, where no place speaks for the dollar.
    private func isOtherWord(_ code: String) -> Bool {
        guard schema.posting != nil, code != "USD", CurrencyText.dollars.contains(code) else { return false }
        return !scan.tokens.indices.contains { token in
            let text = scan.tokens[token].text
            if let word = FoldedWord(bare: text), isCapitalised(token),
                Places.currency(of: word, isCapitalised: true) == code
            {
                return true
            }
            let isSign = text.first?.isLetter == true && text.drop(while: \.isLetter).hasPrefix("$")
            let near = max(token - 1, 0)..<min(token + 2, scan.tokens.count)
            let isNamed =
                scan.key(of: token).starts(with: "canad".utf8)
                || scan.key(of: token).starts(with: "austral".utf8)
            return isSign || isNamed || text.contains(code) && near.contains { scan.tokens[$0].hasDigits }
        }
    }

    /// The nearest writing of a choice within the rows around an amount.
    private func choice(_ index: ChoiceIndex, near amount: Range<Int>) -> Choice? {
        let row = scan.tokens[amount.lowerBound].row
        let first = scan.rows[max(row - 1, 0)].tokens.lowerBound
        let last = scan.rows[min(row + 2, scan.rows.count - 1)].tokens.upperBound
        let hits = PhraseFinder(index: index.phrases, scan: scan, isFuzzy: false).hits(in: first..<last)
        let nearest = hits.min { distance($0.tokens, amount) < distance($1.tokens, amount) }
        guard let nearest, let owner = index.phrases.phrases[nearest.phrase].owners.first else { return nil }
        return Choice(
            Candidate(.string(index.values[owner]), tokens: [nearest.tokens], score: 0.9, match: .normalised))
    }

    /// In tokens; what follows the amount is nearer than what goes before.
    private func distance(_ tokens: Range<Int>, _ amount: Range<Int>) -> Int {
        tokens.lowerBound >= amount.lowerBound
            ? max(tokens.lowerBound - amount.upperBound, 0) : 2 * (amount.lowerBound - tokens.upperBound) + 4
    }
}
