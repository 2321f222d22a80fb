import Testing

@testable import AssayCore

@Suite struct GrounderFindingsTests {
    @Test func `Values that stand in the document raise nothing`() throws {
        #expect(
            try codes(
                #"{"invoice_number": "17", "seller_name": "Acme", "total": 5}"#, "Acme No 17 Total 5.00")
                == [])
    }

    @Test func `A value that is not there names what is most like it`() throws {
        let findings = try findings(
            #"{"seller_name": "Acme Limited"}"#, "Sold by Acme Ltd. in May", of: "seller_name")
        #expect(findings.map(\.code) == [.notGrounded])
        #expect(findings.first?.severity == .unclear)
        #expect(
            findings.first?.message.contains("the nearest is \"Acme Ltd.\" on page 1, 64 % alike") == true)
    }

    @Test func `An amount that is not there names the amount with the likest digits`() throws {
        let finding = try findings(#"{"total": 1234.5}"#, "7.00 and 1,234.80 and 99.00", of: "total").first
        #expect(finding?.message.contains("\"1,234.80\"") == true)
    }

    @Test func `Nothing alike is said to be nothing`() throws {
        let finding = try findings(#"{"seller_name": "Qwertz"}"#, "Sold in May", of: "seller_name").first
        #expect(finding?.message.hasSuffix("nor anything like it.") == true)
    }

    @Test func `A value that only hidden words state is hidden text`() throws {
        let findings = try findings(#"{"total": 99}"#, "Total {99.00} visible 12.00", of: "total")
        #expect(findings.map(\.code) == [.notGrounded, .hiddenText])
        #expect(findings.first?.message.contains("can't be seen") == true)
    }

    @Test func `Words read with little confidence are doubtful`() throws {
        let findings = try findings(#"{"seller_name": "Acme Ltd"}"#, "Acme ~Ltd", of: "seller_name")
        #expect(findings.map(\.code) == [.lowReadingConfidence])
    }

    @Test func `A required field without a value is missing`() throws {
        #expect(
            try codes(#"{"invoice_number": null, "total": 1}"#, "Total 1") == [
                .requiredMissing, .requiredMissing,
            ])
    }

    @Test(arguments: ["", "   ", "{hidden} {words}"])
    func `A page without words that can be seen is blank`(page: String) throws {
        #expect(try codes("{}", page).contains(.blankDocument))
    }

    @Test func `A row of a table raises one finding for all that is not there`() throws {
        let findings = try findings(
            #"{"line_items": [{"description": "Cable", "quantity": 9, "amount": 3}, {"description": "Plug", "amount": 1}]}"#,
            "Cable 4.00\nPlug 1.00", of: "line_items")
        #expect(findings.map(\.path.description) == ["line_items[0]"])
        #expect(findings.first?.message.contains("quantity 9, amount 3") == true)
    }

    @Test func `The same amount at several places is not unclear`() throws {
        #expect(try findings(#"{"total": 5}"#, "5.00\n5.00\n5.00", of: "total").isEmpty)
    }

    @Test func `Different words that are equally like a value are ambiguous`() throws {
        let findings = try findings(
            #"{"seller_name": "International Widget"}"#,
            "Internationa1x Widget\nInternationals Widget or Internationall Widget",
            of: "seller_name")
        #expect(findings.map(\.code) == [.ambiguous])
    }

    @Test func `A date that can be read two ways is ambiguous unless another place decides`() throws {
        let values = #"{"issue_date": "2026-03-04"}"#
        #expect(try findings(values, "Date 04/03/2026", of: "issue_date").map(\.code) == [.ambiguousDate])
        #expect(try findings(values, "Date 04/03/2026, that is 4 March 2026", of: "issue_date").isEmpty)
    }

    @Test func `Values of the wrong type are looked for as texts and never crash`() throws {
        let values =
            #"{"total": "abc", "issue_date": 5, "skills": "Swift", "line_items": [1, {"amount": true}], "currency": [], "period": {}}"#
        _ = try codes(values, "abc 5 Swift")
        _ = try codes("[1]", "abc")
    }

    private func findings(_ values: String, _ page: String, of field: String) throws -> [Finding] {
        try all(values, page).filter { $0.path.field == field }
    }

    private func codes(_ values: String, _ page: String) throws -> [FindingCode] {
        try all(values, page).map(\.code)
    }

    private func all(_ values: String, _ page: String) throws -> [Finding] {
        let grounder = Grounder(page)
        let values = try JSON(parsing: values)
        return grounder.findings(values: values, evidence: grounder.evidence(for: values))
    }
}
