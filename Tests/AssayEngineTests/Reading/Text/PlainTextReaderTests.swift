import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct PlainTextReaderTests {
    private func read(_ text: String, _ options: ReaderOptions = ReaderOptions()) throws -> ReadDocument {
        try PlainTextReader.read(Array(text.utf8), options: options)
    }

    @Test func `Words keep their columns, and tabs go to every eighth`() throws {
        let document = try read("Item    Price\nab\t12.00\n\n  x y\r\nlast")
        #expect(document.words.map(\.text) == ["Item", "Price", "ab", "12.00", "x", "y", "last"])
        #expect(document.words.map(\.box.left) == [0, 48, 0, 48, 12, 24, 0])
        #expect(document.words.map(\.box.top) == [0, 0, 12, 12, 36, 36, 48])
        #expect(document.words.map(\.line) == [0, 0, 1, 1, 2, 2, 3])
        #expect(document.words[3].box.right == 78)
        let page = document.pages[0]
        #expect(page.width == 600 && page.height == 60 && page.source == .plainText)
    }

    @Test(arguments: [("one\u{0C}two", 2), ("one\n\u{0C}two\n\u{0C}", 2), ("\u{0C}one", 2), ("", 1)])
    func `A form feed ends a page`(text: String, pages: Int) throws {
        #expect(try read(text).pages.count == pages)
    }

    @Test func `Too many pages refuse the document`() {
        #expect(throws: ReadFailure.tooLarge(what: "pages", value: 3, limit: 2)) {
            try read("a\u{0C}b\u{0C}c", ReaderOptions(maxPages: 2))
        }
    }

    @Test func `Wide rows stay whole and longer lines are wrapped`() throws {
        let row = String(repeating: "12345678 ", count: 16)
        #expect(Set(try read(row).words.map(\.line)) == [0])
        let prose = String(repeating: "twelve chars ", count: 40)
        let document = try read(prose)
        #expect(document.words.count == 80 && document.words.last?.line == 5)
        #expect(document.words.allSatisfy { $0.box.right <= 600 })
    }

    @Test func `Latin-1 text is decoded`() throws {
        let bytes = "Pr\u{E4}mie 12\u{A0}\u{A3} caf\u{E9}".unicodeScalars.map { UInt8($0.value) }
        let document = try PlainTextReader.read(bytes, options: ReaderOptions())
        #expect(document.words.map(\.text) == ["Prämie", "12", "£", "café"])
    }

    @Test func `Wide letters take two columns and combining marks none`() throws {
        let document = try read("東京 e\u{301}a x")
        #expect(document.words.map(\.box.left) == [0, 30, 48])
    }
}
