import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct FieldConfidenceTests {
    private static let sum = Check(
        id: "adds-up", severity: .hard,
        form: .sum(SumCheck(terms: [SumCheck.Term("net"), SumCheck.Term("tax")], equals: "total")))

    private func evidence(_ score: Double, _ confidence: Double = 1) -> Evidence {
        Evidence(
            page: 0, box: Box(left: 0, top: 0, right: 1, bottom: 1), quote: "", score: score,
            confidence: confidence, match: .exact)
    }

    private func confidence(
        _ field: String = "total", score: Double = 0.5, reading: Double = 1, checks: [Check] = [],
        findings: [Finding] = [], witness: Witness = .silent, tokens: TokenProbability? = nil
    ) -> FieldConfidence? {
        let values: JSON = ["net": 100, "tax": 19, "total": 119, "code": nil]
        let extraction = Extraction(values: values, evidence: ["total": evidence(score, reading)])
        return FieldConfidence.all(
            of: extraction, findings: findings, schema: schema(checks: checks), witnesses: [field: witness],
            tokens: tokens.map { [FieldPath(field): $0] } ?? [:]
        ).first { $0.field == field }
    }

    @Test func `Evidence and reading make the score, and null has none`() throws {
        #expect(confidence()?.score == 0.5)
        #expect(try #require(confidence(score: 0.5, reading: 0.5)).score == 0.25)
        #expect(try #require(confidence("net")).score < 0.1)
        #expect(confidence("code") == nil)
    }

    @Test func `A total that adds up is surer`() throws {
        let confirmed = try #require(confidence(checks: [Self.sum]))
        #expect(confirmed.confirmedBy == ["adds-up"])
        #expect(confirmed.score > 0.5)
    }

    @Test func `Another method raises and lowers trust`() throws {
        let agreed = try #require(confidence(witness: .agrees))
        #expect(agreed.score > 0.5 && agreed.witness == .agrees)
        #expect(try #require(confidence(witness: .differs)).score < 0.5)
        #expect(confidence(witness: .silent) == confidence())
    }

    @Test func `A token that the model held for unlikely lowers trust, and sure ones leave it`() throws {
        #expect(confidence(tokens: TokenProbability(meanLog: 0, leastLog: 0))?.score == 0.5)
        let unsure = try #require(confidence(tokens: TokenProbability(meanLog: -0.1, leastLog: -0.7)))
        let unlikely = try #require(confidence(tokens: TokenProbability(meanLog: -0.1, leastLog: -9)))
        #expect(unlikely.score < unsure.score && unsure.score < 0.5 && unlikely.score >= 0.25)
    }

    @Test func `What need not stand in the document is neither sure nor made up`() throws {
        let fields = [
            FieldDefinition(name: "kind", kind: .text, isGrounded: false),
            FieldDefinition(name: "name", kind: .text),
        ]
        let schema = DocumentSchema(
            name: "s", fields: fields, checks: [], json: [:], guidance: "", source: [:])
        let scores = FieldConfidence.all(
            of: Extraction(values: ["kind": "a", "name": "b"]), findings: [], schema: schema
        ).map(\.score)
        #expect(scores[0] == 0.5 && abs(scores[1] - 0.05) < 1e-9)
    }

    @Test func `A check confirms the columns that it reads, and no others`() throws {
        let check = Check(
            id: "adds-up", severity: .hard,
            form: .sum(SumCheck(terms: [SumCheck.Term("rows.amount")], equals: "total")))
        let columns = [
            FieldDefinition(name: "text", kind: .text), FieldDefinition(name: "amount", kind: .money),
        ]
        let schema = DocumentSchema(
            name: "s",
            fields: [
                FieldDefinition(name: "rows", kind: .table, columns: columns),
                FieldDefinition(name: "total", kind: .money),
            ], checks: [check], json: [:], guidance: "", source: [:])
        let row = FieldPath("rows").appending(0)
        let paths = [row.appending("text"), row.appending("amount"), FieldPath("total")]
        let extraction = Extraction(
            values: ["rows": [["text": "a", "amount": 2]], "total": 2],
            evidence: Dictionary(uniqueKeysWithValues: paths.map { ($0, evidence(0.5)) }))
        let scores = extraction.with(FieldConfidence.all(of: extraction, findings: [], schema: schema))
            .confidence
        #expect(scores[paths[0]] == 0.5 && scores[paths[1]] == 0.8 && scores[paths[2]] == 0.8)
    }

    @Test func `A finding in a row lowers that row, and the field is as sure as its weakest cell`() throws {
        let columns = [FieldDefinition(name: "amount", kind: .money)]
        let schema = DocumentSchema(
            name: "s", fields: [FieldDefinition(name: "rows", kind: .table, columns: columns)], checks: [],
            json: [:], guidance: "", source: [:])
        let cells = (0..<2).map { FieldPath("rows").appending($0).appending("amount") }
        let extraction = Extraction(
            values: ["rows": [["amount": 1], ["amount": 2]]],
            evidence: [cells[0]: evidence(0.8), cells[1]: evidence(0.8)])
        let finding = Finding(.unclear, .ambiguous, at: cells[1], message: "")
        let confidence = try #require(
            FieldConfidence.all(of: extraction, findings: [finding], schema: schema).first)
        #expect(confidence.scores == [cells[0]: 0.8, cells[1]: 0.4] && confidence.score == 0.4)
        let scored = extraction.with([confidence]).confidence
        #expect(scored.ofField("rows") == 0.4 && scored.ofField("row") == nil)
    }

    @Test
    func `A finding lowers its field, that of a check all of its fields, one of the document everything`()
        throws
    {
        let own = Finding(.unclear, .ambiguous, at: "total", message: "")
        let check = Finding(.invalid, .hardCheckFailed, at: "net", check: "adds-up", message: "")
        let whole = Finding(.unclear, .hiddenText, message: "")
        let note = Finding(.note, .normalised, at: "total", message: "")
        #expect(confidence(findings: [own])?.score == 0.25)
        #expect(try #require(confidence(findings: [whole])).score == 0.25)
        #expect(confidence(findings: [note])?.score == 0.5)
        #expect(try #require(confidence(checks: [Self.sum], findings: [check])).score < 0.25)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `More evidence never lowers it and more findings never raise it`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let score = Double.random(in: 0...1, using: &generator)
        let reading = Double.random(in: 0...1, using: &generator)
        let severities = Finding.Severity.allCases
        let some = (0..<2).map { _ in
            Finding(
                severities.randomElement(using: &generator) ?? .note, .ambiguous, at: "total", message: "")
        }
        func at(_ score: Double, _ reading: Double, _ checks: [Check], _ findings: [Finding]) throws -> Double
        {
            try #require(confidence(score: score, reading: reading, checks: checks, findings: findings)).score
        }
        let base = try at(score, reading, [], some)
        #expect((0...1).contains(base))
        #expect(try at(min(1, score + 0.1), reading, [], some) >= base)
        #expect(try at(score, min(1, reading + 0.1), [], some) >= base)
        #expect(try at(score, reading, [Self.sum], some) >= base)
        #expect(try at(score, reading, [], Array(some.prefix(1))) >= base)
    }
}
