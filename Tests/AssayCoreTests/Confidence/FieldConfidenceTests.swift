import AssayCore
import AssayTestSupport
import Testing

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
        findings: [Finding] = [], others: [JSON] = []
    ) -> FieldConfidence? {
        let values: JSON = ["net": 100, "tax": 19, "total": 119, "code": nil]
        let extraction = Extraction(values: values, evidence: ["total": evidence(score, reading)])
        return FieldConfidence.all(
            of: extraction, findings: findings, schema: schema(checks: checks), others: others
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

    @Test func `Other strategies raise and lower trust`() throws {
        let agreed = try #require(confidence(others: [["total": 119], ["total": nil]]))
        let contested = try #require(confidence(others: [["total": 120]]))
        #expect(agreed.score > 0.5 && agreed.agreeing == 1 && agreed.disagreeing == 0)
        #expect(contested.score < 0.5 && contested.disagreeing == 1)
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
