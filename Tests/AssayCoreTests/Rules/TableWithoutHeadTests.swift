import Testing

@testable import AssayCore

@Suite struct TableWithoutHeadTests {
    private static func rows(_ page: String) -> [JSON] { BillPage.extract(page).values["items"]?.array ?? [] }

    private static let page = """
        Invoice No: 31-077

        Tuning the grand piano   2 x 120.00      240.00
        Tuning nr 31             5 x  85.00      425.00
        Travel                                    35.00

        Net 700.00
        VAT 0.00
        Total 700.00
        """

    @Test func `Rows that add up to the sum below them are the table`() {
        let rows = Self.rows(Self.page)
        #expect(rows.map { $0["what"]?.string } == ["Tuning the grand piano", "Tuning nr 31", "Travel"])
        #expect(rows.map { $0["count"]?.number?.int } == [2, 5, nil])
        #expect(rows.map { $0["price"]?.number?.int } == [120, 85, nil])
        #expect(rows.map { $0["amount"]?.number?.int } == [240, 425, 35])
    }

    @Test func `Rows that don't add up are none`() {
        #expect(Self.rows(Self.page.replacing("425.00", with: "426.00")).isEmpty)
    }

    @Test func `A day in a column of its own is no part of the words`() {
        let rows = Self.rows(
            "03.02     Night    95.00\n04.02     Supper    20.00\n\nNet 115.00\nVAT 0.00\nTotal 115.00")
        #expect(rows.map { $0["what"]?.string } == ["Night", "Supper"])
    }

    @Test func `A mark of the rate behind cents and a sign behind a count are no part of the numbers`() {
        let rows = Self.rows(
            "8× Lesson   18.00   144.00T\n2× Visit   45.00   90.00T\n\nNet 234.00\nVAT 0.00\nTotal 234.00")
        #expect(rows.map { $0["count"]?.number?.int } == [8, 2])
        #expect(rows.map { $0["amount"]?.number?.int } == [144, 90])
    }

    @Test func `A quantity that comes first is no part of the words`() {
        let rows = Self.rows(
            "8 x Lesson at 18.00   144.00\n1 x Visit   45.00\n\nNet 189.00\nVAT 0.00\nTotal 189.00")
        #expect(rows.map { $0["what"]?.string } == ["Lesson at", "Visit"])
        #expect(rows.map { $0["count"]?.number?.int } == [8, 1])
        #expect(rows.map { $0["price"]?.number?.int } == [18, nil])
    }

    @Test func `Rows that begin with a code of the article are left to a person`() {
        #expect(
            Self.rows(
                "70440318 1 Unit   144.00\n70440319 1 Unit   45.00\n\nNet 189.00\nVAT 0.00\nTotal 189.00"
            ).isEmpty)
    }

    @Test func `One amount alone is no table, for it equals itself`() {
        #expect(Self.rows("Reading fee   163.84\n\nNet 163.84\nVAT 0.00\nTotal 163.84").isEmpty)
    }

    @Test func `Rows with something taken off may hold a discount and are left to a person`() {
        let page = Self.page.replacing(
            "35.00\n", with: "55.00\nVoucher                                  -20.00\n")
        #expect(Self.rows(page).isEmpty)
    }
}
