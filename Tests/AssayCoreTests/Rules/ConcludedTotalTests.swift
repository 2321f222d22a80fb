import AssayTestSupport
import Testing

@testable import AssayCore

/// What was paid less what was given back, where the total itself was not read.
@Suite struct ConcludedTotalTests {
    @Test(arguments: [
        ("Cash 100.00\nChange 38.20", "61.80"), ("Cash 20.00", "20.00"),
        ("Total 37.06\nCash 40.00\nChange 3.00", "37.00"),
        ("Total 81.50\nCash 83.00\nChange 0.00", "83.00"),
    ])
    func `What was paid less the change is a guess at the total`(printed: String, total: String) {
        let found = extract(printed)
        #expect(found.values["total"] == .number(JSONNumber(checked: total)))
        #expect((found.evidence["total"]?.score ?? 1) < Grounder.leastScore)
    }

    @Test(arguments: [
        ("Total 48.10\nCash 50.00\nChange 1.40", "48.10"), ("Total 12.40\nCash 50.00\nChange 60.00", "12.40"),
        ("Total 23.65", "23.65"),
    ])
    func `A total that no misread zero explains stays`(printed: String, total: String) {
        #expect(extract(printed).values["total"] == .number(JSONNumber(checked: total)))
    }

    @Test(arguments: ["Change 38.20", "Cash 20.00\nChange 20.00"])
    func `Nothing paid leaves no total to guess`(printed: String) {
        #expect(extract(printed).values["total"] == .null)
    }

    private func extract(_ printed: String) -> Extraction {
        let fields = [
            FieldDefinition(name: "total", kind: .money, labels: ["Total"], isRequired: true),
            FieldDefinition(name: "paid", kind: .money, labels: ["Cash"]),
            FieldDefinition(name: "change", kind: .money, labels: ["Change"]),
        ]
        let check = Check(
            id: "paid", severity: .soft,
            form: .sum(
                SumCheck(
                    terms: [.init("paid"), .init("change", isSubtracted: true)], equals: "total")))
        let schema = DocumentSchema(
            name: "test", fields: fields, checks: [check], json: [:], guidance: "", source: [:])
        let document = ReadDocument(pages: [
            GridPage.page("FELLSIDE\nRye bread 7.25\n\(printed)\n", source: .ocr, confidence: 0.97)
        ])
        return RulesExtractor(schema: schema).extract(document, conventions: WritingConventions(of: document))
    }
}
