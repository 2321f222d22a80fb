/// Which runs are worth choosing between: those that no other run beats in one respect without being behind in another.
public enum ParetoFront {
    /// Accuracy over all fields, mean US dollars and mean seconds a document.
    public struct Point: Sendable, Hashable {
        public let accuracy: Double
        /// nil where a price is unknown: such a run neither beats nor is beaten by its cost.
        public let cost: Double?
        public let seconds: Double

        public init(accuracy: Double, cost: Double?, seconds: Double) {
            self.accuracy = accuracy
            self.cost = cost
            self.seconds = seconds
        }

        public init(_ evaluation: RunEvaluation) {
            accuracy = evaluation.accuracy.overall.accuracy ?? 0
            cost = evaluation.expense.cost?.mean
            // To the tenth, so that chance decides less.
            seconds = (evaluation.expense.seconds.mean * 10).rounded() / 10
        }

        /// Nowhere behind, and somewhere ahead.
        func dominates(_ other: Point) -> Bool {
            guard (cost == nil) == (other.cost == nil) else { return false }
            let (mine, theirs) = (cost ?? 0, other.cost ?? 0)
            guard accuracy >= other.accuracy, mine <= theirs, seconds <= other.seconds else { return false }
            return accuracy > other.accuracy || mine < theirs || seconds < other.seconds
        }
    }

    /// Places of the points on the front, in order.
    public static func places(of points: [Point]) -> [Int] {
        points.indices.filter { place in !points.contains { $0.dominates(points[place]) } }
    }
}
