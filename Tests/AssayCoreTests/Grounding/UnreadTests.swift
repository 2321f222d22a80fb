import Testing

@testable import AssayCore

@Suite struct UnreadTests {
    private static func schema() throws -> DocumentSchema {
        let check = Check(
            id: "due-after-issue", severity: .hard,
            form: .order(OrderCheck(fields: ["issue_date", "due_date"])))
        let iban = Check(
            id: "iban", severity: .hard, form: .checksum(ChecksumCheck(field: "iban", standard: .iban)))
        return TestSchema.schema(
            [
                FieldDefinition(name: "issue_date", kind: .date, labels: ["Date"]),
                FieldDefinition(name: "due_date", kind: .date, labels: ["Due Date"]),
                FieldDefinition(name: "iban", kind: .identifier, labels: ["IBAN"]),
            ], checks: [check, iban])
    }

    private static func unread(_ page: String, _ values: JSON) throws -> [Finding] {
        Grounder(TextPage.document(page), schema: try schema()).findings(values: values, evidence: [:])
            .filter { $0.code == .unread }
    }

    @Test(arguments: [
        ("Date: 3 March 2026\nto be settled on 2 April 2026", true),
        // Earlier, more than a year later, or the same day again.
        ("Date: 3 March 2026\ndelivered on 1 March 2026", false),
        ("Date: 3 March 2026\nwarranty until 2 April 2028", false),
        ("Date: 3 March 2026\nBerlin, 3 March 2026", false),
        ("Date: 3 March 2026", false),
    ])
    func `A later date that no field states may be the one that is missing`(page: String, isTold: Bool) throws
    {
        let found = try Self.unread(page, ["issue_date": "2026-03-03", "due_date": nil, "iban": nil])
        #expect(found.map(\.path) == (isTold ? ["due_date"] : []))
        #expect(found.allSatisfy { $0.severity == .unclear && $0.message.contains("2 April 2026") })
    }

    @Test func `A field that has its date is not asked about, nor one whose first date is missing`() throws {
        let page = "Date: 3 March 2026\nDue Date: 2 April 2026\nnext visit on 5 May 2026"
        #expect(
            try Self.unread(page, ["issue_date": "2026-03-03", "due_date": "2026-04-02", "iban": nil]).isEmpty
        )
        #expect(try Self.unread(page, ["issue_date": nil, "due_date": nil, "iban": nil]).isEmpty)
    }

    @Test func `A date that can be read in two ways is claimed by the reading that was taken`() throws {
        let page = "Date: 03/04/2026"
        #expect(try Self.unread(page, ["issue_date": "2026-03-04", "due_date": nil, "iban": nil]).isEmpty)
    }

    @Test(arguments: [
        ("Sparkasse DE89 3704 0044 0532 0130 00", true), ("Sparkasse DE89 3704 0044 0532 0130 01", false),
        ("Order DE8937040044", false),
    ])
    func `An account with its check digits is told where the field is empty`(page: String, isTold: Bool)
        throws
    {
        let found = try Self.unread(page, ["issue_date": nil, "due_date": nil, "iban": nil])
        #expect(found.map(\.path) == (isTold ? ["iban"] : []))
        let stated = try Self.unread(
            page, ["issue_date": nil, "due_date": nil, "iban": "DE89370400440532013000"])
        #expect(stated.isEmpty)
    }
}
