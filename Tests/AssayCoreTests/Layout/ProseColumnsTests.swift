import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct ProseColumnsTests {
    private static let left = [
        "Delivery is made to the address", "given in the order unless both", "parties agree on another place",
        "in writing. Risk passes with the", "goods when they leave the works.",
    ]
    private static let right = [
        "Payment is due within the time", "stated on the face of the bill.", "Late payment bears interest at",
        "the rate set by law, and further", "deliveries may be held back then.",
    ]

    /// Places lines one below the other; a character is 5 wide, a line 12 high.
    private func column(_ lines: [String], x: Double, y: Double = 100, line first: Int = 0) -> [Word] {
        lines.enumerated().flatMap { index, line -> [Word] in
            var left = x
            return line.split(separator: " ").map { text in
                let right = left + 5 * Double(text.count)
                defer { left = right + 3 }
                let top = y + 12 * Double(index)
                return Word(
                    text: String(text), box: Box(left: left, top: top, right: right, bottom: top + 10),
                    line: first + index)
            }
        }
    }

    private func text(_ words: [Word], source: ReadingSource = .textLayer) -> [String] {
        Page(width: 600, height: 800, source: source, words: words).rows.map {
            $0.words.map(\.text).joined(separator: " ")
        }
    }

    @Test(arguments: [0.0, 5.0, 17.0])
    func `Two columns of prose are read one after the other, whatever their heights`(shift: Double) {
        let words = column(Self.left, x: 40) + column(Self.right, x: 240, y: 100 + shift)
        #expect(text(words) == Self.left + Self.right)
        #expect(text(words, source: .ocr) == Self.left + Self.right)
    }

    @Test func `Three columns are read in order, between what reaches across`() {
        let third = [
            "The law of the seller's country", "applies to all that is not put",
            "down here, and its courts are",
            "to settle what the two can not", "settle by talking to each other.",
        ]
        let head = [
            "General terms of sale and delivery that reach across the whole of this page and all its columns"
        ]
        let words =
            column(head, x: 40, y: 80) + column(Self.left, x: 40) + column(Self.right, x: 230)
            + column(third, x: 420) + column(head, x: 40, y: 170)
        #expect(text(words) == head + Self.left + Self.right + third + head)
    }

    @Test func `Tables, forms and addresses stay rows`() {
        let items = [
            "Large blue widget with two handles", "Small red widget with one handle", "Service", "Travel",
        ]
        let table =
            column(items, x: 40) + column(["12 19.00 228.00", "1 4.50 4.50", "2 80.00", "9.00"], x: 300)
        #expect(text(table).first == "Large blue widget with two handles 12 19.00 228.00")
        let captions = ["Invoice number", "Date", "Your order", "Terms of payment"]
        let form = column(captions, x: 40) + column(["4711", "3 May", "PO 12", "30 days"], x: 240)
        #expect(text(form).first == "Invoice number 4711")
        let seller = ["Acme Trading", "12 Long Street", "Springfield", "United Kingdom"]
        let addresses =
            column(seller, x: 40) + column(["Bolt Ltd", "1 High Road", "Shelbyville", "Ireland"], x: 240)
        #expect(text(addresses).first == "Acme Trading Bolt Ltd")
    }

    @Test func `A character grid is never parted`() {
        let words = column(Self.left, x: 40) + column(Self.right, x: 240)
        #expect(text(words, source: .html).first == Self.left[0] + " " + Self.right[0])
    }

    @Test func `Columns of prose are set apart in the layout`() {
        let words = column(Self.left, x: 40) + column(Self.right, x: 240)
        let page = Page(width: 600, height: 800, source: .textLayer, words: words)
        #expect(LayoutText.render(page).split(separator: "\n\n").count == 2)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `No word is lost or told twice`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let rows = (0..<60).map { row in
            let words = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
                let left = Double.random(in: 0...500, using: &generator)
                let top = Double(row) * 12
                return Word(
                    text: "w", box: Box(left: left, top: top, right: left + 20, bottom: top + 10), line: row)
            }
            return words.sorted { $0.box.left < $1.box.left }
        }
        let lines = ProseColumns.lines(rows)
        #expect(lines.allSatisfy { !$0.isEmpty })
        #expect(Set(lines.joined()) == Set(rows.joined()))
        #expect(lines.joined().count == rows.joined().count)
    }
}
