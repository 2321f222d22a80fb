import AssayCore
import Testing

@Suite struct RepetitionTests {
    @Test(arguments: [
        #""must have", "#, #"{"description": "Screw", "quantity": "1", "amount": "2.00"}, "#, "0",
    ])
    func `One piece over and over is a runaway, wherever it is cut off`(piece: String) {
        let loop = #"{"title": "x", "list": ["# + String(repeating: piece, count: 700 / piece.utf8.count + 5)
        for cut in 0..<piece.utf8.count {
            #expect(Repetition.endsText(String(loop.dropLast(cut))))
        }
    }

    @Test func `Rows that differ are none`() {
        let rows = (0..<60).map { #"{"description": "Screw M\#($0)", "amount": "\#($0).00"}"# }
        #expect(!Repetition.endsText("[" + rows.joined(separator: ", ")))
    }

    @Test func `A short reply is none`() {
        #expect(!Repetition.endsText(String(repeating: "ab", count: 50)))
    }
}
