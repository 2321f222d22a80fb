import Testing

@testable import AssayCore

/// Amounts that add up, and others that do so as well.
@Suite struct RivalSumsTests {
    private static let bill = "Net 200.00\nVAT 40.00\nTotal EUR 240.00\n"

    @Test func `A sum that adds up is vouched for`() {
        #expect(BillPage.isSure("total", of: BillPage.extract(Self.bill)))
    }

    @Test(arguments: [
        "\nConverted:\nNet 218.00\nVAT 43.60\nTotal USD 261.60\n",
        "\nTotal to date\nNet 1200.00\nVAT 240.00\nTotal EUR 1440.00\n",
    ])
    func `Other amounts that add up beside the same captions leave it open`(more: String) {
        #expect(!BillPage.isSure("total", of: BillPage.extract(Self.bill + more)))
        #expect(!BillPage.isSure("total", of: BillPage.extract(more + Self.bill)))
    }

    @Test func `Words that go on with a caption make it another one's`() {
        let found = BillPage.extract(Self.bill + "Balance brought forward 60.00")
        #expect(!BillPage.isSure("balance", of: found))
        #expect(BillPage.isSure("balance", of: BillPage.extract(Self.bill + "Balance 60.00")))
    }

    @Test(arguments: ["Total USD 261.60\n" + bill, bill + "Total USD 261.60\n"])
    func `The currency is that of the total`(page: String) {
        #expect(BillPage.extract(page).values["currency"] == "EUR")
    }

    @Test func `The foot of a table of amounts has the sums, not its first row`() {
        let values = BillPage.extract(
            """
            Goods        Count     Net        VAT       Total
            Toner        6         534.00     122.82      656.82
            Paper        50        945.00     217.35    1,162.35
            Total                1,479.00     340.17    1,819.17
            """
        ).values
        #expect(values["net"]?.number?.text == "1479.00")
        #expect(values["tax"]?.number?.text == "340.17")
        #expect(values["total"]?.number?.text == "1819.17")
    }
}
