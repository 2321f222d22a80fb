import AssayCore

/// Pages as they are read from HTML: a line a row, first headings (`# `) 18 high, second (`## `) 15, all else 12.
enum MarkedUpPage {
    static func page(_ text: String) -> Page {
        var words: [Word] = []
        var top = 0.0
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let height = line.hasPrefix("# ") ? 18.0 : line.hasPrefix("## ") ? 15.0 : 12.0
            var column = 0
            for word in line.drop(while: { $0 == "#" || $0 == " " && height > 12 }).split(separator: " ") {
                words.append(
                    Word(
                        text: String(word),
                        box: Box(
                            left: Double(6 * column), top: top, right: Double(6 * (column + word.count)),
                            bottom: top + height), line: number))
                column += word.count + 1
            }
            top += height
        }
        return Page(width: 600, height: max(top, 12), source: .html, words: words)
    }

    static func extract(_ page: Page, _ fields: [FieldDefinition]) -> Extraction {
        let schema = DocumentSchema(
            name: "test", fields: fields, checks: [], json: [:], guidance: "", source: [:])
        let document = ReadDocument(pages: [page])
        return RulesExtractor(schema: schema).extract(document, conventions: WritingConventions(of: document))
    }
}
