import Testing

@testable import AssayCore

/// Numbers, dates and amounts that are another document's, or of another thing.
@Suite struct OtherNumbersTests {
    @Test(arguments: ["Our order no: 77001", "Sales order no: 77001", "Our order no    77001"])
    func `An order of the seller's own is not the buyer's`(line: String) {
        #expect(BillPage.extract("Invoice No: 2026-118\n\(line)").values["order"] == JSON.null)
    }

    @Test func `A box at the post office is no order`() {
        #expect(BillPage.extract("PO Box 417, Tarnby").values["order"] == JSON.null)
        #expect(BillPage.extract("PO 41700, Tarnby").values["order"] == "41700")
    }

    @Test func `An order's number behind an unknown word is not sure`() {
        #expect(!BillPage.isSure("order", of: BillPage.extract("PO crane 41700")))
        #expect(BillPage.isSure("order", of: BillPage.extract("PO: 41700")))
    }

    @Test func `A number and a year set apart by a slash are one number`() {
        #expect(BillPage.extract("Invoice No. 21 / 2031").values["number"] == "21 / 2031")
        #expect(BillPage.extract("Invoice No. 21 / 4").values["number"] != "21 / 4")
    }

    @Test func `A number of a register beside a tax's caption is no tax`() {
        let rows = (1...6).map { "Thing    \($0).50" }.joined(separator: "\n")
        #expect(BillPage.extract("\(rows)\nVAT 30118276\nTotal 12.00").values["tax"] == JSON.null)
        #expect(BillPage.extract("\(rows)\nVAT 301.18\nTotal 12.00").values["tax"] != JSON.null)
    }

    @Test func `A code that names itself an order is one under any caption`() {
        #expect(BillPage.extract("Your reference: TK-PO-3304").values["order"] == "TK-PO-3304")
        #expect(BillPage.extract("Your reference: TK-XO-3304").values["order"] == JSON.null)
    }

    @Test func `A tax number that names itself is the seller's where it is the only one`() {
        #expect(BillPage.extract("VAT-990.417.288 since 1999").values["seller_tax_id"] == "VAT-990.417.288")
        #expect(BillPage.extract("VAT-990.417.288 and VAT-998.123.455").values["seller_tax_id"] == JSON.null)
    }

    @Test(arguments: [
        "Replaces invoice no. 2026-090 of 1 February 2026", "Original invoice: 2026-090",
        "Our invoice previous 2026-090", "Deposit (invoice 2026-090)",
        "Against invoice: 2026-090 (01/02/2026)", "Invoice rectificada: 2026-090",
    ])
    func `An earlier bill's number is not this one's`(line: String) {
        #expect(BillPage.extract("\(line)\nTotal 12.00").values["number"] == JSON.null)
        let found = BillPage.extract("\(line)\nInvoice No: 2026-118")
        #expect(found.values["number"] == "2026-118")
        #expect(BillPage.isSure("number", of: found))
    }

    @Test func `Two numbers beside equal captions leave it open which is meant`() {
        let found = BillPage.extract("Invoice No: 0000\n\nInvoice No: 2026-118")
        #expect(!BillPage.isSure("number", of: found))
    }

    @Test func `The number right below the buyer's name is not the seller's, though the seller stands above`()
    {
        let found = BillPage.extract("Seller: Halden Ltd\nBill to: Baker plc\nVAT No: GB 980 7806 84")
        #expect(!BillPage.isSure("seller_tax_id", of: found))
        let own = BillPage.extract("Bill to: Baker plc\nSeller: Halden Ltd\nVAT No: GB 980 7806 84")
        #expect(BillPage.isSure("seller_tax_id", of: own))
    }

    @Test func `An account is no tax number`() {
        let page = "VAT not charged\nIBAN FR76 1027 8073 0000"
        #expect(BillPage.extract(page).values["seller_tax_id"] == JSON.null)
        #expect(BillPage.extract("VAT\nFR76 1027 8073 0000").values["seller_tax_id"] != JSON.null)
    }

    @Test func `An earlier bill's balance is none of this one's`() {
        #expect(BillPage.extract("Previous balance 60.00\nTotal 12.00").values["balance"] == JSON.null)
        #expect(BillPage.extract("Balance brought forward 60.00").values["balance"] == JSON.null)
        #expect(BillPage.extract("Balance 60.00\nTotal 12.00").values["balance"] != JSON.null)
    }

    @Test func `An order whose number the bill's own holds is the shop's`() {
        #expect(BillPage.extract("Invoice No: S31-77052\nOrder No: #77052").values["order"] == JSON.null)
        #expect(BillPage.extract("Invoice No: S31-77052\nOrder No: #77053").values["order"] == "77053")
    }

    @Test(arguments: ["INVOICE\nNo. 31-7712", "INVOICE\n\nNumber  : 31-7712", "Nr. 31-7712 of today"])
    func `A code behind a bare word for a number is the document's`(head: String) {
        #expect(BillPage.extract(head + "\n\n\n\nTotal 12.00\n\n\n\n").values["number"] == "31-7712")
    }

    @Test func `A number that the document is about gives way to its own`() {
        let found = BillPage.extract(
            "Number: K31-905\n\nRegarding Ref: Invoice 30-291\n\n\n\nTotal 12.00\n\n\n")
        #expect(found.values["number"] == "K31-905")
    }

    @Test func `A number, a month and a year behind the caption are a number`() {
        #expect(BillPage.extract("Invoice 7/04/2031\nDate: 9 April 2031").values["number"] == "7/04/2031")
        #expect(BillPage.extract("Invoice 07/04/2031").values["number"] == JSON.null)
    }

    @Test func `The number of a customer is no customer`() {
        #expect(BillPage.extract("Customer ID   C-2041\nRIDGE   R-77").values["buyer_name"] == JSON.null)
        #expect(BillPage.extract("Customer: Ridge Ltd").values["buyer_name"] == "Ridge Ltd")
    }

    @Test func `A number right behind the buyer's name on its line is the buyer's`() {
        let found = BillPage.extract("Seller: Halden Ltd\nCustomer: Jo Miller, VAT No: 980780684")
        #expect(!BillPage.isSure("seller_tax_id", of: found))
    }

    @Test func `Groups of an account are no amounts`() {
        let page = "VAT is in the price\nPay to DE89 3704 0044 0532 0130 00\nTotal 12.00"
        #expect(BillPage.extract(page).values["tax"] == JSON.null)
    }

    @Test func `A rate is no tax number`() {
        #expect(BillPage.extract("VAT No 20,00 % included").values["seller_tax_id"] == JSON.null)
    }
}
