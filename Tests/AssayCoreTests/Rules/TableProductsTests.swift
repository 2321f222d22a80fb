import Testing

@testable import AssayCore

/// Quantities and prices by the products that rows state.
@Suite struct TableProductsTests {
    private static func row(_ line: String, head: String = "Item                   Pieces    Each     Amount")
        -> [Double?]?
    {
        BillPage.extract(head + "\n" + line).values["items"]?.array?.first.map { row in
            ["count", "price", "amount"].map { row[$0]?.number?.double }
        }
    }

    @Test func `Two numbers that make the amount are quantity and price, whatever their captions`() {
        #expect(Self.row("Front door                  3    40.00     120.00") == [3, 40, 120])
        #expect(Self.row("Front door                  3    41.00     120.00") == [nil, nil, 120])
    }

    @Test func `A price with a currency may come first`() {
        #expect(Self.row("Front door             €40.00        3     120.00") == [3, 40, 120])
    }

    @Test func `Where two pairs make the amount none is taken`() {
        let head = "Item              A         B         C         D         Amount"
        let line = "Front door        2         6         3         4          12.00"
        #expect(Self.row(line, head: head) == [nil, nil, 12])
    }

    @Test func `A discount that the row states belongs to the product`() {
        #expect(Self.row("Front door             3   40.00   25 %   90.00") == [3, 40, 90])
        #expect(Self.row("Front door             3   40.00   26 %   90.00") == [nil, nil, 90])
    }

    @Test func `A price may be for a thousand`() {
        let head = "Item           Pieces   per 1000     Amount"
        #expect(Self.row("Screws           500      80.00      40.00", head: head) == [500, 80, 40])
    }
}
