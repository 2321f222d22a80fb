import Testing

@testable import AssayCore

/// Whose a block of lines is.
@Suite struct PartyBlocksTests {
    private static let page = """
        Fellbrook Joinery              Bill to:
        5 Weir Bank                    Tarnside Cheeses Ltd
        Cupar KY15 9ZZ                 2 Mill Yard
                                       Hull HU1 1AA

        Invoice No: 2026-118
        Total 83.46
        """

    @Test func `A tax number in its own block vouches for a name beside the buyer's caption`() {
        let own = Self.page.replacing(
            "                               Hull HU1 1AA", with: "VAT No GB980780684             Hull HU1 1AA"
        )
        let found = BillPage.extract(own)
        #expect(found.values["seller_name"] == "Fellbrook Joinery")
        #expect(BillPage.isSure("seller_name", of: found))
        #expect(found.values["buyer_name"] == "Tarnside Cheeses Ltd")
    }

    @Test func `A name that begins like the buyer's may be a branch of it`() {
        let branch = BillPage.extract(Self.page.replacing("Fellbrook Joinery", with: "Tarnside Storage "))
        #expect(!BillPage.isSure("seller_name", of: branch))
    }

    @Test(arguments: ["Bill to", "Customer"])
    func `A caption beside another heads a block and has no value on its row`(caption: String) {
        func row(_ left: String, _ right: String) -> String {
            left + String(repeating: " ", count: 30 - left.count) + right + "\n"
        }
        let found = BillPage.extract(
            "Seller: Fellbrook Joinery\n\n" + row(caption, "Works") + row("Tarnside", "South Store")
                + row("2 Mill Yard", "1 Race Road")
                + "\n\nAll goods remain ours until they are paid for in full, whatever was agreed before.\n")
        #expect(found.values["buyer_name"] == "Tarnside")
    }

    @Test func `A party behind the caption of an order says whose it is`() {
        #expect(BillPage.extract("Order No customer : 4711-22").values["order"] == "4711-22")
    }

    @Test func `A short form of one party's name is not the other's`() {
        let found = BillPage.extract(
            "Tarnside\nTarnside Cheeses Ltd\n2 Mill Yard\nHull HU1 1AA\n\nTotal 83.46")
        #expect(found.values["buyer_name"]?.string?.hasPrefix("Tarnside") != true)
    }

    @Test(arguments: ["Your VAT No GB980780684", "Customer VAT No GB980780684"])
    func `A tax number that the caption says is the reader's is not the seller's`(line: String) {
        #expect(BillPage.extract(line).values["seller_tax_id"] == JSON.null)
    }
}
