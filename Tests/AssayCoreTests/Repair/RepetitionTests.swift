import AssayCore
import Testing

@Suite struct RepetitionTests {
    @Test(arguments: [
        #""must have", "#, #"{"description": "Screw", "quantity": "1", "amount": "2.00"}, "#, "0",
        #""feature prioritization", "DevOps", "human centered design", "user testing", "#,
        (1...60).map { #""skill number \#($0)", "# }.joined(),
        #"{"description": "Screw", "amount": "2.00"}, {"description": "Nut", "amount": "1.00"}, "#,
    ])
    func `One piece over and over is a runaway, wherever it is cut off`(piece: String) {
        let loop = #"{"title": "x", "list": ["# + String(repeating: piece, count: 2600 / piece.utf8.count + 2)
        for cut in stride(from: 0, to: piece.utf8.count, by: 7) {
            #expect(Repetition.endsText(String(loop.dropLast(cut))))
        }
    }

    @Test func `Ten equal rows of a table are none, nor is a list with each value twice`() {
        let row = #"{"description": "Coffee", "quantity": "1", "unit_price": "2.50", "amount": "2.50"},"#
        #expect(!Repetition.endsText("[" + String(repeating: row, count: 10)))
        let values = (1...40).map { #""value \#($0)", "# }.joined()
        #expect(!Repetition.endsText("[" + values + values))
    }

    @Test func `Rows that differ are none`() {
        let rows = (0..<60).map { #"{"description": "Screw M\#($0)", "amount": "\#($0).00"}"# }
        #expect(!Repetition.endsText("[" + rows.joined(separator: ", ")))
    }

    @Test func `A short reply is none`() {
        #expect(!Repetition.endsText(String(repeating: "ab", count: 50)))
    }
}
