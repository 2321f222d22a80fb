import AssayCore
import CPDFium

/// What a page says, and what of that its objects may hide.
struct PageContents {
    let text: PDFText
    let objects: PageObjects
}

/// The letters of a page's text layer, and the objects that paint them.
struct PDFLetters {
    var letters: [PDFLetter] = []
    /// Letters for which the font has no meaning.
    var unmapped = 0
    /// Objects that paint something else than spaces.
    var painters: Set<FPDF_PAGEOBJECT> = []
    /// Whether a letter's picture is none, or stands elsewhere than the letter.
    var hasOddGlyphs = false
}

extension PDFPage {
    /// The text layer's words; boxes in points from the top left, inside the page.
    func contents() throws(ReadFailure) -> PageContents {
        var letters = PDFLetters()
        let objects = try PDFium.exclusively { pdfium throws(ReadFailure) -> PageObjects in
            letters = self.letters(pdfium)
            return PageObjects(of: self, letters, pdfium)
        }
        var text = words(of: letters.letters)
        text.unreadable += letters.unmapped
        return PageContents(text: text, objects: objects)
    }

    private func letters(_ pdfium: PDFium.Functions) -> PDFLetters {
        var result = PDFLetters()
        guard let text = pdfium.FPDFText_LoadPage(pointer) else { return result }
        defer { pdfium.FPDFText_ClosePage(text) }
        let count = max(0, pdfium.FPDFText_CountChars(text))
        result.letters.reserveCapacity(Int(count))
        var (last, high): (FPDF_PAGEOBJECT?, UInt32?)
        for index in 0..<count {
            let code = pdfium.FPDFText_GetUnicode(text, index)
            guard let scalar = Self.scalar(code, after: &high) else { continue }
            var area = FS_RECTF()
            guard pdfium.FPDFText_GetLooseCharBox(text, index, &area) != 0 else { continue }
            let box = frame.box(
                Double(area.left), Double(area.bottom), Double(area.right), Double(area.top))
            result.letters.append(PDFLetter(scalar: scalar, box: box))
            guard !WordText.isWhitespace(scalar) else { continue }
            if scalar.value >= 0x80 || scalar.value < 0x20 {
                result.unmapped += pdfium.FPDFText_HasUnicodeMapError(text, index) > 0 ? 1 : 0
            }
            if let object = pdfium.FPDFText_GetTextObject(text, index), object != last {
                result.painters.insert(object)
                last = object
            }
            result.hasOddGlyphs =
                result.hasOddGlyphs || isOdd(scalar, index, of: text, in: box, pdfium)
        }
        return result
    }

    /// The library marks the hyphens at which it joins lines, and may give halves of characters.
    private static func scalar(_ code: UInt32, after high: inout UInt32?) -> Unicode.Scalar? {
        if code == 2 { return "-" }
        if code & 0xFC00 == 0xD800 {
            high = code
            return nil
        }
        if code & 0xFC00 == 0xDC00, let first = high {
            high = nil
            return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + code & 0x3FF)
        }
        high = nil
        return Unicode.Scalar(code) ?? "\u{FFFD}"
    }

    /// Whether the picture of a letter or figure is none at all, far smaller or larger than its line, or stands
    /// outside of it.
    private func isOdd(
        _ scalar: Unicode.Scalar, _ index: Int32, of text: FPDF_TEXTPAGE, in line: Box,
        _ pdfium: PDFium.Functions
    ) -> Bool {
        guard Self.isLetterOrFigure(scalar) else { return false }
        var (left, right, bottom, top) = (0.0, 0.0, 0.0, 0.0)
        guard pdfium.FPDFText_GetCharBox(text, index, &left, &right, &bottom, &top) != 0 else { return true }
        let glyph = frame.box(left, bottom, right, top)
        let (size, lineSize) = (max(glyph.width, glyph.height), max(line.width, line.height))
        guard size > 0.15 * lineSize, size < 3 * lineSize, min(glyph.width, glyph.height) > 0.01 * lineSize,
            min(glyph.right, line.right) > max(glyph.left, line.left) - 0.1 * lineSize,
            min(glyph.bottom, line.bottom) > max(glyph.top, line.top)
        else { return true }
        // Of a letter without a picture the library may say that it is as wide as the pen moves, and as high as
        // the font.
        let isAsWide = abs(glyph.width - line.width) < 0.001 * lineSize
        let isAsHigh = abs(glyph.height - line.height) < 0.001 * lineSize
        guard isAsWide || isAsHigh else { return false }
        var matrix = FS_MATRIX()
        guard pdfium.FPDFText_GetMatrix(text, index, &matrix) != 0 else { return true }
        let growth = Double((matrix.c * matrix.c + matrix.d * matrix.d).squareRoot())
        let fontSize = growth * pdfium.FPDFText_GetFontSize(text, index)
        return abs((isAsWide ? glyph.height : glyph.width) - fontSize) < 0.01 * fontSize
    }

    private static func isLetterOrFigure(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x1FFF, 0x2C00...0x2DFF, 0x3040...0xD7FF: true
        default: false
        }
    }
}
