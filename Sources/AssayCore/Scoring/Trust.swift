/// What the verdicts are worth: how often VALID is said, and how often it is true.
public struct Trust: Sendable, Hashable {
    /// VALID, UNCLEAR, INVALID, and last the documents that failed.
    public let groups: [VerdictGroup]

    /// Documents with one verdict.
    public struct VerdictGroup: Sendable, Hashable {
        /// nil: the documents that failed.
        public let verdict: Verdict.Word?
        public let documents: Int
        /// Documents in which every labelled value is right.
        public let allRight: Int
        /// Labelled top-level values.
        public let values: Int
        public let rightValues: Int

        /// Of the share of documents that are all right; Wilson.
        public var documentInterval: Interval { Wilson.interval(successes: allRight, of: documents) }
        /// Of the share of right values; Wilson, as if the values of a document were independent.
        public var valueInterval: Interval { Wilson.interval(successes: rightValues, of: values) }
        /// nil for no documents.
        public var documentPrecision: Double? {
            documents > 0 ? Double(allRight) / Double(documents) : nil
        }
        /// nil for no values.
        public var valuePrecision: Double? { values > 0 ? Double(rightValues) / Double(values) : nil }
    }

    /// One step of the risk-coverage curve: what is let through, and how much of it is not all right.
    public struct RiskStep: Sendable, Hashable {
        /// The least trusted verdict that is let through.
        public let upTo: Verdict.Word
        /// Share of all documents.
        public let coverage: Double
        /// Share of the documents let through that are not all right; nil where there are none.
        public let risk: Double?
    }

    init(of documents: [DocumentEvaluation]) {
        let verdicts: [Verdict.Word?] = [.valid, .unclear, .invalid, nil]
        groups = verdicts.map { verdict in
            let members = documents.filter { $0.sample.outcome.verdict == verdict }
            var (values, right) = (0, 0)
            for document in members {
                for score in document.scores where !score.isCell {
                    values += 1
                    right += score.result.isRight ? 1 : 0
                }
            }
            return VerdictGroup(
                verdict: verdict, documents: members.count, allRight: members.count { $0.scores.isAllRight },
                values: values, rightValues: right)
        }
    }

    /// The documents that are VALID.
    public var valid: VerdictGroup { group(.valid) }
    /// The documents that failed.
    public var failed: VerdictGroup { group(nil) }
    public var documents: Int { groups.reduce(0) { $0 + $1.documents } }

    /// Share of all documents that are VALID; nil for no documents.
    public var coverage: Double? {
        documents > 0 ? Double(valid.documents) / Double(documents) : nil
    }
    public var coverageInterval: Interval { Wilson.interval(successes: valid.documents, of: documents) }

    /// The curve's three steps: VALID alone, with UNCLEAR, and with INVALID.
    public var riskCoverage: [RiskStep] {
        var (passed, right) = (0, 0)
        return [Verdict.Word.valid, .unclear, .invalid].map { verdict in
            passed += group(verdict).documents
            right += group(verdict).allRight
            return RiskStep(
                upTo: verdict, coverage: documents > 0 ? Double(passed) / Double(documents) : 0,
                risk: passed > 0 ? 1 - Double(right) / Double(passed) : nil)
        }
    }

    public func group(_ verdict: Verdict.Word?) -> VerdictGroup {
        groups.first { $0.verdict == verdict }
            ?? VerdictGroup(verdict: verdict, documents: 0, allRight: 0, values: 0, rightValues: 0)
    }
}
