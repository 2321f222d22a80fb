import Testing

@testable import AssayCore

@Suite struct GrounderAccountsTests {
    private static let schema = TestSchema.schema(
        [FieldDefinition(name: "iban", kind: .identifier, labels: ["IBAN"])],
        checks: [
            Check(id: "iban", severity: .hard, form: .checksum(ChecksumCheck(field: "iban", standard: .iban)))
        ])

    @Test(arguments: [
        ("IBAN: GB52 BRAK 4012 7765 4302 19\nPay to LT63 7300 0199 2837 4655 now", true),
        ("IBAN: GB52 BRAK 4012 7765 4302 19\nPay to LT637300019928374655 now", true),
        ("IBAN: GB52 BRAK 4012 7765 4302 19\nagain GB52BRAK40127765430219", false),
        ("IBAN: GB52 BRAK 4012 7765 4302 19\nLT63 is a road, DE 12345 a town, NO93 8601", false),
        ("IBAN: GB52 BRAK 4012 7765 4302 19\nUSt-IdNr. DE816342900 Lindenallee 12", false),
        ("IBAN: GB52 BRAK 4012 7765 4302 19\nPay to (LT63 7300 0199 2837 4655).", true),
    ])
    func `An account beside which another one stands is unclear`(page: String, isUnclear: Bool) throws {
        let document = TextPage.document(page)
        let grounder = Grounder(
            document: document, schema: Self.schema, conventions: WritingConventions(of: document))
        let values: JSON = ["iban": "GB52 BRAK 4012 7765 4302 19"]
        let findings = grounder.findings(values: values, evidence: grounder.evidence(for: values))
        #expect(findings.map(\.code) == (isUnclear ? [.ambiguous] : []))
        #expect(findings.allSatisfy { $0.path == FieldPath("iban") })
    }
}
