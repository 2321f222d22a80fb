import Testing

@testable import AssayCore

/// Sellers and buyers without captions.
@Suite struct IssuerNamesTests {
    private static let head = """
        Fellbrook Water
        5 Weir Bank
        Cupar KY15 9ZZ

        Morag Tulloch
        Flat 4, 27 Larch Rise
        STIRLING FK8 9ZZ

        Invoice No: 300518846
        Date: 6 May 2026
        Total 83.46

        """

    @Test func `A name that nothing else confirms is a guess`() {
        let found = BillPage.extract(Self.head)
        #expect(found.values["seller_name"] == "Fellbrook Water")
        #expect(!BillPage.isSure("seller_name", of: found))
        #expect(!BillPage.isSure("buyer_name", of: found))
    }

    @Test(arguments: [
        "Fellbrook Water Ltd, registered in Scotland SC990417, 5 Weir Bank, Cupar",
        "Account holder: Fellbrook Water",
        "Cheques payable to Fellbrook Water Ltd.",
    ])
    func `Footer, account, domain and signature vouch for the name at the head and for whom it writes to`(
        foot: String
    ) {
        let found = BillPage.extract(Self.head + "\n\n" + foot)
        #expect(found.values["seller_name"]?.string?.hasPrefix("Fellbrook Water") == true)
        #expect(BillPage.isSure("seller_name", of: found))
        #expect(found.values["buyer_name"] == "Morag Tulloch")
        #expect(BillPage.isSure("buyer_name", of: found))
    }

    @Test(arguments: [
        "Duinrand Systemen B.V. - KvK 90417762 - Lindelaan 88", "Account name: Duinrand Systemen",
    ])
    func `A footer that names somebody else leaves it open`(foot: String) {
        let found = BillPage.extract(Self.head + "\n\n" + foot)
        #expect(
            !(found.values["seller_name"] == "Fellbrook Water" && BillPage.isSure("seller_name", of: found)))
    }

    @Test(arguments: ["Write to help@fellbrookwater.example with questions", "Fellbrook Water"])
    func `A domain or a signature vouches only where the buyer has a caption`(foot: String) {
        #expect(!BillPage.isSure("seller_name", of: BillPage.extract(Self.head + "\n\n" + foot)))
        let captioned = Self.head.replacing("Morag Tulloch", with: "Bill to: Morag Tulloch")
        #expect(BillPage.isSure("seller_name", of: BillPage.extract(captioned + "\n\n" + foot)))
    }

    @Test func `The holder of an account that is debited is not the seller`() {
        let found = BillPage.extract(Self.head + "\n\nDirect debit from account holder: Morag Tulloch")
        #expect(found.values["seller_name"] == "Fellbrook Water")
    }

    @Test func `The tax number in its own block vouches for a name, the one in a customer's does not`() {
        let head = Self.head.replacing("Morag Tulloch", with: "Bill to: Morag Tulloch")
        let own = BillPage.extract(
            head.replacing("Cupar KY15 9ZZ", with: "Cupar KY15 9ZZ\nVAT No GB980780684"))
        #expect(BillPage.isSure("seller_name", of: own))
        let other = BillPage.extract(
            head.replacing("Cupar KY15 9ZZ", with: "Cupar KY15 9ZZ\nCustomer VAT No GB980780684"))
        #expect(!BillPage.isSure("seller_name", of: other))
        let open = Self.head.replacing("Cupar KY15 9ZZ", with: "Cupar KY15 9ZZ\nVAT No GB980780684")
        #expect(!BillPage.isSure("seller_name", of: BillPage.extract(open)))
    }

    @Test func `A second address leaves open who is the buyer, also where blocks follow without a gap`() {
        let page = Self.head.replacing(
            "STIRLING FK8 9ZZ\n", with: "STIRLING FK8 9ZZ\nSouth Mill\n1 Race Road\nHull HU1 1AA\n")
        let found = BillPage.extract(page + "\n\nAccount holder: Fellbrook Water")
        #expect(!BillPage.isSure("buyer_name", of: found))
    }

    @Test func `Of two names side by side the one that is paid is the seller's`() {
        let found = BillPage.extract(
            """
            Merlin Offshore Pte Ltd                Kembang Kitchens Pte Ltd
            9 Orchid Quay                           14 Telok Mas Walk
            Singapore 099911                        Singapore 488830

            Total 2441.60
            Cheques payable to Kembang Kitchens Pte Ltd
            """)
        #expect(found.values["seller_name"] == "Kembang Kitchens Pte Ltd")
        #expect(found.values["buyer_name"] == "Merlin Offshore Pte Ltd")
    }

    @Test(arguments: [
        "61 Foundry Street", "Grand Mesa, NM", "Cold Falls AB T0A 9Z9", "999 41 Storvik", "STIRLING FK8 9ZZ",
        "Reference",
    ])
    func `A line of an address or of a form is no name`(line: String) {
        let found = BillPage.extract("\(line)\n\nInvoice No: 7\nTotal 12.00")
        #expect(found.values["seller_name"] == JSON.null)
    }

    @Test(arguments: [
        ("Bill to: Tarnside plc, Beacon House, Stirling FK8 9ZZ", "Tarnside plc"),
        ("Bill to: Agneta Björk, Lindvägen 8, 999 41 Storvik", "Agneta Björk"),
        ("Bill to: Ridgeline Names, LLC", "Ridgeline Names, LLC"),
    ])
    func `A name ends where its address begins`(line: String, name: String) {
        #expect(BillPage.extract(line).values["buyer_name"]?.string == name)
    }

    @Test func `The address of a mailbox is nobody's name`() {
        #expect(BillPage.extract("Bill to: bills@baker.example").values["buyer_name"] == JSON.null)
    }

    @Test func `The sender of a mail may be an office of the seller`() {
        let found = BillPage.extract("Seller: Acme Billing <billing@acme.example>")
        #expect(found.values["seller_name"] == "Acme Billing")
        #expect(!BillPage.isSure("seller_name", of: found))
    }

    @Test func `A telephone number beside a customer service is nobody's name`() {
        #expect(!BillPage.isSure("buyer_name", of: BillPage.extract("Customer : 3970 (free)\nTotal 12.00")))
    }

    @Test func `A registered name that holds the brand at the head is the seller's whole name`() {
        let found = BillPage.extract(
            Self.head.replacing("Fellbrook Water", with: "FELLBROOK")
                + "\n\nUpper Fellbrook Water Ltd, registered in Scotland SC990417")
        #expect(found.values["seller_name"] == "Upper Fellbrook Water Ltd")
    }

    @Test(arguments: [
        "FELLBROOK LTD Weir Bank 5 · 26199 Nordheim · 0999 417 288",
        "FELLBROOK LTD — building materials, Weir Bank 5, 26199 Nordheim",
        "FELLBROOK LTD – building materials\nWeir Bank 5, 26199 Nordheim",
    ])
    func `A letterhead on one line has its name up to the legal form`(head: String) {
        let found = BillPage.extract(
            head + "\n\n\nInvoice No: 300518846\nDate: 6 May 2026\nTotal 83.46\n\n\n")
        #expect(found.values["seller_name"] == "FELLBROOK LTD")
    }

    @Test func `The address of a web page vouches for a name`() {
        let page = Self.head.replacing("Cupar KY15 9ZZ", with: "Cupar KY15 9ZZ\nwww.fellbrook-water.example")
        #expect(BillPage.isSure("seller_name", of: BillPage.extract(page)))
    }
}
