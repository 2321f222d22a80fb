import AssayCore

extension PageRecognition {
    /// `picture` is 8-bit grey; the page's unit is that many of its pixels.
    func page(of picture: borrowing Raster, unitsPerPixel: Double) throws(ReadFailure) -> Page {
        let (width, height) = (Double(picture.width) * unitsPerPixel, Double(picture.height) * unitsPerPixel)
        let result = try words(in: picture)
        let isSideways = result.quarterTurns % 2 == 1
        return Page(
            width: isSideways ? height : width, height: isSideways ? width : height, source: .ocr,
            words: Self.words(result.words, unitsPerPixel: unitsPerPixel), quarterTurns: result.quarterTurns)
    }

    /// Leaves out what is not text, and counts lines anew.
    static func words(_ recognised: [RecognisedWord], unitsPerPixel unit: Double) -> [Word] {
        var words: [Word] = []
        var (line, lastLine) = (-1, -1)
        for word in recognised {
            let text = WordText.cleaned(word.text)
            guard !isNoise(text, confidence: word.confidence) else { continue }
            if word.line != lastLine { (line, lastLine) = (line + 1, word.line) }
            let box = Box(
                left: word.box.left * unit, top: word.box.top * unit, right: word.box.right * unit,
                bottom: word.box.bottom * unit)
            words.append(Word(text: text, box: box, confidence: word.confidence, line: line))
        }
        return words
    }

    /// Specks and rules come out as single marks of which the recogniser is not sure at all.
    private static func isNoise(_ text: String, confidence: Double) -> Bool {
        guard confidence < 0.05 else { return text.isEmpty }
        return !text.unicodeScalars.contains {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
    }
}
