import AssayCore
import Foundation

/// What letters and figures look like in the commonest typefaces: painted once a process, by the library that paints
/// pages.
struct KnownLetters: Sendable {
    private static let fonts = ["Helvetica", "Times-Roman", "Courier", "Helvetica-Bold"]
    private static let characters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".unicodeScalars)
    /// Points between the letters of the page, and their size.
    private static let pitch = 30.0
    private static let size = 20.0

    /// Looks that stand for one class of characters.
    private let looks: [UInt8: [GlyphShape]]

    /// nil where the library can't paint them.
    static let shared: KnownLetters? = try? KnownLetters()

    private init() throws(ReadFailure) {
        let page = try PDFFile([UInt8](Self.file.utf8)).page(0)
        let picture = try LetterPicture(of: page, area: page.frame.shown, pixelsPerPoint: 1)
        let glyphs = WordGlyphs(picture: picture)
        var looks: [UInt8: [GlyphShape]] = [:]
        for row in Self.fonts.indices {
            for (column, character) in Self.characters.enumerated() {
                let (x, y) = (Self.pitch * Double(column), Self.pitch * Double(row))
                let cell = Box(left: x + 2, top: y + 3, right: x + Self.pitch - 2, bottom: y + Self.pitch - 2)
                guard let key = Self.key(character), let shape = glyphs.shapes(in: cell, count: 1)?.first
                else { continue }
                looks[key, default: []].append(shape)
            }
        }
        self.looks = looks
    }

    /// Other classes of characters that look more like the glyph than its own does; nil where the character is none of
    /// those that are known.
    func rivals(of glyph: GlyphShape, as character: Unicode.Scalar) -> Int? {
        guard let key = Self.key(character), let own = distance(glyph, key) else { return nil }
        return looks.keys.count { $0 != key && (distance(glyph, $0) ?? .infinity) < own }
    }

    private func distance(_ glyph: GlyphShape, _ key: UInt8) -> Float? {
        looks[key]?.map { $0.distance(to: glyph) }.min()
    }

    /// Upper and lower case are one class, and what looks alike.
    private static func key(_ character: Unicode.Scalar) -> UInt8? {
        guard character.isASCII else { return nil }
        switch UInt8(character.value) {
        case UInt8(ascii: "0"): return UInt8(ascii: "o")
        case UInt8(ascii: "1"), UInt8(ascii: "i"), UInt8(ascii: "I"): return UInt8(ascii: "l")
        case UInt8(ascii: "5"): return UInt8(ascii: "s")
        case let digit where (0x30...0x39).contains(digit): return digit
        case let letter where (0x61...0x7A).contains(letter | 0x20): return letter | 0x20
        default: return nil
        }
    }

    /// A page with a row of letters for each typeface.
    private static var file: String {
        let texts = fonts.indices.map { row in
            characters.enumerated().map { column, character in
                let y = pitch * Double(fonts.count - row) - 22
                return "1 0 0 1 \(pitch * Double(column) + 6) \(y) Tm (\(character)) Tj"
            }.joined(separator: "\n")
        }
        let content = texts.enumerated().map { "/F\($0) \(size) Tf\n\($1)" }.joined(separator: "\n")
        let names = fonts.enumerated().map {
            "/F\($0) << /Type /Font /Subtype /Type1 /BaseFont /\($1) /Encoding /WinAnsiEncoding >>"
        }.joined(separator: " ")
        let (width, height) = (pitch * Double(characters.count), pitch * Double(fonts.count))
        // The library mends the missing table of objects.
        return """
            %PDF-1.4
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
            3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents 4 0 R
            /Resources << /Font << \(names) >> >> >> endobj
            4 0 obj << /Length \(content.utf8.count + 7) >>
            stream
            BT
            \(content)
            ET
            endstream
            endobj
            trailer << /Root 1 0 R /Size 5 >>
            """
    }
}
