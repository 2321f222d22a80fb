import Testing

@testable import AssayCore

@Suite struct TextFinderTests {
    private static let company = FieldDefinition(
        name: "company", kind: .text, labels: ["Company", "Posted by"])

    /// Makes the page so wide that no other line ends for want of room.
    private static let wideLine =
        "\n\nThis line is longer than all the others, and after each of them there was room for another word."

    @Test(arguments: [
        ("Posted by Fen XRQ on Fri, 14 Jul 2017", "Fen XRQ"),
        ("Posted by Harrowell Ltd on 14 Jul 2017", "Harrowell Ltd"),
        ("Posted by Tidewick Inc. on the 14 Jul 2017", "Tidewick Inc."),
        ("Posted by Acme am 14.07.2017", "Acme"),
    ])
    func `A name ends before the words that lead to a date, and short words of its own stay`(
        line: String, name: String
    ) {
        #expect(found(line, Self.company) == .string(name))
    }

    @Test(arguments: [
        (
            "Company: Project \"Seeds\nto Gardens\" in Georgia\nTerm: long",
            "Project \"Seeds to Gardens\" in Georgia"
        ),
        ("Company: Project \"Seeds\nTerm: long", "Project \"Seeds"),
        ("Company: Project Seeds\nto Gardens\nTerm: long", "Project Seeds"),
    ])
    func `A name in quotation marks goes on until they close`(page: String, name: String) {
        #expect(found(page + Self.wideLine, Self.company) == .string(name))
    }

    @Test func `A caption with a colon begins anew behind a sentence`() {
        let place = FieldDefinition(name: "place", kind: .text, labels: ["Location"])
        let page =
            "Contract type: permanent. Location: Graz, Austria\nText\nText\nLocation: Graz (not remote)"
        #expect(found(page + Self.wideLine, place) == "Graz, Austria")
    }

    @Test func `A date that a wrapped line parts is one date`() {
        let date = FieldDefinition(name: "date", kind: .date, labels: ["Applications close on"])
        #expect(found("Applications close on October 6,\n2021 at noon", date) == "2021-10-06")
        #expect(found("Applications close on October 6,\n\n2021 at noon", date) != "2021-10-06")
    }

    private func found(_ drawing: String, _ field: FieldDefinition) -> JSON? {
        MarkedUpPage.extract(GridPage.page(drawing), [field]).values[field.name]
    }

    @Test(arguments: [
        ("Customer: Halden Ltd, VAT 990417288", "Halden Ltd"),
        ("Customer: Jo Miller (2 persons)", "Jo Miller"),
        ("Customer: Halden Ltd, c/o Jo Miller, Weir House", "Halden Ltd"),
        ("Customer: Halden (Northern) Ltd", "Halden (Northern) Ltd"),
    ])
    func `A name ends before a number, a count and whoever receives its mail`(line: String, name: String) {
        #expect(BillPage.extract(line).values["buyer_name"] == .string(name))
    }

    @Test func `The next caption of a form is no value of the one above`() {
        let found = BillPage.extract(
            "To      Ledger, Tarnside Cheeses\nSite    Mill Yard, Hull\n\nInvoice No: 2026-118\nTotal 12.00")
        #expect(found.values["buyer_name"] != "Site")
    }
}
