import Foundation

/// A value that a field may have, where it stands, and how well it fits.
struct Candidate {
    /// Canonical.
    let value: JSON
    /// One run of tokens for each row.
    let tokens: [Range<Int>]
    let score: Double
    let match: Evidence.Match
    /// For amounts and numbers.
    var number: Decimal?
    /// For dates.
    var date: CalendarDate?
    /// What is taken off its score where it is asked whether the value can be vouched for: a name that was told by
    /// its looks must look much more like one than a name beside its caption.
    var risk = 0.0

    init(
        _ value: JSON, tokens: [Range<Int>], score: Double, match: Evidence.Match, number: Decimal? = nil,
        date: CalendarDate? = nil, risk: Double = 0
    ) {
        self.value = value
        self.tokens = tokens
        self.score = score
        self.match = match
        self.number = number
        self.date = date
        self.risk = risk
    }

    /// Below this a field is rather left empty.
    static let least = 0.25

    func adding(_ bonus: Double) -> Candidate {
        Candidate(
            value, tokens: tokens, score: score + bonus, match: match, number: number, date: date, risk: risk)
    }

    /// The same as no more than a guess.
    var doubted: Candidate {
        Candidate(value, tokens: tokens, score: score, match: match, number: number, date: date, risk: score)
    }

    /// The same where a sum, or what its neighbours say, vouches for it as a caption would.
    var vouched: Candidate {
        Candidate(value, tokens: tokens, score: score, match: match, number: number, date: date)
    }

    /// Whether what was given back or paid before is printed with a minus is the printer's taste.
    var unsigned: Candidate {
        guard let number, number < 0 else { return self }
        return Candidate(
            .number(JSONNumber(-number)), tokens: tokens, score: score, match: match, number: -number,
            risk: risk)
    }

    /// The best of each value, best first; of equals the one that was found first.
    static func ranked(_ candidates: [Candidate]) -> [Candidate] {
        var seen: Set<JSON> = []
        return candidates.enumerated().sorted {
            ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset)
        }
        .map(\.element).filter { seen.insert($0.value).inserted }
    }
}

/// What is chosen for a field, and which other values fit nearly as well.
struct Choice {
    let candidate: Candidate
    let rivals: [Candidate]
    /// How many values fit equally well, this one included.
    let places: Int

    /// The first of ranked candidates; nil where there is none.
    init?(ranked candidates: [Candidate]) {
        guard let best = candidates.first else { return nil }
        self.init(best)
    }

    init(_ candidate: Candidate, rivals: [Candidate] = [], places: Int = 1) {
        self.candidate = candidate
        self.places = places
        self.rivals = rivals
    }
}
