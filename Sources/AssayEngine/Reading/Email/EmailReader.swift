import AssayCore

/// Reads a message's own text below the fields that people see. The files it carries are documents of their own:
/// `DocumentSet` lists them.
enum EmailReader {
    private static let shown = ["From", "To", "Date", "Subject"]

    static func read(_ bytes: [UInt8]) throws(ReadFailure) -> ReadDocument {
        let message = EmailMessage(bytes)
        var blocks = shown.flatMap { name in
            message.header.text(name.lowercased()).map { lines(of: "\(name): \($0)") } ?? []
        }
        var jsonLD: [EmbeddedData] = []
        for body in message.bodies {
            blocks.append(.gap)
            guard body.isHTML else {
                blocks += lines(of: body.text)
                continue
            }
            // A mark, so that what the page says of its encoding, which is no longer true, is not believed.
            let content = try HTMLReader.content(of: Array("\u{FEFF}\(body.text)".utf8))
            blocks += content.blocks
            jsonLD += content.embedded
        }
        let laidOut = BlockLayout.lines(of: blocks, width: CharacterGrid.columns)
        let source: ReadingSource = message.bodies.contains(where: \.isHTML) ? .html : .plainText
        return ReadDocument(pages: [CharacterGrid.page(of: laidOut, source: source)], embedded: jsonLD)
    }

    private static func lines(of text: String) -> [TextBlock] {
        PlainTextReader.lines(of: text).map { $0.words.isEmpty ? .gap : .line($0) }
    }
}
