/// Whether surer values are right more often: the confidence of values beside how often such values are right, as it
/// is and calibrated.
///
/// Counted are top-level values that were given, have a confidence and a label, a list or a table as one value. Null has
/// no confidence, and what is missing is no part of it.
public struct Reliability: Sendable, Hashable {
    /// Fewer values than this say nothing, and are not put into bins.
    public static let leastValues = 50

    public let values: Int
    /// Documents that they are of.
    public let documents: Int
    /// Confidences as they are; nil for too few values.
    public let raw: CalibrationFit?
    /// The same values with the chances that a calibration on the other documents gives them; nil for fewer than
    /// `Calibration.leastObservations` values, or one document.
    public let calibrated: CalibrationFit?
    /// By confidence as it is: a calibration keeps the order.
    public let curve: RiskCurve

    public init(_ observations: [Calibration.Observation]) {
        values = observations.count
        documents = Set(observations.map(\.group)).count
        raw = observations.count < Self.leastValues ? nil : CalibrationFit(observations)
        calibrated = Calibration.chancesOutOfSample(observations).map { chances in
            CalibrationFit(
                zip(observations, chances).map {
                    Calibration.Observation(score: $1, isRight: $0.isRight, group: $0.group)
                })
        }
        curve = RiskCurve(observations)
    }

    init(of documents: [DocumentEvaluation]) {
        self.init(documents.enumerated().flatMap { $0.element.observations(group: $0.offset) })
    }
}

/// How far scores are from the chances that they are taken for.
public struct CalibrationFit: Sendable, Hashable {
    /// Values of about the same score.
    public struct Bin: Sendable, Hashable {
        /// Lowest score in it, 0...1.
        public let low: Double
        /// Highest score in it.
        public let high: Double
        public let mean: Double
        public let values: Int
        public let right: Int

        public var share: Double { Double(right) / Double(values) }
        /// Of the share; Wilson, as if the values of a document were independent.
        public var interval: Interval { Wilson.interval(successes: right, of: values) }
    }

    /// By rising score, of about as many values each; equal scores are never parted. Never empty.
    public let bins: [Bin]
    /// Mean square of score less truth, 0 for the best (Brier, "Verification of forecasts expressed in terms of
    /// probability", Monthly Weather Review 78, 1950).
    public let brier: Double
    /// Mean distance of the bins' shares from their scores, weighted by their values (the expected calibration error;
    /// Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015).
    public let expectedError: Double

    private static let mostBins = 10

    /// `observations` are not none.
    init(_ observations: [Calibration.Observation]) {
        let observed = observations.sorted { $0.score < $1.score }
        let size = max(10, observed.count / Self.mostBins)
        var bins: [Bin] = []
        var start = 0
        while start < observed.count {
            var end = min(start + size, observed.count)
            while end < observed.count, observed[end].score == observed[end - 1].score { end += 1 }
            // What is left over would be a bin of its own that is too small to say anything.
            if observed.count - end < size / 2 { end = observed.count }
            bins.append(Bin(observed[start..<end]))
            start = end
        }
        self.bins = bins
        let count = Double(max(1, observed.count))
        brier =
            observed.reduce(0) { $0 + ($1.score - ($1.isRight ? 1 : 0)) * ($1.score - ($1.isRight ? 1 : 0)) }
            / count
        expectedError = bins.reduce(0) { $0 + abs($1.share - $1.mean) * Double($1.values) } / count
    }
}

extension CalibrationFit.Bin {
    fileprivate init(_ observed: ArraySlice<Calibration.Observation>) {
        low = observed.first?.score ?? 0
        high = observed.last?.score ?? 0
        let mean = observed.reduce(0) { $0 + $1.score } / Double(max(1, observed.count))
        // Equal values add up to a hair more or less than they are.
        self.mean = min(max(mean, low), high)
        values = observed.count
        right = observed.count(where: \.isRight)
    }
}

extension DocumentEvaluation {
    /// One for each field that was given with a confidence, to the thousandth.
    fileprivate func observations(group: Int) -> [Calibration.Observation] {
        topScores.compactMap { score in
            guard !score.actual.isNull, let confidence = sample.outcome.confidence.ofField(score.field) else {
                return nil
            }
            return Calibration.Observation(
                score: (confidence * 1000).rounded() / 1000, isRight: score.result.isRight, group: group)
        }
    }
}
