import Foundation

/// How sure one field of an extraction is: a score whose order means something and whose size does not.
/// `Calibration` turns it into a chance, on labelled documents.
public struct FieldConfidence: Sendable, Hashable {
    /// Goes up with every change that can give another score: it is part of a run's digest.
    public static let version = "2"

    /// Top-level.
    public let field: String
    /// Of each leaf that is not null, 0...1. Never falls when evidence fits better, words were read more surely, a
    /// token was more probable, one more check confirms the value or another method agrees; never rises with a finding.
    public let scores: [FieldPath: Double]
    /// Ids of the checks that confirm the field: see `Checker.confirmations`.
    public let confirmedBy: [String]
    public let witness: Witness

    /// Of the field's weakest value.
    public var score: Double { scores.values.min() ?? 0 }

    /// For each field that has a value, in the schema's order. Null has no confidence: nothing on the page speaks for
    /// or against it.
    ///
    /// - Parameters:
    ///   - auxiliary: the document's auxiliary amounts, which checks may confirm fields with.
    ///   - witnesses: by field.
    ///   - tokens: by leaf, where the model's server told them.
    public static func all(
        of extraction: Extraction, findings: [Finding], schema: DocumentSchema,
        auxiliary: JSONObject = JSONObject(), witnesses: [String: Witness] = [:],
        tokens: [FieldPath: TokenProbability] = [:]
    ) -> [FieldConfidence] {
        let confirmations = Checker.confirmations(
            values: extraction.values.adding(auxiliary), schema: schema)
        let paths = Dictionary(schema.checks.map { ($0.id, $0.form.paths) }, uniquingKeysWith: +)
        let doubts = FieldDoubts(findings, checks: schema.checks)
        return schema.fields.compactMap { field in
            let leaves = (extraction.values[field.name] ?? .null).leaves.filter { !$0.value.isNull }
            guard !leaves.isEmpty else { return nil }
            let (checks, witness) = (confirmations[field.name] ?? [], witnesses[field.name] ?? .silent)
            let scores = leaves.map { leaf -> (FieldPath, Double) in
                let path = FieldPath([.key(field.name)] + leaf.path.components)
                // What adds up in a table says nothing about its descriptions.
                let support = checks.count { paths[$0]?.contains(path.generalised) == true }
                let left = leftOfDoubt(checks: support, witness)
                let found = evidence(extraction.evidence[path], isSought: field.isSought(leaf.path))
                let trust = (1 - (1 - found) * left) * doubts.share(of: path)
                return (path, trust * share(of: tokens[path]) * share(of: witness))
            }
            return FieldConfidence(
                field: field.name, scores: Dictionary(scores, uniquingKeysWith: min), confirmedBy: checks,
                witness: witness)
        }
    }

    /// What a confirming check, or another method that agrees, leaves of the doubt.
    private static let leftBySupport = 0.4
    /// What another method that disagrees, or a token that the model held for all but impossible, leaves of the trust.
    private static let leftByOpposition = 0.5
    /// A value that stands nowhere in the document.
    private static let leastEvidence = 0.05
    /// A value that need not stand in the document, so that nobody looked for it.
    private static let notSought = 0.5

    /// How well the words fit, times how surely the least sure of them was read.
    private static func evidence(_ found: Evidence?, isSought: Bool) -> Double {
        guard let found else { return isSought ? leastEvidence : notSought }
        return max(leastEvidence, min(1, found.score * found.confidence))
    }

    private static func leftOfDoubt(checks: Int, _ witness: Witness) -> Double {
        let support = checks + (witness == .agrees ? 1 : 0)
        return (0..<support).reduce(1) { left, _ in left * leftBySupport }
    }

    private static func share(of witness: Witness) -> Double {
        switch witness {
        case .agrees, .silent: 1
        case .differs: leftByOpposition
        }
    }

    /// One wrong token makes a value wrong, however probable the others were.
    private static func share(of tokens: TokenProbability?) -> Double {
        guard let tokens, !tokens.leastLog.isNaN else { return 1 }
        return leftByOpposition + (1 - leftByOpposition) * exp(min(0, tokens.leastLog))
    }
}

extension FieldDefinition {
    /// Whether a leaf of the field, by its path below the field, has to stand in the document.
    fileprivate func isSought(_ path: FieldPath) -> Bool {
        guard case .key(let name)? = path.components.last else { return isGrounded }
        return isGrounded && columns.first { $0.name == name }?.isGrounded != false
    }
}

extension Extraction {
    /// The same with how sure its values are.
    func with(_ confidence: [FieldConfidence]) -> Extraction {
        let scores = confidence.reduce(into: [:]) { $0.merge($1.scores) { first, _ in first } }
        return Extraction(values: values, evidence: evidence, origins: origins, confidence: scores)
    }
}

extension [FieldPath: Double] {
    /// The lowest of a top-level field's values; nil where it has none.
    public func ofField(_ name: String) -> Double? {
        if let single = self[FieldPath(name)] { return single }
        return filter { $0.key.field == name }.map(\.value).min()
    }
}
