import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct WordStreamTests {
    @Test(arguments: [
        ("Acme GmbH", "acme gmbh", 1), ("Acme GmbH", "acmegmbh", 1), ("Ac me", "Acme", 1),
        ("department", "art", 0), ("art of art", "art", 2), ("C++ and C", "C", 1), ("1.234,50", "234", 0),
        ("DE89 3704 0044", "DE8937040044", 1), ("Hyphen- ated", "hyphenated", 1), ("Acme", "Acme GmbH", 0),
    ])
    func `Values match from word edge to word edge`(page: String, value: String, count: Int) {
        #expect(whole(in: page, value) == count)
    }

    @Test(arguments: [("RE2024-17", "2024"), ("RE2024-17", "RE2024"), ("2024/001", "001")])
    func `A part of a code matches as a part`(page: String, value: String) {
        let index = WordIndex(TextPage.document(page))
        #expect(index.streams[0].matches(of: FoldedText(value)).map(\.isPart) == [true])
    }

    @Test func `Nothing matches across pages`() {
        #expect(whole(in: "Acme\u{C}GmbH", "Acme GmbH") == 0)
    }

    @Test func `Only what follows a slash matches where that is asked`() {
        let index = WordIndex(TextPage.document("40 h a week, 20 €/h, 30 / h"))
        #expect(index.streams[0].matches(of: FoldedText("h"), afterSlash: true).count == 1)
        #expect(index.streams[0].matches(of: FoldedText("h")).count == 3)
    }

    @Test(.timeLimit(.minutes(1)))
    func `A page that was made to be slow is given up`() {
        let page = String(repeating: "a ", count: 200_000)
        let value = String(repeating: "a", count: 100_000) + "b"
        #expect(whole(in: page, value) == 0)
    }

    private func whole(in page: String, _ value: String) -> Int {
        WordIndex(TextPage.document(page)).streams[0].matches(of: FoldedText(value)).count { !$0.isPart }
    }
}
