import AssayCore

/// Reads plain text: words keep their columns, tabs go to every eighth column, a form feed ends a page.
enum PlainTextReader {
    /// Up to here a line may be a row of a wide table; longer ones are prose and are wrapped.
    private static let widestTable = 160

    static func read(_ bytes: [UInt8], options: ReaderOptions) throws(ReadFailure) -> ReadDocument {
        let text = TextEncoding.detected(in: bytes).decoded(bytes)
        let pages = pages(of: text)
        guard pages.count <= options.maxPages else {
            throw .tooLarge(what: "pages", value: pages.count, limit: options.maxPages)
        }
        return ReadDocument(pages: pages.map { CharacterGrid.page(of: $0, source: .plainText) })
    }

    /// The lines of a text that has no pages.
    static func lines(of text: String) -> [GridLine] { pages(of: text).flatMap { $0 } }

    private static func pages(of text: String) -> [[GridLine]] {
        var pages: [[GridLine]] = [[]]
        var line = LineBuilder(widest: widestTable)
        var lastWasReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where lastWasReturn: break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": pages[pages.count - 1] += line.finish()
            case "\u{0C}":
                pages[pages.count - 1] += line.isEmpty ? [] : line.finish()
                pages.append([])
            default: line.append(scalar)
            }
            lastWasReturn = scalar == "\r"
        }
        if !line.isEmpty { pages[pages.count - 1] += line.finish() }
        if pages.count > 1, pages.last?.isEmpty == true { pages.removeLast() }
        return pages
    }
}
