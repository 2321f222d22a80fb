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

    @Test func `UTF-32 is known by its mark`() {
        for order in [ByteFields.Order.little, .big] {
            let units = "\u{FEFF}€ 5 😀".unicodeScalars.flatMap { scalar in
                let bytes = (0..<4).map { UInt8(scalar.value >> (24 - 8 * $0) & 255) }
                return order == .big ? bytes : bytes.reversed()
            }
            #expect(TextEncoding.detected(in: units) == .utf32(order))
            #expect(TextEncoding.utf32(order).decoded(units) == "€ 5 😀")
        }
    }

    @Test(arguments: [
        "Счёт № 4711\nИтого: 1 602,00 руб.\n", "請求書番号 4711\n合計金額は千六百二円です。\n", "Τιμολόγιο 12\nΣύνολο",
        "חשבונית מס 12\nסה״כ", "Total 12",
    ])
    func `UTF-16 without a mark is known in every script, whole or cut`(text: String) {
        for order in [ByteFields.Order.little, .big] {
            #expect(TextEncoding.detected(in: utf16(text, order)) == .utf16(order))
            #expect(TextEncoding.detected(in: utf16(text, order) + [0x0A]) == .utf16(order))
        }
    }

    @Test(arguments: ["text with a \0 in it", "Größe \0 9", "Счёт\0 1"])
    func `A zero in a text of bytes does not make it UTF-16`(text: String) {
        #expect(TextEncoding.detected(in: Array(text.utf8)) == .utf8)
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
