import Testing

@testable import AssayCore

@Suite struct RowAlignmentTests {
    private let page = """
        Qty  Description       Price    Amount
        1    Servo motor       45.00     45.00
        1    Controller        45.00     45.00
             with a long text
        2    Servo motor       45.00     90.00
        Total                           180.00
        """

    @Test func `The cells of a row stand on one line, and equal rows go down the page`() throws {
        let evidence = try rows(
            #"""
            [{"description": "Servo motor", "quantity": 1, "unit_price": 45, "amount": 45},
             {"description": "Controller with a long text", "quantity": 1, "unit_price": 45, "amount": 45},
             {"description": "Servo motor", "quantity": 2, "unit_price": 45, "amount": 90}]
            """#)
        #expect(evidence.count == 12)
        #expect((0..<3).map { top(evidence, $0, "quantity") } == [12, 24, 48])
        #expect((0..<3).map { top(evidence, $0, "amount") } == [12, 24, 48])
        #expect((0..<3).map { top(evidence, $0, "description") } == [12, 24, 48])
    }

    @Test func `Two equal amounts of a row stand below their own headings`() throws {
        let evidence = try rows(#"[{"description": "Servo motor", "unit_price": 45, "amount": 45}]"#)
        let lefts = ["unit_price", "amount"].map { evidence[cell(0, $0)]?.box.left }
        #expect(lefts == [138, 198])
    }

    @Test func `Two equal amounts of a row without headings stand at two places`() throws {
        let evidence = try rows(
            #"[{"description": "Servo motor", "unit_price": 45, "amount": 45}]"#,
            on: "Servo motor   45.00   45.00")
        #expect(["unit_price", "amount"].map { evidence[cell(0, $0)]?.box.left } == [84, 132])
    }

    @Test func `Rows that are equal in every cell stand on lines of their own`() throws {
        let row = #"{"description": "Servo motor", "quantity": 1, "amount": 45}"#
        let evidence = try rows(
            "[\(row), \(row), \(row)]", on: String(repeating: "1  Servo motor   45.00\n", count: 3))
        #expect((0..<3).map { top(evidence, $0, "amount") } == [0, 12, 24])
    }

    @Test func `A number that stands far from its row is not its evidence`() throws {
        let page = "Page 7\n" + String(repeating: "\n", count: 30) + "Servo motor  45.00"
        let evidence = try rows(#"[{"description": "Servo motor", "quantity": 7, "amount": 45}]"#, on: page)
        #expect(evidence[cell(0, "quantity")] == nil)
        #expect(evidence.count == 2)
    }

    private func rows(_ json: String, on page: String? = nil) throws -> [FieldPath: Evidence] {
        Grounder(page ?? self.page).evidence(for: .object(["line_items": try JSON(parsing: json)]))
    }

    private func cell(_ row: Int, _ column: String) -> FieldPath {
        FieldPath("line_items").appending(row).appending(column)
    }

    private func top(_ evidence: [FieldPath: Evidence], _ row: Int, _ column: String) -> Double? {
        evidence[cell(row, column)]?.box.top
    }
}
