/// So much a minute, refilled all the time: a sixtieth of it each second, and a tenth of it at once. Time is given,
/// in seconds from any fixed moment.
///
/// In no minute are more than eleven tenths of the limit taken, but for single amounts above a tenth of it.
struct TokenBucket: Sendable, Hashable {
    private(set) var perMinute: Double
    /// Below zero where more was promised than there was.
    private var level: Double
    private var time: Double?

    init(perMinute: Int) {
        self.perMinute = Double(max(1, perMinute))
        level = max(1, self.perMinute / 10)
    }

    private var burst: Double { max(1, perMinute / 10) }

    /// Takes the amount and answers how many seconds later it may be used.
    mutating func take(_ amount: Double, at now: Double) -> Double {
        refill(at: now)
        level -= amount
        return level >= 0 ? 0 : -level / (perMinute / 60)
    }

    /// Gives back what was taken too much; a negative amount takes what was taken too little.
    mutating func giveBack(_ amount: Double, at now: Double) {
        refill(at: now)
        level = min(burst, level + amount)
    }

    /// What the other side counts is left, and its limit where it tells: the smaller one holds.
    mutating func correct(remaining: Double, limit: Double?, at now: Double) {
        refill(at: now)
        level = min(level, remaining)
        if let limit, limit > 0 { perMinute = min(perMinute, limit) }
    }

    private mutating func refill(at now: Double) {
        level = min(burst, level + max(0, now - (time ?? now)) * perMinute / 60)
        time = max(now, time ?? now)
    }
}
