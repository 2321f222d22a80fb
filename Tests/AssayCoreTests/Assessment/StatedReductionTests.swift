import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct StatedReductionTests {
    private func codes(_ row: String, amount: String) throws -> [FindingCode] {
        let page = "Invoice No: 2026-118\n" + "Item             Count    Price           Amount\n" + row
        let prepared = PreparedDocument(TextPage.document(page), schema: BillPage.schema)
        let values: JSON = [
            "items": [
                [
                    "what": "Screws", "count": 4, "price": .number(JSONNumber(checked: "50.00")),
                    "amount": .number(JSONNumber(checked: amount)),
                ]
            ]
        ]
        return try Assessor(schema: BillPage.schema).assess(values, of: prepared, origins: [:]).findings
            .filter { $0.check == "row" }.map(\.code)
    }

    @Test(arguments: [
        ("Screws               4    50.00    10 %    180.00", "180.00"),
        ("Screws               4    50.00    10,00   180.00", "180.00"),
        ("Screws               4    50.00    100       2.00", "2.00"),
    ])
    func `A product that a discount on its line explains does not fail`(row: String, amount: String) throws {
        #expect(try codes(row, amount: amount) == [])
    }

    @Test(arguments: [
        ("Screws               4    50.00            180.00", "180.00"),
        ("Screws               4    50.00    11 %    180.00", "180.00"),
        ("Screws               4    50.00    180.00\n10 % off", "180.00"),
        ("Screws               4    50.00    10 %    220.00", "220.00"),
    ])
    func `Any other does`(row: String, amount: String) throws {
        #expect(try codes(row, amount: amount) == [.softCheckFailed])
    }
}
