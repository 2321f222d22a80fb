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
}
