import Testing

@testable import AssayCore

/// Sums, charges and discounts among the rows of a table.
@Suite struct TableSumsTests {
    private static let head = "Item                   Count     Price    Amount\n"

    private static func amounts(_ lines: String) -> [Double?]? {
        BillPage.extract(head + lines).values["items"]?.array?.map { $0["amount"]?.number?.double }
    }

    private static let rows = """
        Front door                 2     60.00    120.00
        Window                     1     80.00     80.00

        """

    @Test func `A row that adds up those above it is no item, nor what follows it with less`() {
        let sum = "All goods                                 200.00\n"
        #expect(Self.amounts(Self.rows + sum) == [120, 80])
        #expect(
            Self.amounts(Self.rows + sum + "Toll                                       15.00\n") == [120, 80])
    }

    @Test func `A group has its own sum`() {
        let groups =
            Self.rows + "Ground floor                              200.00\n"
            + "Roof window                3     50.00    150.00\nGutter                     1     30.00     30.00\n"
            + "Upper floor                               180.00\n"
        #expect(Self.amounts(groups) == [120, 80, 150, 30])
    }

    @Test func `A charge is an item where without it the rows don't add up`() {
        let charge = Self.rows + "Toll                                       15.00\n"
        #expect(Self.amounts(charge + "Net    215.00\nVAT    43.00\nTotal    258.00") == [120, 80, 15])
        #expect(Self.amounts(charge + "Net    200.00\nVAT    40.00\nTotal    240.00") == [120, 80])
    }

    @Test func `Where the head has no other numbers, rows with nothing but an amount are items`() {
        let rows = BillPage.extract(
            "Item                                      Amount\nFreight 9.0 kg at 7.00                     63.00\n"
                + "Stamp                                      55.00\n\nTotal 140.00"
        ).values["items"]?.array
        #expect(rows?.map { $0["amount"]?.number?.double } == [63, 55])
    }

    @Test func `Rows that state the sum once more by rates are no items`() {
        let rows = BillPage.extract(
            "Item                                      Amount\nFreight                    81.20\nStamp                      55.00\n"
                + "Reduced                    55.00\nOther                      81.20\n\nTotal 140.00"
        ).values["items"]?.array
        #expect(rows?.map { $0["amount"]?.number?.double } == [81.2, 55])
    }

    @Test func `Numbers at the right of wide columns belong to captions at their left, in order`() {
        let row = BillPage.extract(
            "Item                 Count      Price          Amount\n"
                + "Stove                   14             210.00          2,940.00\n"
        ).values["items"]?.array?.first
        #expect(row?["price"]?.number?.int == 210)
        #expect(row?["amount"]?.number?.int == 2940)
    }

    @Test func `A sum below the last row is no quantity of it`() {
        let items = BillPage.extract(
            Self.head + "Letter                                     10.00\nNet                    10.00\n"
        ).values["items"]?.array
        #expect(items?.first?["amount"]?.number?.int == 10)
        #expect(items?.first?["count"]?.isNull == true)
    }

    @Test func `Where all rows add up none of them is a sum`() {
        let rows =
            "Letter                                     10.00\nParcel                                     20.00\n"
            + "Pallet                                     30.00\n"
        #expect(Self.amounts(rows + "Net    60.00\nVAT    12.00\nTotal    72.00") == [10, 20, 30])
    }
}
