/// Whether values that seem sure are right more often: what the evidence of a value promises beside how often such
/// values are right.
///
/// The sureness of a value is the lower of how well its words match it and how surely they were read. Lists and
/// tables, which have many places, are left out, and so are values without evidence.
public struct Reliability: Sendable, Hashable {
    /// Values of about the same sureness.
    public struct Bin: Sendable, Hashable {
        /// Lowest sureness in it, 0...1.
        public let low: Double
        /// Highest sureness in it.
        public let high: Double
        public let mean: Double
        public let values: Int
        public let right: Int

        public var share: Double { Double(right) / Double(values) }
        /// Of the share; Wilson, as if the values of a document were independent.
        public var interval: Interval { Wilson.interval(successes: right, of: values) }
    }

    /// Fewer values than this say nothing, and are not put into bins.
    public static let leastValues = 50
    private static let mostBins = 10

    /// Values with a sureness.
    public let values: Int
    /// By rising sureness, of about as many values each; equal ones are never parted. Empty for too few values.
    public let bins: [Bin]

    /// Mean distance of the bins' shares from their sureness, weighted by their values (the expected calibration
    /// error; Naeini, Cooper and Hauskrecht 2015); nil without bins.
    public var expectedError: Double? {
        guard !bins.isEmpty else { return nil }
        return bins.reduce(0) { $0 + abs($1.share - $1.mean) * Double($1.values) } / Double(values)
    }

    init(of documents: [DocumentEvaluation]) {
        let observed = documents.flatMap(\.observations).sorted { $0.sureness < $1.sureness }
        values = observed.count
        guard observed.count >= Self.leastValues else {
            bins = []
            return
        }
        let size = max(10, observed.count / Self.mostBins)
        var bins: [Bin] = []
        var start = 0
        while start < observed.count {
            var end = min(start + size, observed.count)
            while end < observed.count, observed[end].sureness == observed[end - 1].sureness { end += 1 }
            // What is left over would be a bin of its own that is too small to say anything.
            if observed.count - end < size / 2 { end = observed.count }
            bins.append(Bin(observed[start..<end]))
            start = end
        }
        self.bins = bins
    }
}

extension Reliability.Bin {
    fileprivate init(_ observed: ArraySlice<Observation>) {
        low = observed.first?.sureness ?? 0
        high = observed.last?.sureness ?? 0
        let mean = observed.reduce(0) { $0 + $1.sureness } / Double(max(1, observed.count))
        // Equal values add up to a hair more or less than they are.
        self.mean = min(max(mean, low), high)
        values = observed.count
        right = observed.count(where: \.isRight)
    }
}

private struct Observation {
    let sureness: Double
    let isRight: Bool
}

extension DocumentEvaluation {
    /// One for each single value that was given with evidence, to the thousandth.
    fileprivate var observations: [Observation] {
        scores.compactMap { score in
            guard !score.actual.isNull, !score.field.contains("."),
                let evidence = sample.outcome.evidence[FieldPath(score.field)]
            else { return nil }
            let sureness = min(evidence.score, evidence.confidence)
            return Observation(
                sureness: (sureness * 1000).rounded() / 1000, isRight: score.result.isRight)
        }
    }
}
