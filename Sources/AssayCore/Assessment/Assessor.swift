import Foundation

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
    ///   - fromWordsAlone: whether the strategy saw nothing but the words that were read, so that a value of which
    ///     they have no trace is made up.
    ///   - reply: what is wrong with the reply that the values came in; for their confidence alone.
    ///   - tokens: how probable the values were to the model that gave them, where it said.
    public func assess(
        _ raw: JSON, of prepared: PreparedDocument, known: [FieldPath: Evidence] = [:],
        origins: [String: Origin], fromWordsAlone: Bool = false, reply: [Finding] = [],
        tokens: [FieldPath: TokenProbability] = [:]
    ) -> (extraction: Extraction, findings: [Finding]) {
        let normaliser = ValueNormaliser(schema: schema, conventions: prepared.conventions)
        var (values, normalising) = normaliser.normalise(raw)
        let unreadable = Set(normalising.filter { $0.severity == .invalid }.map(\.path))
        var evidence = prepared.grounder.evidence(for: values, known: known)
        var tokens = tokens
        if fromWordsAlone {
            let withdrawal = Withdrawal(
                from: values, evidence: evidence, grounder: prepared.grounder, keeping: unreadable)
            if !withdrawal.findings.isEmpty {
                (values, normalising) = (withdrawal.values, normalising + withdrawal.findings)
                evidence = prepared.grounder.evidence(for: values, known: known)
                // Items of a list that lost some no longer stand where the tokens put them.
                let touched = Set(withdrawal.findings.map(\.path.field))
                tokens = tokens.filter { !touched.contains($0.key.field) }
            }
        }
        let violations = validator.violations(in: values)
            .filter { violation in !unreadable.contains(violation.path) }
            .map { Finding(.invalid, .schemaViolation, at: $0.path, message: $0.message) }
        let all =
            normalising + violations + checked(values, evidence, prepared)
            + readable(prepared.grounder.findings(values: values, evidence: evidence), values, prepared)
            + prepared.traces.compactMap { $0.finding(on: values) }
            + prepared.opinion.findings(on: values) + prepared.findings
        let findings = Self.each(all)
        let extraction = Extraction(values: values, evidence: evidence, origins: origins)
        let witnesses = prepared.opinion.witnesses(on: values, from: origins)
        let confidence = FieldConfidence.all(
            of: extraction, findings: findings + reply, schema: schema, auxiliary: prepared.auxiliary,
            witnesses: witnesses, tokens: tokens)
        return (extraction.with(confidence), findings)
    }

    /// What the checks find, with what may stand between the sides of a sum: rows may add up to an amount which the
    /// document states itself, before discounts and charges on the whole, and then no row is missing; and where a hard sum
    /// fails by an amount that the document states and no field holds (a discount, shipping), the sum is doubtful and not
    /// wrong.
    private func checked(
        _ values: JSON, _ evidence: [FieldPath: Evidence], _ prepared: PreparedDocument
    ) -> [Finding] {
        let all = values.adding(prepared.auxiliary)
        let reductions = StatedReduction(values: values, evidence: evidence, grounder: prepared.grounder)
        return Checker.findings(values: all, schema: schema).compactMap { finding in
            guard let check = schema.checks.first(where: { $0.id == finding.check }) else { return finding }
            if case .product(let product) = check.form, reductions.explains(finding, of: product) {
                return nil
            }
            guard case .sum(let sum) = check.form else { return finding }
            guard finding.code == .hardCheckFailed else {
                if isPart(sum, ofSumThatHolds: all) { return nil }
                return rowTotal(of: sum, values).map { isStated($0, prepared) } == true ? nil : finding
            }
            guard let gap = gap(of: sum, all), isStated(gap, prepared) || isStated(-gap, prepared) else {
                return finding
            }
            if Self.isRounding(gap, to: values[sum.equals]?.number?.decimal) { return nil }
            return Finding(
                .unclear, .softCheckFailed, at: finding.path, check: finding.check,
                message: "\(finding.message); the document states \(gap), which may stand between them")
        }
    }

    /// Whether a sum of the same and other terms makes the same amount: what is before tax, a charge and the tax.
    private func isPart(_ sum: SumCheck, ofSumThatHolds values: JSON) -> Bool {
        let holding = Checker.confirmations(values: values, schema: schema)[sum.equals] ?? []
        return schema.checks.contains { check in
            guard case .sum(let other) = check.form, holding.contains(check.id) else { return false }
            return other.equals == sum.equals && other.terms.count > sum.terms.count
                && sum.terms.allSatisfy(other.terms.contains)
        }
    }

    /// Without doubts about how amounts were read that a sum of them proves.
    private func readable(_ findings: [Finding], _ values: JSON, _ prepared: PreparedDocument) -> [Finding] {
        guard findings.contains(where: { $0.code == .lowReadingConfidence }) else { return findings }
        let proven = Checker.proven(values: values.adding(prepared.auxiliary), schema: schema)
        return findings.filter { finding in
            finding.code != .lowReadingConfidence || finding.path.components.count > 1
                || !proven.contains(finding.path.field ?? "")
        }
    }

    private func isStated(_ amount: Decimal, _ prepared: PreparedDocument) -> Bool {
        !prepared.grounder.numbers.places(of: amount, asAmount: true).isEmpty
    }

    /// By how much a sum of fields fails; nil for one with columns, and where a field holds that amount: then one of the
    /// fields has another's value.
    private func gap(of sum: SumCheck, _ values: JSON) -> Decimal? {
        var gap = -(values[sum.equals]?.number?.decimal ?? 0)
        for term in sum.terms {
            guard let amount = values[term.field]?.number?.decimal else { return nil }
            gap += term.isSubtracted ? -amount : amount
        }
        let isHeld = values.object?.contains { $0.value.number?.decimal.map(abs) == abs(gap) } ?? false
        return isHeld || gap == 0 ? nil : abs(gap)
    }

    /// Whether a sum was rounded to the smallest coin, or to the whole, by a difference that the document states.
    private static func isRounding(_ gap: Decimal, to sum: Decimal?) -> Bool {
        guard let sum, gap > 0 else { return false }
        func isMultiple(of coin: Decimal) -> Bool {
            var (quotient, whole) = (sum / coin, Decimal())
            NSDecimalRound(&whole, &quotient, 0, .plain)
            return whole == quotient
        }
        return [Decimal(sign: .plus, exponent: -2, significand: 5), 1].contains {
            gap * 2 <= $0 && isMultiple(of: $0)
        }
    }

    /// The sum of a column of several rows; nil for any other sum. One row alone adds up to what it states itself.
    private func rowTotal(of sum: SumCheck, _ values: JSON) -> Decimal? {
        guard sum.terms.count == 1, let term = sum.terms.first, !sum.equals.contains("."),
            let dot = term.field.firstIndex(of: "."),
            let rows = values[String(term.field[..<dot])]?.array, rows.count > 1
        else { return nil }
        let column = String(term.field[term.field.index(after: dot)...])
        let amounts = rows.compactMap { $0[column]?.number?.decimal }
        return amounts.count == rows.count ? amounts.reduce(0, +) : nil
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
