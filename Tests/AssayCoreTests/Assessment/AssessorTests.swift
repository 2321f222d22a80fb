import Foundation
import Testing

@testable import AssayCore

@Suite struct AssessorTests {
    private static let schema = TestSchema.schema(
        [
            FieldDefinition(name: "subtotal", kind: .money, labels: ["Subtotal"]),
            FieldDefinition(
                name: "rows", kind: .table, columns: [FieldDefinition(name: "amount", kind: .money)]),
        ],
        checks: [
            Check(
                id: "rows-add-up", severity: .soft,
                form: .sum(SumCheck(terms: [.init("rows.amount")], equals: "subtotal")))
        ])

    @Test(arguments: [
        ("10.00\n20.00\nSum of rows 30.00\nDiscount 3.00\nSubtotal 27.00", [10, 20], true),
        ("10.00\n20.00\nDiscount 3.00\nSubtotal 27.00", [10, 20], false),
        ("10.00\n20.00\nSubtotal 30.00", [10, 20], true),
        ("30.00\nSubtotal 27.00", [30], false),
    ])
    func `Rows may add up to an amount that the document states before a discount`(
        page: String, amounts: [Int], holds: Bool
    ) throws {
        let prepared = PreparedDocument(TextPage.document(page), schema: Self.schema)
        let rows = amounts.map { JSON.object(["amount": .number(JSONNumber($0))]) }
        let subtotal = page.contains("27.00") ? 27 : 30
        let findings = try Assessor(schema: Self.schema).assess(
            ["subtotal": .number(JSONNumber(subtotal)), "rows": .array(rows)], of: prepared, origins: [:]
        ).findings
        #expect(findings.contains { $0.code == .softCheckFailed } == !holds)
    }

    private static let charged = TestSchema.schema(
        ["net", "charge", "tax", "total"].map { FieldDefinition(name: $0, kind: .money, labels: []) },
        checks: [["net", "tax"], ["net", "charge", "tax"]].map { terms in
            Check(
                id: terms.joined(), severity: .soft,
                form: .sum(SumCheck(terms: terms.map { .init($0) }, equals: "total")))
        })

    @Test(arguments: [
        ("40.00 4.00 2.64 46.64", 0), ("40.00 4.00 2.64 47.64", 2), ("40.00 0.00 2.64 43.64", 2),
    ])
    func `A sum that holds with a charge is not doubted without it`(page: String, doubts: Int) throws {
        let prepared = PreparedDocument(TextPage.document(page), schema: Self.charged)
        let amounts = page.split(separator: " ").map { JSON.number(JSONNumber(checked: String($0))) }
        let findings = try Assessor(schema: Self.charged).assess(
            ["net": amounts[0], "charge": amounts[1], "tax": amounts[2], "total": amounts[3]], of: prepared,
            origins: [:]
        ).findings
        #expect(findings.count { $0.code == .softCheckFailed } == doubts)
    }

    private static let summed = TestSchema.schema(
        ["subtotal", "tax_total", "total"].map { FieldDefinition(name: $0, kind: .money, labels: []) },
        checks: [
            Check(
                id: "total-adds-up", severity: .hard,
                form: .sum(SumCheck(terms: [.init("subtotal"), .init("tax_total")], equals: "total")))
        ])

    @Test(arguments: [
        ("100.00 19.00 119.00", []), ("100.00 18.00 118.50", [FindingCode.lowReadingConfidence]),
    ])
    func `Amounts that add up to the cent were read right, however unsure the recogniser was`(
        page: String, expected: [FindingCode]
    ) throws {
        let prepared = PreparedDocument(
            TextPage.document(page, source: .ocr, confidence: 0.65), schema: Self.summed)
        let amounts = page.split(separator: " ").map { JSON.number(JSONNumber(checked: String($0))) }
        let findings = try Assessor(schema: Self.summed).assess(
            ["subtotal": amounts[0], "tax_total": amounts[1], "total": amounts[2]], of: prepared, origins: [:]
        ).findings
        #expect(Set(findings.map(\.code)).intersection([.lowReadingConfidence]) == Set(expected))
    }

    @Test(arguments: [
        // Discount and shipping stand on the page; the difference does not; it is another field's amount.
        ("100.00 19.00 Discount -5.00 114.00", "114.00", Verdict.Word.unclear),
        ("100.00 19.00 Shipping 6.90 125.90", "125.90", .unclear),
        ("100.00 19.00 Discount -5.00 112.00", "112.00", .invalid),
        ("100.00 19.00 100.00", "100.00", .invalid),
        ("100.00 19.00 119.00", "119.00", .valid),
    ])
    func `A hard sum that fails by an amount of the page is doubtful and not wrong`(
        page: String, total: String, word: Verdict.Word
    ) throws {
        let prepared = PreparedDocument(TextPage.document(page), schema: Self.summed)
        let values: JSON = [
            "subtotal": .number(JSONNumber(100)), "tax_total": .number(JSONNumber(19)),
            "total": JSONNumber(total).map(JSON.number) ?? .null,
        ]
        let findings = try Assessor(schema: Self.summed).assess(values, of: prepared, origins: [:]).findings
            .filter { $0.check == "total-adds-up" }
        #expect(Verdict(findings).word == word)
    }
}
