/// A case that a person has decided.
public struct HumanJudgement: Sendable, Hashable {
    public let about: JudgeCase
    public let isSame: Bool

    /// Reads a file of them: an array of `{"field": …, "expected": …, "candidate": …, "same": true}`.
    ///
    /// - Throws: where it is none, with the pointer to what is wrong.
    public static func list(parsing text: String) throws(DefinitionError) -> [HumanJudgement] {
        let json: JSON
        do {
            json = try JSON(parsing: text)
        } catch {
            throw DefinitionError(at: "", "this is no JSON: \(error)")
        }
        guard let items = json.array else { throw DefinitionError(at: "", "must be an array of judgements") }
        var list: [HumanJudgement] = []
        for (index, item) in items.enumerated() {
            guard let field = item["field"]?.string, let expected = item["expected"]?.string,
                let candidate = item["candidate"]?.string, case .bool(let isSame)? = item["same"],
                item.object?.count == 4
            else {
                throw DefinitionError(
                    at: "/\(index)", "must have field, expected, candidate (texts) and same (true or false)")
            }
            let about = JudgeCase(field: field, expected: expected, candidate: candidate)
            list.append(HumanJudgement(about: about, isSame: isSame))
        }
        return list
    }
}

/// How far a judge agrees with people: whether its word may count.
public struct JudgeAgreement: Sendable, Hashable {
    /// The lower bound of kappa below which a judge's word does not count: agreement is at least substantial
    /// (Landis and Koch 1977).
    public static let leastKappa = 0.6
    /// Fewer cases, or fewer of one side, show nothing: the interval of kappa is for large samples.
    public static let leastCases = 20
    public static let leastOfASide = 5

    /// By what people said and what the judge said; in both 0 is different and 1 is the same.
    public let counts: [[Int]]
    public let kappa: CohensKappa
    /// Cases that people called the same.
    public let same: Int

    /// - Parameters:
    ///   - human: what people decided.
    ///   - judgements: the judge's, of the same cases; a case without one counts as "different".
    public init(_ human: [HumanJudgement], _ judgements: [Judgement]) {
        let said = Dictionary(
            judgements.map { ($0.about, $0.isSame) }, uniquingKeysWith: { first, _ in first })
        var counts = [[0, 0], [0, 0]]
        for judgement in human {
            counts[judgement.isSame ? 1 : 0][said[judgement.about] == true ? 1 : 0] += 1
        }
        self.init(counts: counts)
    }

    /// - Parameter counts: two by two, as `counts`.
    public init(counts: [[Int]]) {
        self.counts = counts
        kappa = CohensKappa(counts)
        same = counts.last?.reduce(0, +) ?? 0
    }

    /// Whether the judge's word counts in scores.
    public var isEnough: Bool {
        kappa.cases >= Self.leastCases && min(same, kappa.cases - same) >= Self.leastOfASide
            && (kappa.interval?.low ?? -1) >= Self.leastKappa
    }

    /// One sentence, with what is lacking where it is not enough.
    public var sentence: String {
        guard kappa.cases > 0 else {
            return "was set beside no decision of people, so that its word does not count"
        }
        let figures = "agrees with people on \(kappa.agreed) of \(kappa.cases), kappa \(Self.text(kappa))"
        if isEnough { return figures + ": its word counts" }
        guard kappa.cases >= Self.leastCases, min(same, kappa.cases - same) >= Self.leastOfASide else {
            return figures
                + ": too few cases (\(Self.leastCases) are needed, \(Self.leastOfASide) of each side), so that "
                + "its word does not count"
        }
        return figures
            + ": the lower bound is below \(Figures.fixed(Self.leastKappa, 1)), so that its word does not count"
    }

    private static func text(_ kappa: CohensKappa) -> String {
        guard let value = kappa.kappa, let interval = kappa.interval else { return "undefined" }
        return
            "\(Figures.fixed(value, 2)) [\(Figures.fixed(interval.low, 2)), \(Figures.fixed(interval.high, 2))]"
    }
}
