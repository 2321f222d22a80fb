import Testing

@testable import AssayCore

@Suite struct TableTextTests {
    private static func row(_ lines: String) -> JSON? {
        BillPage.extract("Item                   Count     Price    Amount\n" + lines).values["items"]?.array?
            .first
    }

    @Test func `The words above a line of codes are the description`() {
        let row = Self.row(
            "Support contract\nGTIN: 4099904172886        1     60.00     60.00\nPeriod: 01/2026")
        #expect(row?["what"] == "Support contract")
    }

    @Test(arguments: ["GTIN:", "70440318 1 Unit"])
    func `A bare caption or a code is no description`(text: String) {
        let row = Self.row("\(text)                     1     60.00     60.00")
        #expect(row?["what"]?.isNull == true)
        #expect(row?["amount"]?.number?.int == 60)
    }

    @Test func `A description that begins above the row of its numbers goes on there with a small letter`() {
        let row = Self.row(
            "Screws as in plans\nenclosed                   1     60.00     60.00")
        #expect(row?["what"] == "Screws as in plans enclosed")
    }

    @Test func `A colon inside a name stays in it`() {
        #expect(
            Self.row("Gutter : half round        1     60.00     60.00")?["what"] == "Gutter : half round")
    }

    @Test func `A description does not go on with the sums below it`() {
        let row = Self.row(
            "Mailbox of ten gigabyte    1     60.00     60.00\nNet without taxes: 60.00 EUR, VAT 0.00")
        #expect(row?["what"] == "Mailbox of ten gigabyte")
    }

    @Test func `A number with a currency is the price, whichever column it is nearer to`() {
        let row = Self.row("Interview                      4 £425.00  £1,700.00")
        #expect(row?["count"]?.number?.int == 4)
        #expect(row?["price"]?.number?.int == 425)
    }
}
