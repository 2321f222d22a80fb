import Testing

@testable import AssayCore

/// Bills with several rates of tax.
@Suite struct TaxRowsTests {
    private static func sums(_ page: String) -> [Double?] {
        let values = BillPage.extract("Invoice No: 2026-118\n\n" + page).values
        return ["net", "tax", "total"].map { values[$0]?.number?.double }
    }

    private static let listed = """
        Goods before tax                    300.00
        VAT 20 % on 200.00                   40.00
        VAT 5 % on 100.00                     5.00
        To be transferred                   345.00
        """

    @Test func `Lines for each rate between two amounts prove both, and the sum of the taxes`() {
        #expect(Self.sums(Self.listed) == [300, 45, 345])
    }

    @Test(arguments: [("300.00", "310.00"), ("40.00", "41.00"), ("345.00", "355.00")])
    func `Where they don't come out nothing is made up`(old: String, new: String) {
        #expect(Self.sums(Self.listed.replacing(old, with: new))[1] != 45)
    }

    @Test func `Rates in prices that hold the tax are proven by what the rows add up to`() {
        let page = """
            All that was ordered                     345.00
            Of it VAT 20 %    Net 200.00    40.00
            Of it VAT 5 %     Net 100.00     5.00
            """
        #expect(Self.sums(page) == [300, 45, 345])
        #expect(Self.sums(page.replacing("345.00", with: "346.00"))[1] != 45)
    }

    @Test func `Rows of bare rates have their sums in the row below`() {
        let page = """
            All that was ordered                     360.00
            20 %             200.00    40.00
            5 %              100.00     5.00
            Untaxed           15.00       -
            All              315.00    45.00
            """
        #expect(Self.sums(page) == [315, 45, 360])
        #expect(Self.sums(page.replacing("360.00", with: "361.00"))[0] != 315)
    }

    @Test func `A charge at a rate is no tax`() {
        #expect(Self.sums(Self.listed.replacing("VAT 5 %", with: "Fee 5 %"))[1] != 45)
    }

    @Test func `One rate alone proves no sum of taxes`() {
        let one = Self.listed.replacing("VAT 5 % on 100.00                     5.00\n", with: "")
        #expect(Self.sums(one)[1] == 40)
    }

    @Test func `The row that adds up the rows of the rates has the sums`() {
        let table = """
            Rate          Net        VAT      Total
            20 %       200.00      40.00     240.00
            5 %        100.00       5.00     105.00
            All        300.00      45.00     345.00
            """
        #expect(Self.sums(table) == [300, 45, 345])
        #expect(Self.sums(table.replacing("300.00", with: "301.00"))[0] != 300)
    }

    @Test func `What stands between a tax and a total is before tax, whatever it is called`() {
        let page = "Sum of the works    200.00\nVAT 20 %    40.00\nTotal    240.00"
        #expect(Self.sums(page) == [200, 40, 240])
        #expect(Self.sums(page.replacing("200.00", with: "201.00"))[0] == nil)
    }

    @Test func `Rows of net, tax and gross without a foot are proven by the amount that their wholes make`() {
        let rates = """
            All that was ordered                     345.00
            A  20 %    200.00    40.00   240.00
            B   5 %    100.00     5.00   105.00
            """
        #expect(Self.sums(rates) == [300, 45, 345])
        #expect(Self.sums(rates.replacing("345.00", with: "346.00"))[1] != 45)
    }

    @Test func `Two halves of a tax side by side are one tax, and what was rounded is the sum`() {
        let table = """
            Room     200.00    18.00    18.00   236.00
            Supper   100.00     2.65     2.65   105.30
            All      300.00    20.65    20.65   341.30
            Rounded                              -0.30
            To be transferred                   341.00
            """
        #expect(Self.sums(table) == [300, 41.3, 341])
    }

    @Test func `The same amount in two rows of tax is shared, also without a rate`() {
        let page = """
            Goods                    300.00
            Output VAT federal        20.65
            Output VAT state          20.65
            Rounded                   -0.30
            To be transferred        341.00
            """
        #expect(Self.sums(page) == [300, 41.3, 341])
        #expect(
            Self.sums(page.replacing("VAT state          20.65", with: "VAT state          20.64"))[1] != 41.3
        )
    }
}
