/// What requirements state in a form that can be told whatever their words are: a wish within one, the name of a tool. Where
/// no field took it, a person must look.
extension RulesContext {
    /// Requirements with words of wishes in them, in a part that was not taken as one.
    func openWishTraces() -> [Trace] {
        guard let posting = schema.posting, let field = posting.wishes, let required = posting.requirements
        else { return [] }
        return items(of: required).compactMap { item -> Trace? in
            let sign = item.tokens.flatMap { Array($0) }.first { token in
                let key = scan.key(of: token)
                return Self.softWishes.contains { key.starts(with: $0.utf8) }
            }
            guard let sign else { return nil }
            let words = max(sign - 2, item.tokens.first?.lowerBound ?? sign)..<sign + 1
            return Trace(
                schema.schema.fields[field].name, .part(scan.text(of: words)), quote: quote(around: words))
        }.prefix(3).map { $0 }
    }

    private static let softWishes = [
        "prefer", "desir", "advantage", "asset", "welcome", "ideally", "bonus", "optional",
        "wunschens", "vorteil", "idealerw", "souhait", "appreci", "atout", "deseab", "valorab", "merit",
        "fordel", "voorkeur", "pluspunt", "gradit", "preferenz", "widzian",
    ]

    /// Names of tools among requirements and wishes that the skills lack.
    func skillTraces() -> [Trace] {
        guard let posting = schema.posting, let field = posting.skills else { return [] }
        let name = schema.schema.fields[field].name
        let isListed = !listedItems(of: field).isEmpty
        let items = [posting.requirements, posting.wishes].compactMap(\.self).flatMap(items(of:))
        let signs = items.flatMap(\.tokens).flatMap { run in
            run.filter { isListed ? isMixed($0) : isTool($0) }
        }
        return signs.prefix(12).map { token in
            Trace(
                name, .part(Self.bare(scan.tokens[token].text)), quote: quote(around: token..<token + 1))
        }
    }

    /// Capitals or digits behind small letters: `OpenRoads`, `Dental4U`.
    private func isMixed(_ token: Int) -> Bool {
        let text = Self.bare(scan.tokens[token].text)
        guard isName(token), text.contains(where: \.isLowercase), !text.contains("@") else { return false }
        return !Self.degrees.contains(text.filter { $0.isLetter }.lowercased())
            && !text.dropFirst().contains { $0 == "-" || $0 == "/" || $0 == "'" || $0 == "’" || $0 == "." }
    }

    private func isTool(_ token: Int) -> Bool {
        let text = Self.bare(scan.tokens[token].text)
        guard isName(token) else { return false }
        return isMixed(token)
            || text.count > 2 && text.count < 6 && text.allSatisfy { $0.isUppercase || $0.isNumber }
                && !Self.degrees.contains(text.lowercased()) && !isShouted(token)
    }

    /// A line in capitals names nothing by them.
    private func isShouted(_ token: Int) -> Bool {
        let line = scan.rows[scan.tokens[token].row].tokens.filter { scan.tokens[$0].hasLetters }
        return line.count { !scan.tokens[$0].text.contains(where: \.isLowercase) } * 2 > line.count
    }

    private static let degrees: Set<String> = [
        "bsc", "msc", "phd", "mba", "bed", "beng", "meng", "hnd", "hnc", "ged", "gcse", "gcses", "usa", "cvs",
        "bachelors", "ba", "ma", "md", "nvq", "sia", "dbs", "cscs", "hgv", "lgv", "iii", "vii", "viii",
        "llb", "llm",
        "cap", "bep", "bts", "dut", "ects", "eea", "ngo", "ngos", "iso", "mpa", "mph", "bcom", "cpa", "acca",
        "and", "not", "all", "any", "you", "must", "sas", "gmbh", "ltd", "plc", "inc", "usd", "eur", "gbp",
    ]
}
