import Testing

@testable import AssayCore

/// What invoices have without captions: accounts, factors, and whose a tax number is.
@Suite struct InvoicePartsTests {
    private static let schema = TestSchema.schema(
        [
            FieldDefinition(name: "seller_name", kind: .text, labels: ["Seller"], isRequired: true),
            FieldDefinition(name: "seller_tax_id", kind: .identifier, labels: ["VAT No"]),
            FieldDefinition(name: "buyer_name", kind: .text, labels: ["Bill to"]),
            FieldDefinition(name: "iban", kind: .identifier, labels: ["IBAN"]),
            FieldDefinition(
                name: "line_items", kind: .table,
                columns: [
                    FieldDefinition(name: "description", kind: .text, labels: ["Description"]),
                    FieldDefinition(name: "quantity", kind: .number, labels: ["Qty"]),
                    FieldDefinition(name: "unit_price", kind: .money, labels: ["Price"]),
                    FieldDefinition(name: "amount", kind: .money, labels: ["Amount"]),
                ]),
        ],
        checks: [
            Check(
                id: "vat", severity: .soft,
                form: .checksum(ChecksumCheck(field: "seller_tax_id", standard: .vatID))),
            Check(
                id: "iban", severity: .hard, form: .checksum(ChecksumCheck(field: "iban", standard: .iban))),
            Check(
                id: "row", severity: .soft,
                form: .product(
                    ProductCheck(
                        factors: ["line_items.quantity", "line_items.unit_price"], equals: "line_items.amount"
                    ))),
        ])

    private static func found(_ page: String) -> Extraction {
        let document = TextPage.document(page)
        return RulesExtractor(schema: schema).extract(document, conventions: WritingConventions(of: document))
    }

    @Test(arguments: [
        "please pay to Sparkasse DE89 3704 0044 0532 0130 00 within a week",
        "please pay to DE89 3704 0044\n0532 0130 00.",
        "Konto: DE89370400440532013000",
    ])
    func `An account is found by its form and check digits`(page: String) {
        #expect(Self.found(page).values["iban"] == "DE89370400440532013000")
    }

    @Test(arguments: [
        ("Halden Ltd\nGB 980 7806 84\n5 Weir Bank", "GB 980 7806 84"),
        ("HALDEN · DE136695976", "DE136695976"),
        ("VAT No DE136695976 HRA 9917 Norden", "DE136695976"),
    ])
    func `A tax number is found by its country and check digits, and ends with them`(
        page: String, number: String
    ) {
        #expect(Self.found(page).values["seller_tax_id"] == .string(number))
    }

    @Test(arguments: ["GB 980 7806 85", "Your number: DE136695976", "DE89 3704 0044 0532 0130 00"])
    func `Another number, the reader's and an account are no tax number`(page: String) {
        #expect(Self.found(page).values["seller_tax_id"] == JSON.null)
    }

    @Test(arguments: [
        "DE89 3704 0044 0532 0130 01", "DE89 3704 0044 0532", "order DE89 3704 0044 0532 0130 0x",
    ])
    func `What has not the form or the check digits is none`(text: String) {
        #expect(Self.found(text).values["iban"] == JSON.null)
    }

    @Test func `A missing factor is the number of the row that makes its product right`() {
        let rows = Self.found(
            """
            Description          Spent      Price     Amount
            Inspection              18       9.80     176.40
            Oil filter               1      13.45      13.45
            """
        ).values["line_items"]?.array
        #expect(rows?.map { $0["quantity"]?.number?.int } == [18, 1])
    }

    @Test func `The heading of a bill beside a caption is no name`() {
        let found = BillPage.extract(
            """
            Bill to:                       VAT INVOICE
            Tarnside Cheeses Ltd
            7 Oven Street                  Invoice No: 4711
            """)
        #expect(found.values["buyer_name"] != "VAT INVOICE")
    }

    @Test func `A row without such a number keeps its gap`() {
        let rows = Self.found(
            """
            Description          Spent      Price     Amount
            Inspection              17       9.80     176.40
            """
        ).values["line_items"]?.array
        #expect(rows?.first?["quantity"]?.isNull == true)
    }

    @Test func `The number in the buyer's block is not the seller's`() {
        let values = Self.found(
            """
            Seller                     Bill to
            Miller Tools Ltd           Northern Bakery plc
            3 Mill Lane                7 Oven Street
            Kendal                     Leeds
                                       VAT No 445566778

            VAT No 112233445
            """
        ).values
        #expect(values["buyer_name"] == "Northern Bakery plc")
        #expect(values["seller_tax_id"] == "112233445")
    }

    @Test func `Where the buyer's is the only one it is no more than a guess`() {
        let found = Self.found(
            """
            Seller                     Bill to
            Miller Tools Ltd           Northern Bakery plc
            3 Mill Lane                7 Oven Street
            Kendal                     Leeds
                                       VAT No 445566778
            """)
        #expect(found.evidence["seller_tax_id"]?.score ?? 0 < Grounder.leastScore)
    }

    @Test func `The caption of another value is no name`() {
        let values = Self.found(
            """
            Bill to:                   VAT No:   112233445
            Northern Bakery plc
            7 Oven Street
            """
        ).values
        #expect(values["buyer_name"] == "Northern Bakery plc")
    }

    @Test(arguments: ["VAT No 20% 7.52", "VAT No £7.52", "VAT No 618,27"])
    func `An amount beside the caption of a tax number is the tax`(page: String) {
        #expect(Self.found(page).values["seller_tax_id"] == JSON.null)
    }

    @Test func `A piece of an address is no account, though its check digits hold`() {
        let page = "RS-102, km 78 Lagoabranca/RS"
        #expect(IBAN.judge("RS102KM78LAGOABRANCARS") == .holds)
        #expect(Self.found(page).values["iban"] == JSON.null)
    }

    @Test func `What follows an account is no part of it`() {
        #expect(
            Self.found("IBAN DE89 3704 0044 0532 0130 00 BIC AB12DEFF").values["iban"]
                == "DE89370400440532013000")
    }

    @Test func `Words under an unknown caption are the description`() {
        let rows = Self.found(
            """
            Work done             Qty      Price     Amount
            Repair of the lid       2       9.80      19.60
            """
        ).values["line_items"]?.array
        #expect(rows?.first?["description"] == "Repair of the lid")
    }
}
