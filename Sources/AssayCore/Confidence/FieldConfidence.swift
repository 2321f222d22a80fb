/// How sure one value of an extraction is: a score whose order means something and whose size does not.
/// `Calibration` turns it into a chance, on labelled documents.
public struct FieldConfidence: Sendable, Hashable {
    /// Top-level.
    public let field: String
    /// 0...1. Never falls when evidence fits better, words were read more surely, one more check confirms the value or
    /// one more strategy agrees; never rises with a finding.
    public let score: Double
    /// Ids of the checks that confirm the value: see `Checker.confirmations`.
    public let confirmedBy: [String]
    /// Of the other strategies that gave the field a value, how many gave this one.
    public let agreeing: Int
    public let disagreeing: Int

    /// For each field that has a value, in the schema's order. Null has no confidence: nothing on the page speaks for
    /// or against it. `others` are the values that other strategies gave for the same document.
    public static func all(
        of extraction: Extraction, findings: [Finding], schema: DocumentSchema, others: [JSON] = []
    ) -> [FieldConfidence] {
        let confirmations = Checker.confirmations(values: extraction.values, schema: schema)
        let doubts = Doubts(findings, checks: schema.checks)
        return schema.fields.compactMap { field in
            guard let value = extraction.values[field.name], !value.isNull else { return nil }
            let given = others.compactMap { $0[field.name] }.filter { !$0.isNull }
            let agreeing = given.count { $0 == value }
            let confirmedBy = confirmations[field.name] ?? []
            let found = Self.evidence(of: FieldPath(field.name), value, extraction)
            let support = confirmedBy.count + agreeing
            let doubt = (1 - found) * Self.power(Self.leftBySupport, support)
            let trust = (1 - doubt) * Self.power(Self.leftByDisagreement, given.count - agreeing)
            return FieldConfidence(
                field: field.name, score: trust * doubts.share(of: field.name), confirmedBy: confirmedBy,
                agreeing: agreeing, disagreeing: given.count - agreeing)
        }
    }

    /// What a confirming check or an agreeing strategy leaves of the doubt.
    private static let leftBySupport = 0.4
    /// What a disagreeing strategy leaves of the trust.
    private static let leftByDisagreement = 0.5
    /// A value that stands nowhere in the document.
    private static let leastEvidence = 0.05

    /// Of the weakest leaf: how well it fits, times how surely its least sure word was read.
    private static func evidence(of path: FieldPath, _ value: JSON, _ extraction: Extraction) -> Double {
        switch value {
        case .array(let items):
            items.enumerated().map { evidence(of: path.appending($0.offset), $0.element, extraction) }.min()
                ?? leastEvidence
        case .object(let members):
            members.filter { !$0.value.isNull }
                .map { evidence(of: path.appending($0.key), $0.value, extraction) }.min() ?? leastEvidence
        case .null, .bool, .number, .string:
            extraction.evidence[path].map { max(leastEvidence, $0.score * $0.confidence) } ?? leastEvidence
        }
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<max(exponent, 0)).reduce(1) { product, _ in product * base }
    }
}

/// What findings leave of the trust in a field.
private struct Doubts {
    private var shares: [String: Double] = [:]
    private var wholeDocument = 1.0

    init(_ findings: [Finding], checks: [Check]) {
        for finding in findings {
            let share = Self.share(finding.severity)
            let check = checks.first { $0.id == finding.check }
            let fields = Set([finding.path.field].compactMap(\.self) + (check?.form.fields ?? []))
            for field in fields { shares[field] = min(shares[field] ?? 1, share) }
            if fields.isEmpty { wholeDocument = min(wholeDocument, share) }
        }
    }

    func share(of field: String) -> Double { min(shares[field] ?? 1, wholeDocument) }

    private static func share(_ severity: Finding.Severity) -> Double {
        switch severity {
        case .note: 1
        case .unclear: 0.5
        case .invalid: 0.2
        }
    }
}
