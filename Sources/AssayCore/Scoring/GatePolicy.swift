/// What a gate lets through.
public struct GatePolicy: Sendable, Hashable {
    /// Least accuracy over all fields, 0...1; nil for no floor.
    public let leastAccuracy: Double?
    /// Least share of right values in VALID documents, 0...1; nil for no floor.
    public let leastValidPrecision: Double?
    /// By what share of the baseline the mean cost of a document may rise: 0.1 for 10 %.
    public let costRise: Double

    public init(
        leastAccuracy: Double? = nil, leastValidPrecision: Double? = nil, costRise: Double = 0.1
    ) {
        self.leastAccuracy = leastAccuracy
        self.leastValidPrecision = leastValidPrecision
        self.costRise = costRise
    }
}

/// Why a gate is shut.
public enum GateReason: Sendable, Hashable {
    /// Over all fields, significantly.
    case accuracyFell(Difference)
    /// A field, significantly after Holm's adjustment over all fields.
    case fieldFell(String, Difference)
    /// The share of documents in which every value is right, significantly.
    case allRightFell(Difference)
    case validPrecisionFell(Difference)
    case accuracyBelow(floor: Double, found: Double)
    case validPrecisionBelow(floor: Double, found: Double?)
    case costRose(from: Double, to: Double)
    /// The baseline's cost was known, and this one's is not.
    case costUnknown

    /// As JSON and JUnit name it.
    public var code: String {
        switch self {
        case .accuracyFell: "accuracy-fell"
        case .fieldFell: "field-fell"
        case .allRightFell: "documents-all-right-fell"
        case .validPrecisionFell: "valid-precision-fell"
        case .accuracyBelow: "accuracy-below-floor"
        case .validPrecisionBelow: "valid-precision-below-floor"
        case .costRose: "cost-rose"
        case .costUnknown: "cost-unknown"
        }
    }

    /// One sentence.
    public var text: String {
        switch self {
        case .accuracyFell(let difference): "Accuracy over all fields fell \(Self.fall(difference))."
        case .fieldFell(let field, let difference): "\(field) fell \(Self.fall(difference))."
        case .allRightFell(let difference): "Documents that are all right fell \(Self.fall(difference))."
        case .validPrecisionFell(let difference):
            "The share of right values in VALID documents fell \(Self.fall(difference))."
        case .accuracyBelow(let floor, let found):
            "Accuracy over all fields is \(Figures.percent(found)), below the floor of \(Figures.percent(floor))."
        case .validPrecisionBelow(let floor, let found):
            "\(Figures.percent(found)) of the values in VALID documents are right, below the floor of "
                + "\(Figures.percent(floor))."
        case .costRose(let from, let to):
            "A document costs \(Figures.dollars(to)); it was \(Figures.dollars(from))."
        case .costUnknown: "What a document costs is unknown: the model has no price."
        }
    }

    private static func fall(_ difference: Difference) -> String {
        let p = difference.p < 0.001 ? "p < 0.001" : "p = \(Figures.p(difference.p))"
        return "from \(Figures.percent(difference.first)) to \(Figures.percent(difference.second)) "
            + "(\(Figures.points(difference)) points, \(p))"
    }
}
