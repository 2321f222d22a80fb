import Testing

@testable import AssayCore

@Suite struct FailureFinderTests {
    private static let page =
        "Rechnung RE-77 vom 04.03.2026 Feinkost Hagedorn KG Netto 1.234,50 Brutto 1 469,06 EUR Gehalt 60k Vollzeit"

    @Test(arguments: [
        ("total", "1469.06", "1234.50", "wrong-candidate"), ("total", "1469.06", "null", "not-found"),
        ("total", "1234.50", "123450", "normalised-wrongly"), ("total", "1234.50", "999.99", "hallucinated"),
        ("total", "60000", "60", "normalised-wrongly"), ("total", "60000", "null", "not-found"),
        ("total", "7777.77", "1234.50", "misread"), ("total", "7777.77", "null", "misread"),
        ("total", "null", "1234.5", "wrong-candidate"), ("total", "null", "42", "hallucinated"),
        ("date", "'2026-03-04'", "'2026-04-03'", "normalised-wrongly"),
        ("date", "'2026-03-04'", "null", "not-found"),
        ("date", "'2026-03-05'", "null", "misread"), ("date", "'2026-03-04'", "'2019-01-31'", "hallucinated"),
        ("seller", "'Feinkost Hagedorn KG'", "null", "not-found"),
        ("seller", "'Feinkost Hagedom'", "null", "misread"),
        ("seller", "'Feinkost Hagedorn KG'", "'Netto'", "wrong-candidate"),
        ("seller", "'Feinkost Hagedorn KG'", "'Acme'", "hallucinated"),
        ("number", "'RE-77'", "null", "not-found"),
        ("type", "'full-time'", "null", "not-found"), ("skills", "['Netto', 'Brutto']", "null", "not-found"),
    ])
    func `The cause is told from the words`(field: String, label: String, value: String, cause: String) throws
    {
        let causes = try Self.causes("{\(field): \(value)}", "{\(field): \(label)}")
        #expect(causes == [cause])
    }

    @Test func `Findings and failures come before the words`() throws {
        let broken = Finding(.invalid, .schemaViolation, at: "total", message: "")
        let unreadable = Finding(.invalid, .notReadableAsKind, at: "total", message: "")
        #expect(try Self.causes("{total: null}", "{total: 1}", findings: [broken]) == ["schema-violation"])
        #expect(
            try Self.causes("{total: null}", "{total: 1}", findings: [unreadable]) == ["normalised-wrongly"])
        #expect(try Self.causes(nil, "{total: 1}", failure: .reading(.encrypted)) == ["not-read"])
        let call = DocumentFailure.model(ModelFailure(.transient, code: "timeout", message: ""))
        #expect(try Self.causes(nil, "{total: 1}", failure: call) == ["call-failed"])
        #expect(try Self.causes(nil, "{total: 1}") == ["schema-violation"])
    }

    @Test func `A table's cells are named, not the table`() throws {
        let causes = try Self.causes(
            "{items: [{description: 'Netto', amount: 5}]}",
            "{items: [{description: 'Netto', amount: 1234.5}]}")
        #expect(causes == ["hallucinated"])
    }

    @Test func `Clusters begin with the largest and examples show each field first`() throws {
        let failures = ["a", "a", "b"].enumerated().map { index, field in
            Failure(
                document: "\(index)",
                score: FieldScore(
                    field: field, result: .missing, isStrict: false, similarity: 0, expected: 1, actual: .null
                ), cause: .misread)
        }
        let other = Failure(document: "9", score: failures[0].score, cause: .notFound)
        let clusters = FailureCluster.grouping(failures + [other])
        #expect(clusters.map(\.cause) == [.misread, .notFound])
        #expect(clusters[0].fields.map(\.field) == ["a", "b"] && clusters[0].documents == 3)
        #expect(clusters[0].examples(2).map(\.score.field) == ["a", "b"])
    }

    private static func causes(
        _ values: String?, _ label: String, findings: [Finding] = [], failure: DocumentFailure? = nil
    ) throws -> [String] {
        let json = try values.map(ScoringFixtures.json)
        let scores = Scorer(schema: ScoringFixtures.schema).scores(
            values: json, label: try ScoringFixtures.label(label))
        return FailureFinder(
            outcome: ScoringFixtures.outcome(
                "d", json, verdict: .invalid, failure: failure, findings: findings),
            schema: ScoringFixtures.schema, document: ReportFixtures.document(page)
        ).failures(in: scores).map(\.cause.rawValue)
    }
}
