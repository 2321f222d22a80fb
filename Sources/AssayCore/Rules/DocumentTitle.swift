/// What a document says it is, by a heading in the upper part of its first page.
///
/// A reminder, an order confirmation or a quotation can state everything that a bill states, and is none: nothing but its
/// heading tells. Such headings are the schema's (`DocumentSchema.otherTitles`).
struct DocumentTitle {
    private let others: [(text: String, words: [[UInt8]])]
    /// Words of the kind's own headings: `tax`, `invoice`, `rechnung`.
    private let own: Set<[UInt8]>

    /// Rows of the first page that may hold the heading: letterhead and address come first.
    private static let rows = 24
    /// More words than a heading has.
    private static let most = 9

    init(_ schema: DocumentSchema) {
        others = schema.otherTitles.map { ($0, Self.words(of: $0)) }
            .sorted { $0.words.count > $1.words.count }
        let labels = schema.fields.filter { $0.kind == .identifier && $0.isRequired }.flatMap(\.labels)
        own = Set((labels + [schema.name]).flatMap(Self.words(of:)).filter { $0.count > 1 })
    }

    /// At most one, on the document as a whole.
    static func findings(in document: ReadDocument, schema: DocumentSchema) -> [Finding] {
        guard !schema.otherTitles.isEmpty, let page = document.pages.first,
            let title = DocumentTitle(schema).other(on: page)
        else { return [] }
        return [
            Finding(
                .unclear, .otherDocument,
                message: "The heading \(Grounder.quoted(title)) says that this is another kind of document.")
        ]
    }

    /// The first heading that is one of another kind's; nil where one of this kind stands above it.
    private func other(on page: Page) -> String? {
        let rows = page.rows.prefix(Self.rows).map { $0.segments.map(Array.init) }
        for (number, phrases) in rows.enumerated() {
            for (place, phrase) in phrases.enumerated() where phrase.count <= Self.most {
                let words = phrase.map { CaptionKey.bytes($0.text) }.filter { !$0.isEmpty }
                if isOwn(words) { return nil }
                // A code beside or below makes it the caption of a reference.
                let next = phrases.dropFirst(place + 1).first ?? []
                guard isOther(words, phrase), !isCode(next),
                    !isCode(below: phrase, rows.dropFirst(number + 1))
                else {
                    continue
                }
                return phrase.map(\.text).joined(separator: " ")
            }
        }
        return nil
    }

    private func isOwn(_ words: [[UInt8]]) -> Bool {
        words.contains { $0.count > 3 } && words.allSatisfy(own.contains)
    }

    /// The title alone, behind a number that counts reminders, or before words that go on with it: a number behind it
    /// refers to another document (`Lieferschein 4711`).
    private func isOther(_ words: [[UInt8]], _ phrase: [Word]) -> Bool {
        let isCounted = words.count > 1 && words[0].count <= 3 && words[0].contains { $0 < 0x3A }
        let heading = isCounted ? Array(words.dropFirst()) : words
        return others.contains { title in
            guard heading.starts(with: title.words) else { return false }
            guard heading.count > title.words.count else { return phrase.last?.text.hasSuffix(":") == false }
            let next = heading[title.words.count]
            return !next.contains { $0 < 0x3A }
                && !Self.references.contains(String(decoding: next, as: UTF8.self))
                && !phrase.contains { $0.text.contains(":") }
        }
    }

    private func isCode(below phrase: [Word], _ rows: ArraySlice<[[Word]]>) -> Bool {
        guard let left = phrase.first?.box.left, let height = phrase.first?.box.height else { return false }
        return rows.first?.contains { abs(($0.first?.box.left ?? 0) - left) < 2 * height && isCode($0) }
            ?? false
    }

    private func isCode(_ phrase: [Word]) -> Bool {
        phrase.first?.text.utf8.contains { $0 >= 0x30 && $0 < 0x3A } ?? false
            || phrase.count == 2 && phrase[0].text.utf8.count < 4
                && phrase[1].text.utf8.contains { $0 >= 0x30 && $0 < 0x3A }
    }

    /// Words that lead from a document's name to its number or date.
    private static let references: Set<String> = [
        "nr", "no", "n", "num", "number", "nummer", "numero", "ref", "id", "vom", "of", "from", "du", "del",
        "dated",
        "date", "datum",
    ]

    private static func words(of text: String) -> [[UInt8]] {
        text.split(separator: " ").map { CaptionKey.bytes(String($0)) }.filter { !$0.isEmpty }
    }
}
