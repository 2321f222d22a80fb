import Testing

@testable import AssayCore

/// Sellers and buyers without captions.
@Suite struct IssuerNamesTests {
    private static let head = """
        Skerry Energy
        3 Quayside
        Leith EH6 0XX

        Oonagh Baird
        Flat 2, 19 Minard Brae
        GLASGOW G42 0XX

        Invoice No: 119448302
        Date: 8 July 2026
        Total 157.91

        """

    @Test func `A name that nothing else confirms is a guess`() {
        let found = BillPage.extract(Self.head)
        #expect(found.values["seller_name"] == "Skerry Energy")
        #expect(!BillPage.isSure("seller_name", of: found))
        #expect(!BillPage.isSure("buyer_name", of: found))
    }

    @Test(arguments: [
        "Skerry Energy Ltd, registered in Scotland SC551208, 3 Quayside, Leith",
        "Account holder: Skerry Energy",
        "Cheques payable to Skerry Energy Ltd.",
    ])
    func `Footer, account, domain and signature vouch for the name at the head and for whom it writes to`(
        foot: String
    ) {
        let found = BillPage.extract(Self.head + "\n\n" + foot)
        #expect(found.values["seller_name"]?.string?.hasPrefix("Skerry Energy") == true)
        #expect(BillPage.isSure("seller_name", of: found))
        #expect(found.values["buyer_name"] == "Oonagh Baird")
        #expect(BillPage.isSure("buyer_name", of: found))
    }

    @Test(arguments: [
        "Polder Software B.V. - KvK 68830912 - Keizersgracht 1120", "Account name: Polder Software",
    ])
    func `A footer that names somebody else leaves it open`(foot: String) {
        let found = BillPage.extract(Self.head + "\n\n" + foot)
        #expect(
            !(found.values["seller_name"] == "Skerry Energy" && BillPage.isSure("seller_name", of: found)))
    }

    @Test(arguments: ["Write to help@skerryenergy.example with questions", "Skerry Energy"])
    func `A domain or a signature vouches only where the buyer has a caption`(foot: String) {
        #expect(!BillPage.isSure("seller_name", of: BillPage.extract(Self.head + "\n\n" + foot)))
        let captioned = Self.head.replacing("Oonagh Baird", with: "Bill to: Oonagh Baird")
        #expect(BillPage.isSure("seller_name", of: BillPage.extract(captioned + "\n\n" + foot)))
    }

    @Test func `The holder of an account that is debited is not the seller`() {
        let found = BillPage.extract(Self.head + "\n\nDirect debit from account holder: Oonagh Baird")
        #expect(found.values["seller_name"] == "Skerry Energy")
    }

    @Test func `The tax number in its own block vouches for a name, the one in a customer's does not`() {
        let head = Self.head.replacing("Oonagh Baird", with: "Bill to: Oonagh Baird")
        let own = BillPage.extract(head.replacing("Leith EH6 0XX", with: "Leith EH6 0XX\nVAT No GB771409232"))
        #expect(BillPage.isSure("seller_name", of: own))
        let other = BillPage.extract(
            head.replacing("Leith EH6 0XX", with: "Leith EH6 0XX\nCustomer VAT No GB771409232"))
        #expect(!BillPage.isSure("seller_name", of: other))
        let open = Self.head.replacing("Leith EH6 0XX", with: "Leith EH6 0XX\nVAT No GB771409232")
        #expect(!BillPage.isSure("seller_name", of: BillPage.extract(open)))
    }

    @Test func `A second address leaves open who is the buyer, also where blocks follow without a gap`() {
        let page = Self.head.replacing(
            "GLASGOW G42 0XX\n", with: "GLASGOW G42 0XX\nSouth Mill\n1 Race Road\nHull HU1 1AA\n")
        let found = BillPage.extract(page + "\n\nAccount holder: Skerry Energy")
        #expect(!BillPage.isSure("buyer_name", of: found))
    }

    @Test func `Of two names side by side the one that is paid is the seller's`() {
        let found = BillPage.extract(
            """
            Kestrel Maritime Pte Ltd                Pandan Catering Pte Ltd
            7 Anson Lane                            31 Kaki Bukit Walk
            Singapore 079911                        Singapore 417830

            Total 2441.60
            Cheques payable to Pandan Catering Pte Ltd
            """)
        #expect(found.values["seller_name"] == "Pandan Catering Pte Ltd")
        #expect(found.values["buyer_name"] == "Kestrel Maritime Pte Ltd")
    }

    @Test(arguments: [
        "88 Station Street", "Santa Fe, NM", "Lloydminster AB T9V 2X8", "955 31 Råneå", "GLASGOW G42 0XX",
        "Reference",
    ])
    func `A line of an address or of a form is no name`(line: String) {
        let found = BillPage.extract("\(line)\n\nInvoice No: 7\nTotal 12.00")
        #expect(found.values["seller_name"] == JSON.null)
    }

    @Test(arguments: [
        ("Bill to: Marlowe plc, Orbital House, Salford M50 2UW", "Marlowe plc"),
        ("Bill to: Gunilla Sjödin, Storgatan 3, 792 30 Mora", "Gunilla Sjödin"),
        ("Bill to: Hollowpeak Domains, LLC", "Hollowpeak Domains, LLC"),
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
}
