/// From a score to the chance that a value with this score is right, learnt from labelled values: the chance never
/// falls as the score rises, and nothing else is assumed (isotonic regression; Zadrozny and Elkan, "Transforming
/// classifier scores into accurate multiclass probability estimates", KDD 2002).
public struct Calibration: Sendable, Hashable, Codable {
    /// One labelled value.
    public struct Observation: Sendable, Hashable {
        /// Higher is surer; any scale.
        public let score: Double
        public let isRight: Bool
        /// The document, by any number: its values are never split between fitting and testing.
        public let group: Int

        public init(score: Double, isRight: Bool, group: Int = 0) {
            self.score = score
            self.isRight = isRight
            self.group = group
        }
    }

    /// Neighbouring scores with one chance; what a calibration curve draws as one point.
    public struct Step: Sendable, Hashable, Codable {
        public let lowestScore: Double
        public let highestScore: Double
        /// Labelled values with such a score.
        public let count: Int
        public let right: Int

        public var chance: Double { Double(right) / Double(count) }
        /// Of the chance, as if the values were independent.
        public var interval: Interval { Wilson.interval(successes: right, of: count) }
    }

    /// Fewer labelled values say too little for a curve.
    public static let leastObservations = 100

    /// In ascending order of score and of chance; never empty.
    public let steps: [Step]

    /// nil for fewer than `leastObservations`. Scores that are no number are left out.
    public init?(fitting observations: [Observation]) {
        let usable = observations.filter { !$0.score.isNaN }
        guard usable.count >= Self.leastObservations else { return nil }
        self.init(anyNumberOf: usable)
    }

    /// However few there are, but one at least.
    init(anyNumberOf observations: [Observation]) {
        let levels = Self.levels(observations)
        let blocks = MonotoneFit.blocks(
            levels.map { (Double($0.right) / Double($0.count), Double($0.count)) })
        steps = blocks.map { block in
            let members = levels[block.range]
            return Step(
                lowestScore: members.first?.lowestScore ?? 0, highestScore: members.last?.highestScore ?? 0,
                count: members.reduce(0) { $0 + $1.count }, right: members.reduce(0) { $0 + $1.right })
        }
    }

    /// Equal scores together, in ascending order.
    private static func levels(_ observations: [Observation]) -> [Step] {
        Dictionary(grouping: observations, by: \.score).sorted { $0.key < $1.key }.map { score, members in
            Step(
                lowestScore: score, highestScore: score, count: members.count,
                right: members.count { $0.isRight })
        }
    }

    /// The chance that a value with this score is right: that of its step, between two steps on the straight line
    /// from one to the other, beyond the ends that of the end.
    public func chance(at score: Double) -> Double {
        var (above, end) = (0, steps.count)
        while above < end {
            let middle = (above + end) / 2
            if score <= steps[middle].highestScore { end = middle } else { above = middle + 1 }
        }
        guard above < steps.count else { return steps.last?.chance ?? 0 }
        let upper = steps[above]
        guard score < upper.lowestScore, above > 0 else { return upper.chance }
        let lower = steps[above - 1]
        let share = (score - lower.highestScore) / (upper.lowestScore - lower.highestScore)
        return lower.chance + share * (upper.chance - lower.chance)
    }

    /// The chance for each observation by a calibration that has not seen its group: what calibrating is worth on
    /// documents that are not labelled. Groups are dealt out in the order in which they turn up. nil for fewer than
    /// `leastObservations` or two groups.
    public static func chancesOutOfSample(_ observations: [Observation], folds: Int = 5) -> [Double]? {
        var places: [Int: Int] = [:]
        for observation in observations where places[observation.group] == nil {
            places[observation.group] = places.count
        }
        let folds = min(folds, places.count)
        guard observations.count >= leastObservations, folds >= 2 else { return nil }
        let fold = observations.map { (places[$0.group] ?? 0) % folds }
        let fits = (0..<folds).map { held in
            Calibration(anyNumberOf: zip(observations, fold).filter { $0.1 != held }.map(\.0))
        }
        return zip(observations, fold).map { fits[$1].chance(at: $0.score) }
    }
}
