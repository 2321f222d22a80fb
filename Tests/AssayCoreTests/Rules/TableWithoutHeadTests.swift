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

    @Test func `A discount that has no factors is no item, a row taken off among others like it is`() {
        let sums = "\n\nNet 189.00\nVAT 0.00\nTotal 189.00"
        let one = Self.rows(
            "Lesson   8 x 18.00   144.00\nVisit   1 x 65.00    65.00\nFor friends   -20.00" + sums)
        #expect(one.map { $0["what"]?.string } == ["Lesson", "Visit"])
        let all = Self.rows("Lesson    144.00\nVisit    65.00\nFor friends   -20.00" + sums)
        #expect(all.map { $0["what"]?.string } == ["Lesson", "Visit", "For friends"])
    }

    @Test func `What follows the sum of the goods is no item`() {
        let rows = Self.rows(
            "Lesson   8 x 18.00   144.00\nVisit   1 x 40.00    40.00\nNet of goods   184.00\nFreight   5.00\n\n"
                + "Net 189.00\nVAT 0.00\nTotal 189.00")
        #expect(rows.map { $0["what"]?.string } == ["Lesson", "Visit"])
    }

    @Test func `A unit behind the count and a word with digits before the name`() {
        let rows = Self.rows(
            "9 bales   Clover, pressed   each 6.00   54.00\n8 bales   2031er Straw   each 5.00   40.00\n\nNet 94.00\nVAT 0.00\nTotal 94.00"
        )
        #expect(rows.map { $0["what"]?.string } == ["Clover, pressed", "2031er Straw"])
    }

    @Test func `A letter behind a number may be a unit`() {
        let rows = Self.rows(
            "2 Oil 5 l   7.00   14.00\n1 Brush   5.00   5.00\n\nNet 19.00\nVAT 0.00\nTotal 19.00")
        #expect(rows.map { $0["what"]?.string } == ["Oil 5 l", "Brush"])
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

    @Test func `What is taken off the whole is no item`() {
        let page = Self.page.replacing(
            "35.00\n", with: "55.00\nVoucher                                  -20.00\n")
        #expect(Self.rows(page).map { $0["amount"]?.number?.int } == [240, 425, 55])
    }
}
