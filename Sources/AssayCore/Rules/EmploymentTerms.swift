/// How much of the week and for how long: where a posting states both, the working time is its kind of employment.
extension RulesContext {
    /// The candidates for the kind of employment, those of a working time that is stated beside a contract's term before it.
    func preferringWorkingTime(_ all: [Candidate]) -> [Candidate] {
        let few = first(of: all).filter { !($0.tokens.first.map(isOfStudy) ?? false) }
        let found = few.filter { candidate in
            guard let tokens = candidate.tokens.first, !isCaptioned(candidate) else { return true }
            return candidate.value != "other"
                && (!Self.nouns.contains(key(of: tokens)) || isStated(candidate, beside: few))
        }
        guard let best = Candidate.ranked(found).first, Self.terms.contains(best.value) else { return found }
        return found.map { candidate in
            guard Self.times.contains(candidate.value), isStated(candidate, beside: found),
                !isCaptioned(best) || isNear(candidate, best)
            else { return candidate }
            return candidate.adding(best.score - candidate.score + 0.05 + 0.1 * candidate.score)
        }
    }

    /// `three years of full-time study`.
    private func isOfStudy(_ tokens: Range<Int>) -> Bool {
        let next = tokens.upperBound
        guard next < scan.tokens.count, isContinued(next - 1), !endsClause(next - 1) else { return false }
        let key = scan.key(of: next)
        return ["stud", "educat", "experien", "equival", "cours", "school", "collect"].contains {
            key.starts(with: $0.utf8)
        }
    }

    /// Those beside captions and the first of the others: what each says is asked of its neighbours, and a page that speaks
    /// of kinds of employment without end says nothing more below.
    func first(of found: [Candidate]) -> [Candidate] {
        Array((found.filter(isCaptioned).prefix(40) + found.filter { !isCaptioned($0) }.prefix(40)))
    }

    /// Whether two candidates stand in lines below each other; further down a page says other things, too.
    private func isNear(_ left: Candidate, _ right: Candidate) -> Bool {
        guard let first = left.tokens.first, let second = right.tokens.first else { return false }
        return abs(scan.tokens[first.lowerBound].row - scan.tokens[second.lowerBound].row) <= 3
    }

    private static let times: Set<JSON> = ["full-time", "part-time"]
    private static let terms: Set<JSON> = ["permanent", "contract", "temporary"]

    /// A choice beside its caption scores more than one that stands anywhere.
    func isCaptioned(_ candidate: Candidate) -> Bool { candidate.score > 0.6 }

    /// Whether words speak of this employment: beside a caption, an entry of its own, with another such word in their
    /// sentence, or before a word like `position`.
    private func isStated(_ candidate: Candidate, beside found: [Candidate]) -> Bool {
        guard let tokens = candidate.tokens.first else { return false }
        return isCaptioned(candidate) || isEntry(tokens) || isOfJob(tokens)
            || found.contains { other in
                guard let near = other.tokens.first, other.value != candidate.value else { return false }
                return isClose(near, tokens, within: 5)
            }
    }

    /// Whether two runs of tokens stand in one sentence with at most so many words between them.
    func isClose(_ left: Range<Int>, _ right: Range<Int>, within most: Int) -> Bool {
        let (first, second) = left.lowerBound <= right.lowerBound ? (left, right) : (right, left)
        guard first.upperBound <= second.lowerBound, second.lowerBound - first.upperBound <= most else {
            return false
        }
        return (first.upperBound - 1..<second.lowerBound).allSatisfy { token in
            isContinued(token) && !(scan.tokens[token].text.hasSuffix(".") && scan.tokens[token].isWord)
        }
    }

    /// Whether an entry of a line, or its part between commas, says this and little else.
    func isEntry(_ tokens: Range<Int>) -> Bool {
        let row = scan.tokens[tokens.lowerBound].row
        return entries(of: row).contains { entry in
            guard entry.contains(tokens.lowerBound) else { return false }
            return commaParts(entry).contains { part in
                guard part.contains(tokens.lowerBound), part.upperBound >= tokens.upperBound else {
                    return false
                }
                // `Working model: on site`.
                let colon = part.prefix { $0 < tokens.lowerBound }.last {
                    scan.tokens[$0].traits.contains(.beforeColon)
                }
                return isChoice((colon.map { $0 + 1 } ?? part.lowerBound)..<part.upperBound)
            }
        }
    }

    /// `a permanent position`, `on a part-time basis`.
    private func isOfJob(_ tokens: Range<Int>) -> Bool {
        (tokens.upperBound..<min(tokens.upperBound + 3, scan.tokens.count)).contains { token in
            guard isContinued(token - 1), !endsClause(tokens.upperBound - 1) else { return false }
            // `a full-time Senior Clerk`.
            if token == tokens.upperBound, isCapitalised(token), scan.tokens[token].isWord { return true }
            return Self.jobs.contains(String(decoding: scan.key(of: token).prefix(14), as: UTF8.self))
        }
    }

    private static let jobs: Set<String> = [
        "role", "position", "post", "job", "basis", "appointment", "vacancy", "opportunity", "employment",
        "stelle", "anstellung", "position", "poste", "emploi", "puesto", "tjanst", "anstallning", "baan",
        "functie", "posto", "vaga", "stilling", "hours",
    ]

    /// What else the page says about the kind of employment.
    func termTraces(_ all: [[Candidate]]) -> [Trace] {
        guard let field = schema.posting?.terms else { return [] }
        let name = schema.schema.fields[field].name
        let found = all[field]
        guard let best = found.first, let words = best.tokens.first else {
            return unreadCaptions(of: field).map { Trace(name, .null, quote: $0) }
        }
        let rivals = found.dropFirst().filter { other in
            guard let tokens = other.tokens.first else { return false }
            if other.value == "internship" { return isCaptioned(other) || isEntry(tokens) }
            guard Self.times.contains(other.value) else { return false }
            // `Full-time or part-time`; or both in sentences.
            return isClose(words, tokens, within: 2)
                || Self.times.contains(best.value) && !isCaptioned(best) && !isEntry(words)
        }
        return rivals.compactMap { other in
            other.tokens.first.map { Trace(name, .others(than: other.value), quote: scan.text(of: $0)) }
        }
    }

    private func key(of tokens: Range<Int>) -> String {
        String(decoding: tokens.flatMap { scan.key(of: $0) }.prefix(16), as: UTF8.self)
    }

    /// Nouns that a posting uses for anything else: no sign of a kind of employment in a sentence.
    private static let nouns: Set<String> = [
        "contract", "contractor", "stage", "temp", "perm", "intern", "internship", "temporal", "praktik",
        "freelance",
    ]
}
