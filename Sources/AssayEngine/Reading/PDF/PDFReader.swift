import AssayCore

/// Reads PDFs: the text layer in one piece of work, then each page that needs recognition as one of its own.
struct PDFReader {
    private static let largestAttachment = 16 << 20

    /// What a page's text layer gave.
    private enum PageText: Sendable {
        case read(Page)
        /// To be believed if a look at the page's picture agrees.
        case doubtful(PDFText, LayerDoubt)
        case needsRecognition
    }

    private struct Survey: Sendable {
        let pages: [PageText]
        let embedded: [EmbeddedData]
    }

    let pool: ReadingPool
    let limits: ReadingLimits

    func read(_ bytes: [UInt8], options: ReaderOptions) async throws(ReadFailure) -> ReadDocument {
        let survey = try await pool.perform { _, stop throws(ReadFailure) in
            try Self.survey(PDFFile(bytes), options: options, stop: stop)
        }
        let limits = limits
        let numbers = survey.pages.indices.filter { number in
            if case .read = survey.pages[number] { false } else { true }
        }
        let recognised = try await pool.performAll(numbers) { number, bench, stop throws(ReadFailure) in
            let recognition = PageRecognition(
                languages: try PageLanguages(options.language, on: bench),
                deadline: Deadline(seconds: limits.secondsPerPage), stop: stop)
            let page = try PDFFile(bytes).page(number)
            guard case .doubtful(let text, let doubt) = survey.pages[number] else {
                return try recognition.page(of: page, options: options, limits: limits)
            }
            return try DoubtfulPage(text: text, doubt: doubt, recognition: recognition)
                .page(of: page, options: options, limits: limits)
        }
        var rest = recognised[...]
        let pages = survey.pages.compactMap { text in
            switch text {
            case .read(let page): page
            case .doubtful, .needsRecognition: rest.popFirst()
            }
        }
        return ReadDocument(pages: pages, embedded: survey.embedded)
    }

    private static func survey(
        _ file: PDFFile, options: ReaderOptions, stop: StopSignal
    ) throws(ReadFailure) -> Survey {
        guard file.pageCount > 0 else { throw .damaged("the PDF has no pages") }
        guard file.pageCount <= options.maxPages else {
            throw .tooLarge(what: "pages", value: file.pageCount, limit: options.maxPages)
        }
        var pages: [PageText] = []
        for number in 0..<file.pageCount {
            guard !stop.isRaised else { throw .cancelled }
            switch options.prefer {
            case .ocr: pages.append(.needsRecognition)
            case .textLayer: pages.append(try text(of: file.page(number)))
            }
        }
        return Survey(pages: pages, embedded: try embedded(in: file))
    }

    private static func text(of page: consuming PDFPage) throws(ReadFailure) -> PageText {
        let contents = try page.contents()
        var text = contents.text
        let (words, ink) = try marked(text.words, of: page, showing: contents.objects)
        text.words = words
        guard !TextLayer.isUseless(text, ink: ink) else { return .needsRecognition }
        let pictures = contents.objects.pictureAreas
        let doubt = try LayerDoubt.about(words, of: page, pictures: pictures, ink: ink)
        return doubt.map { .doubtful(text, $0) } ?? .read(page.page(of: text))
    }

    /// The words with what hides them, and the whole page's ink where that is needed, for this or for what follows.
    private static func marked(
        _ words: [PDFWord], of page: borrowing PDFPage, showing objects: PageObjects
    ) throws(ReadFailure) -> ([PDFWord], PageInk?) {
        let hiding = objects.hiding(on: page)
        var result = TextLayer.marked(words, ink: nil)
        if case .within(let area) = hiding, !LayerDoubt.needsInk(result, of: page, showing: objects) {
            result = TextLayer.marked(words, ink: try PageInk(of: page, within: area))
        }
        guard hiding == .anywhere || LayerDoubt.needsInk(result, of: page, showing: objects) else {
            return (result, nil)
        }
        let ink = try PageInk(of: page)
        return (TextLayer.marked(words, ink: ink), ink)
    }

    /// Invoices that carry themselves: found by what the XML is, for names of files differ.
    private static func embedded(in file: PDFFile) throws(ReadFailure) -> [EmbeddedData] {
        try file.attachments(limit: largestAttachment) { $0.lowercased().hasSuffix(".xml") }.compactMap {
            InvoiceXML.embedded($0.bytes, name: $0.name)
        }
    }
}

extension PDFPage {
    /// As its text layer says.
    func page(of text: PDFText) -> Page {
        let size = text.turn.applied(to: Box(left: 0, top: 0, right: width, bottom: height))
        let words =
            text.turn.quarters == 0
            ? text.words
            : text.words.map { word in
                PDFWord(text: word.text, box: text.turn.applied(to: word.box), hidden: word.hidden)
            }
        return Page(
            width: size.width, height: size.height, source: .textLayer, words: TextRows.arranged(words),
            quarterTurns: text.turn.quarters)
    }
}

extension PageRecognition {
    /// As its picture shows.
    func page(
        of page: borrowing PDFPage, options: ReaderOptions, limits: ReadingLimits
    ) throws(ReadFailure) -> Page {
        let scale = try page.fittingScale(Double(options.dpi) / 72, maxPixels: limits.maxPixels)
        return try self.page(of: page.rendered(pixelsPerPoint: scale), unitsPerPixel: 1 / scale)
    }
}
