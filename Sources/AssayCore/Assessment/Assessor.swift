/// Checks raw values against schema, checks and words.
public struct Assessor: Sendable {
    public let schema: DocumentSchema
    private let validator: JSONSchema

    /// Throws where the schema's JSON Schema can't be compiled.
    public init(schema: DocumentSchema) throws(DefinitionError) {
        self.schema = schema
        validator = try JSONSchema(compiling: schema.json)
    }

    /// Values in canonical form with their evidence, and everything that is wrong or can't be vouched for.
    ///
    /// - Parameters:
    ///   - raw: an object as a model or the rules gave it; anything else yields nulls throughout.
    ///   - known: evidence that the strategy already has.
    ///   - reply: what is wrong with the reply that the values came in; for their confidence alone.
    ///   - tokens: how probable the values were to the model that gave them, where it said.
    public func assess(
        _ raw: JSON, of prepared: PreparedDocument, known: [FieldPath: Evidence] = [:],
        origins: [String: Origin], reply: [Finding] = [], tokens: [FieldPath: TokenProbability] = [:]
    ) -> (extraction: Extraction, findings: [Finding]) {
        let normaliser = ValueNormaliser(schema: schema, conventions: prepared.conventions)
        let (values, normalising) = normaliser.normalise(raw)
        let evidence = prepared.grounder.evidence(for: values, known: known)
        let unreadable = Set(normalising.filter { $0.severity == .invalid }.map(\.path))
        let violations = validator.violations(in: values)
            .filter { violation in !unreadable.contains(violation.path) }
            .map { Finding(.invalid, .schemaViolation, at: $0.path, message: $0.message) }
        let all =
            normalising + violations + Checker.findings(values: values, schema: schema)
            + prepared.grounder.findings(values: values, evidence: evidence)
            + prepared.opinion.findings(on: values) + prepared.findings
        let findings = Self.each(all)
        let extraction = Extraction(values: values, evidence: evidence, origins: origins)
        let witnesses = prepared.opinion.witnesses(on: values, from: origins)
        let confidence = FieldConfidence.all(
            of: extraction, findings: findings + reply, schema: schema, witnesses: witnesses, tokens: tokens)
        return (extraction.with(confidence), findings)
    }

    /// Two stages may see the same doubt about the same value: told once.
    private static func each(_ findings: [Finding]) -> [Finding] {
        struct Doubt: Hashable {
            let code: FindingCode
            let path: FieldPath
            let check: String?
        }
        var seen: Set<Doubt> = []
        return findings.filter { finding in
            // Several things can be wrong with a document as a whole, each in its own words.
            finding.path.components.isEmpty
                || seen.insert(Doubt(code: finding.code, path: finding.path, check: finding.check)).inserted
        }
    }

    /// What stands for a reply that holds nothing: every field null.
    public func nothing(of prepared: PreparedDocument) -> Extraction {
        let normaliser = ValueNormaliser(schema: schema, conventions: prepared.conventions)
        return Extraction(values: normaliser.normalise([:]).values)
    }
}
