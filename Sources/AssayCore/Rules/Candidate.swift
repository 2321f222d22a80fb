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

    init(
        _ value: JSON, tokens: [Range<Int>], score: Double, match: Evidence.Match, number: Decimal? = nil,
        date: CalendarDate? = nil
    ) {
        self.value = value
        self.tokens = tokens
        self.score = score
        self.match = match
        self.number = number
        self.date = date
    }

    /// Below this a field is rather left empty.
    static let least = 0.25

    func adding(_ bonus: Double) -> Candidate {
        Candidate(
            value, tokens: tokens, score: score + bonus, match: match, number: number, date: date)
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

/// What is chosen for a field, and how many other values fit as well.
struct Choice {
    let candidate: Candidate
    let places: Int

    /// Scores closer than this can't be told apart.
    static let tie = 0.02

    /// The first of ranked candidates; nil where there is none.
    init?(ranked candidates: [Candidate]) {
        guard let best = candidates.first else { return nil }
        candidate = best
        places = candidates.count { best.score - $0.score < Self.tie }
    }

    init(_ candidate: Candidate, places: Int = 1) {
        self.candidate = candidate
        self.places = places
    }
}
