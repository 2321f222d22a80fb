/// Days to apply by and of publication that stand in sentences and lines of their own.
extension RulesContext {
    /// `Send your application by 3 May 2024`: a date behind a word that sets a bound, in a sentence about applying.
    func deadlines() -> [Candidate] {
        (dates.map { ($0.tokens, $0.date) } + yearless()).compactMap { tokens, date in
            guard isBounded(tokens.lowerBound), isAboutApplying(before: tokens) else { return nil }
            return Candidate(
                .string(date.description), tokens: [tokens],
                score: 0.7 - 0.05 * depth(of: tokens.lowerBound), match: .normalised, date: date)
        }
    }

    /// The tokens before one in its sentence, nearest first.
    private func sentence(before token: Int, atMost count: Int) -> [Int] {
        var tokens: [Int] = []
        var place = token - 1
        while place >= 0, tokens.count < count, flows(place), !endsSentence(place) {
            tokens.append(place)
            place -= 1
        }
        return tokens
    }

    /// Whether a sentence may go on behind a token: the line does, or the next one begins with a small letter.
    private func flows(_ token: Int) -> Bool {
        guard !isContinued(token) else { return true }
        guard token + 1 < scan.tokens.count, scan.tokens[token].row + 1 == scan.tokens[token + 1].row else {
            return false
        }
        let (row, next) = (scan.rows[scan.tokens[token].row], scan.rows[scan.tokens[token + 1].row])
        return row.page == next.page && next.box.top - row.box.bottom < 0.5 * row.height
            && scan.tokens[token + 1].isWord && !isCapitalised(token + 1)
    }

    private func endsSentence(_ token: Int) -> Bool {
        let text = scan.tokens[token].text
        return ".!?".contains(text.last ?? " ") && text.count > 3 && !scan.tokens[token].hasDigits
    }

    private func isBounded(_ token: Int) -> Bool {
        sentence(before: token, atMost: 5).contains { place in
            let key = scan.key(of: place)
            return key.count <= 12 && Self.bounds.contains(String(decoding: key, as: UTF8.self))
        }
    }

    private static let bounds: Set<String> = [
        "by", "before", "until", "till", "than", "bis", "vor", "spatestens", "avant", "jusquau", "senast",
        "tom", "voor", "tot",
        "uiterlijk", "hasta", "antes", "entro", "prima", "ate", "senest", "inden", "przed", "do", "deadline",
        "frist",
    ]

    private func isAboutApplying(before date: Range<Int>) -> Bool {
        let after = date.upperBound..<min(date.upperBound + 8, scan.tokens.count)
        let near =
            sentence(before: date.lowerBound, atMost: 40)
            + (scan.tokens[date.upperBound - 1].text.hasSuffix(".")
                ? after.prefix(0) : after.prefix { flows($0 - 1) && !endsSentence($0 - 1) })
        return near.contains { token in
            let key = scan.key(of: token)
            return Self.applying.contains { key.starts(with: $0.utf8) }
        }
    }

    /// How words about applying begin.
    private static let applying = [
        "appl", "bewerb", "bewirb", "candidatu", "postul", "solicitud", "inscri", "sollicit", "reageer",
        "ansok", "ansog", "aplik",
        "candidar", "mail", "email", "sendcv", "cv", "resume",
    ]

    /// Days without a year, in the year that every date of the page gives them: the first such day from it on.
    private func yearless() -> [(Range<Int>, CalendarDate)] {
        guard let first = dates.map(\.date).min(), let last = dates.map(\.date).max(),
            last.year - first.year <= 1
        else {
            return []
        }
        return scan.tokens.indices.dropFirst().compactMap { token in
            guard dateAt[token] < 0, dateAt[token - 1] < 0, let month = month(token), let day = day(token - 1)
            else {
                return nil
            }
            let found = [first, last].compactMap { known in
                [known.year, known.year + 1].compactMap { CalendarDate(year: $0, month: month, day: day) }
                    .first { $0 >= known }
            }
            guard let date = found.first, found.allSatisfy({ $0 == date }) else { return nil }
            return (token - 1..<token + 1, date)
        }
    }

    private func month(_ token: Int) -> Int? {
        guard scan.tokens[token].isWord, isCapitalised(token) || scan.tokens[token].key.count > 3 else {
            return nil
        }
        return FoldedWord(bare: scan.tokens[token].text).flatMap(DateWord.meaning)?.month
    }

    private func day(_ token: Int) -> Int? {
        let text = scan.tokens[token].text
        guard text.utf8.count <= 4, scan.tokens[token].hasDigits, !text.contains(",") else { return nil }
        return Int(text.prefix { $0.isNumber })
    }

    /// The date in a mail's head, under a notice (`Upton, the 3rd of May 2024`) and in a newspaper's first line.
    func publications() -> [Candidate] {
        dates.compactMap { span in
            let row = scan.tokens[span.tokens.lowerBound].row
            let line = scan.rows[row].tokens
            let lead = line.lowerBound..<max(span.tokens.lowerBound, line.lowerBound)
            let score = isMailDate(lead, row) ? 0.8 : isDateline(lead) ? 0.6 : isMasthead(lead, row) ? 0.5 : 0
            guard score > 0 else { return nil }
            return Candidate(
                .string(span.date.description), tokens: [span.tokens], score: score, match: .normalised,
                date: span.date)
        }
    }

    private func isMailDate(_ lead: Range<Int>, _ row: Int) -> Bool {
        guard row < 8, let first = lead.first, scan.key(of: first).elementsEqual("date".utf8) else {
            return false
        }
        return scan.rows.prefix(8).contains { other in
            let key = scan.key(of: other.tokens.lowerBound)
            return key.elementsEqual("subject".utf8) || key.elementsEqual("from".utf8)
        }
    }

    /// A town and a comma, and at most one small word.
    func isDateline(_ lead: Range<Int>) -> Bool {
        guard let comma = lead.first(where: { scan.tokens[$0].text.hasSuffix(",") }),
            lead.upperBound - comma <= 2,
            comma - lead.lowerBound < 3
        else { return false }
        return (lead.lowerBound...comma).allSatisfy {
            scan.tokens[$0].isWord && (isCapitalised($0) || isArticle($0)) && !isDay($0)
        }
    }

    private func isMasthead(_ lead: Range<Int>, _ row: Int) -> Bool {
        row == 0 && lead.last.map(isDay) == true && lead.count > 1
    }

    private func isDay(_ token: Int) -> Bool {
        FoldedWord(bare: scan.tokens[token].text).flatMap(DateWord.meaning)?.isWeekday == true
    }
}
