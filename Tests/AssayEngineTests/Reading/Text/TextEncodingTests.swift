import AssayTestSupport
import Testing

@testable import AssayEngine

@Suite struct TextEncodingTests {
    private func utf16(_ text: String, _ order: ByteFields.Order) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 255)]
            return order == .big ? bytes : bytes.reversed()
        }
    }

    @Test func `Marks are obeyed and left out`() {
        #expect(TextEncoding.detected(in: [0xEF, 0xBB, 0xBF, 0x41]) == .utf8)
        #expect(TextEncoding.utf8.decoded([0xEF, 0xBB, 0xBF, 0x41]) == "A")
        let text = [0xFF, 0xFE] + utf16("€ 5 😀", .little)
        #expect(TextEncoding.detected(in: text) == .utf16(.little))
        #expect(TextEncoding.utf16(.little).decoded(text) == "€ 5 😀")
    }

    @Test func `Without a mark zeros tell UTF-16 and invalid bytes Windows-1252`() {
        #expect(TextEncoding.detected(in: utf16("Total 12", .big)) == .utf16(.big))
        #expect(TextEncoding.detected(in: utf16("Total 12", .little)) == .utf16(.little))
        #expect(TextEncoding.detected(in: Array("Größe".utf8)) == .utf8)
        #expect(TextEncoding.detected(in: [0x47, 0xF6, 0xDF]) == .windows1252)
        #expect(TextEncoding.windows1252.decoded([0x80, 0x31, 0x93, 0xE9, 0x94]) == "€1\u{201C}é\u{201D}")
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `Decoding what was encoded gives the text`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let scalars = (0..<200).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 1...0x1_FFFF, using: &generator))
        }
        let text = String(String.UnicodeScalarView(scalars))
        #expect(TextEncoding.utf8.decoded(Array(text.utf8)) == text)
        #expect(TextEncoding.utf16(.big).decoded(utf16(text, .big)) == text)
        #expect(TextEncoding.utf16(.little).decoded(utf16(text, .little)) == text)
    }
}
