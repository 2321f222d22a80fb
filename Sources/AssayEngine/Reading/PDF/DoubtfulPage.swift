import AssayCore

/// A page whose text layer may say something else than it shows: looks at a part of its picture, and decides.
struct DoubtfulPage {
    /// Dots per inch of the look.
    private static let lookDPI = 200.0

    let text: PDFText
    let doubt: LayerDoubt
    let recognition: PageRecognition

    func page(
        of page: borrowing PDFPage, options: ReaderOptions, limits: ReadingLimits
    ) throws(ReadFailure) -> Page {
        let verdict = try verdict(on: page, limits)
        switch (doubt.reason, verdict) {
        case (_, .agrees), (.unsaid, .undecided): return page.page(of: text)
        case (.odd, .disagrees), (.odd, .undecided), (.unsaid, .disagrees):
            return try recognition.page(of: page, options: options, limits: limits)
        case (.unpainted(let numbers), .disagrees), (.unpainted(let numbers), .undecided):
            let visible = text.words.count { $0.hidden == nil }
            // A few words behind a picture say nothing against the others.
            guard 2 * numbers.count > visible else { return page.page(of: marked(numbers)) }
            let recognised = try recognition.page(of: page, options: options, limits: limits)
            return withHidden(numbers, recognised)
        }
    }

    private func verdict(
        on page: borrowing PDFPage, _ limits: ReadingLimits
    ) throws(ReadFailure) -> LayerLook.Verdict {
        for area in doubt.areas.dropLast() {
            let look = try look(at: area, of: page, limits)
            if look.isTelling { return look.verdict }
        }
        guard let area = doubt.areas.last else { return .undecided }
        return try look(at: area, of: page, limits).verdict
    }

    private func look(
        at area: Box, of page: borrowing PDFPage, _ limits: ReadingLimits
    ) throws(ReadFailure) -> LayerLook {
        let scale = try page.fittingScale(Self.lookDPI / 72, maxPixels: limits.maxPixels)
        let picture = try page.rendered(pixelsPerPoint: scale, area: area)
        let words = try recognition.quickWords(in: picture)
        let onPage = PageRecognition.words(words, unitsPerPixel: 1 / scale).map { word in
            Word(
                text: word.text,
                box: Box(
                    left: word.box.left + area.left, top: word.box.top + area.top,
                    right: word.box.right + area.left, bottom: word.box.bottom + area.top),
                confidence: word.confidence, line: word.line)
        }
        return LayerLook(recognised: onPage, layer: text.words.filter { $0.hidden == nil })
    }

    private func marked(_ numbers: [Int]) -> PDFText {
        var text = text
        for number in numbers { text.words[number].hidden = .covered }
        return text
    }

    /// What the picture shows, and what the text layer says beside it. Words of the layer in whose place the
    /// recogniser read some are taken for another reading of the same.
    private func withHidden(_ numbers: [Int], _ page: Page) -> Page {
        // On a page that was turned the boxes of the two have nothing in common.
        guard page.quarterTurns == 0 else { return page }
        let lastLine = page.words.last.map { $0.line + 1 } ?? 0
        let hidden = numbers.map { text.words[$0] }.filter { word in
            !page.words.contains { LayerLook.meet($0.box, word.box) }
        }
        let words = hidden.map { Word(text: $0.text, box: $0.box, line: lastLine, hidden: .covered) }
        return Page(
            width: page.width, height: page.height, source: page.source, words: page.words + words)
    }
}
