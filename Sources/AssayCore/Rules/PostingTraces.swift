/// What a posting states that no value was read from: null says that nothing is stated, so where the page has a sign of a
/// field, a person must look.
extension RulesContext {
    /// Of postings alone; every field's own signs. `found` are the ranked candidates of each field.
    func traces(_ found: [[Candidate]]) -> [Trace] {
        guard schema.posting != nil else { return [] }
        return dateTraces(found) + listTraces() + workplaceTraces(found) + termTraces(found)
            + payTraces(found)
            + employerTraces(found) + currencyTraces(found) + openWishTraces()
            + skillTraces() + durationTraces(found) + unreadPayTraces(found) + openTermTraces()
    }

    /// What stands beside a field's captions: right of a colon or in another column.
    func unreadCaptions(of field: Int) -> [String] {
        captions(of: field).compactMap { caption in
            let first = caption.tokens.lowerBound
            guard caption.isLeading, caption.quality == 1, let answer = right(of: caption).first,
                caption.hasColon || scan.tokens[answer].segment != scan.tokens[first].segment
            else { return nil }
            let line = scan.rows[scan.tokens[answer].row].tokens
            return scan.text(of: first..<min(line.upperBound, answer + 6))
        }
    }

    /// Dates that nothing explains, days without a year, and captions with a date that could not be read.
    private func dateTraces(_ found: [[Candidate]]) -> [Trace] {
        guard let posting = schema.posting else { return [] }
        let fields = schema.schema.fields
        let chosen = [posting.published, posting.deadline].map { field in
            field.flatMap { found[$0].first?.date }
        }
        var traces: [Trace] = []
        for (field, other) in [(posting.published, chosen[1]), (posting.deadline, chosen[0])] {
            guard let field else { continue }
            let isLater = field == posting.deadline
            for span in dates where !isExplained(span.tokens) {
                guard other.map({ fits(span.date, $0, isLater: isLater) }) ?? true else { continue }
                traces.append(
                    Trace(
                        fields[field].name, .null, quote: quote(around: span.tokens), date: span.date))
            }
        }
        if let deadline = posting.deadline {
            traces += openEnds().map { Trace(fields[deadline].name, .null, quote: quote(around: $0)) }
        }
        return traces
    }

    /// Whether a date can be the other end of a period that begins or ends with a known one.
    private func fits(_ date: CalendarDate, _ known: CalendarDate, isLater: Bool) -> Bool {
        let months = (date.year * 12 + date.month) - (known.year * 12 + known.month)
        return isLater ? date > known && months <= 12 : date < known && months >= -12
    }

    /// Whether words before a date say what begins then, and nothing about applying: `starting 1 June 2026`.
    private func isExplained(_ date: Range<Int>) -> Bool {
        let line = scan.rows[scan.tokens[date.lowerBound].row].tokens
        let before = max(line.lowerBound, date.lowerBound - 4)..<date.lowerBound
        return before.contains { token in
            let key = scan.key(of: token)
            return key.count >= 2
                && (Self.starts.contains(String(decoding: key.prefix(9), as: UTF8.self))
                    || key.count >= 5 && Self.beginnings.contains { key.starts(with: $0.utf8) })
        } && !isAboutApplying(before: date) || isSpan(date)
    }

    /// One end of a span of time that says nothing about applying: `from 5 December 2026 to 11 April 2027`.
    private func isSpan(_ date: Range<Int>) -> Bool {
        let number = dateAt[date.lowerBound]
        let pairs = [(number - 1, number), (number, number + 1)]
        return pairs.contains { first, second in
            guard first >= 0, second < dates.count, !isAboutApplying(before: dates[first].tokens) else {
                return false
            }
            let (start, end) = (dates[first].tokens, dates[second].tokens)
            let before = max(start.lowerBound - 2, 0)..<start.lowerBound
            return isClose(start, end, within: 2)
                && !before.contains { captionAt[$0] >= 0 && isDateField(captions[captionAt[$0]]) }
        }
    }

    private func isDateField(_ caption: Caption) -> Bool {
        [schema.posting?.published, schema.posting?.deadline].contains { field in
            field.map { caption.belongs(to: .field($0)) } == true
        }
    }

    private static let starts: Set<String> = [
        "ab", "per", "zum", "start", "since", "seit", "depuis", "desde",
    ]
    private static let beginnings = [
        "start", "begin", "commenc", "eintritt", "eintrit", "antritt", "debut", "entree", "inicio",
        "incorpor",
        "ingang", "tilltrad", "tiltrad", "decorr", "inizio", "founded", "established", "gegrund",
    ]

    /// `by 12 June`, `before the end of May`: a day whose year the page does not tell.
    private func openEnds() -> [Range<Int>] {
        scan.tokens.indices.dropFirst().compactMap { token in
            guard dateAt[token] < 0, isDayOfMonth(token), isBounded(token) else { return nil }
            return token..<token + 1
        }
    }

    private func isDayOfMonth(_ token: Int) -> Bool {
        guard scan.tokens[token].hasDigits || month(token) != nil else { return false }
        if day(token) != nil {
            let next = token + 1..<min(token + 3, scan.tokens.count)
            return next.contains { month($0) != nil && dateAt[$0] < 0 }
        }
        return month(token) != nil && token + 1 < scan.tokens.count && day(token + 1) != nil
    }

    /// Amounts with a currency that are neither pay nor named as something paid beside it, where no pay was found.
    private func payTraces(_ found: [[Candidate]]) -> [Trace] {
        guard let pair = schema.pairs.first(where: { $0.value.isWhole && $0.key < $0.value.partner }) else {
            return []
        }
        let fields = schema.schema.fields
        guard found[pair.key].isEmpty, found[pair.value.partner].isEmpty else { return [] }
        let priced = amounts.filter { $0.mark != nil && !isExtra($0.tokens) && !isMillions($0.tokens) }
        return priced.prefix(1).map { Trace(fields[pair.key].name, .null, quote: quote(around: $0.tokens)) }
    }

    /// `$` is a dollar of many countries, and words may say which: `(Canadian dollars)`.
    private func currencyTraces(_ found: [[Candidate]]) -> [Trace] {
        guard let field = schema.schema.fields.first(where: { $0.kind == .currency }),
            schema.schema.fields.indices.contains(where: {
                schema.schema.fields[$0].kind == .money && !found[$0].isEmpty
            })
        else { return [] }
        return scan.tokens.indices.dropLast().prefix(20_000).compactMap { token -> Trace? in
            let key = scan.key(of: token + 1)
            guard key.starts(with: "dollar".utf8), key.count <= 7,
                let code = Self.dollars[String(decoding: scan.key(of: token).prefix(12), as: UTF8.self)]
            else { return nil }
            return Trace(field.name, .others(than: .string(code)), quote: scan.text(of: token..<token + 2))
        }
    }

    private static let dollars = [
        "canadian": "CAD", "australian": "AUD", "singapore": "SGD", "zealand": "NZD", "kong": "HKD",
        "us": "USD",
        "american": "USD",
    ]

    /// Funding, budgets and turnovers: `$40M`, `3 millions`.
    func isMillions(_ tokens: Range<Int>) -> Bool {
        let text = scan.tokens[tokens.upperBound - 1].text.lowercased()
        let next = tokens.upperBound < scan.tokens.count ? scan.key(of: tokens.upperBound) : []
        return text.contains("m") || text.contains("bn") || next.starts(with: "m".utf8)
            || next.starts(with: "bi".utf8)
    }
}
