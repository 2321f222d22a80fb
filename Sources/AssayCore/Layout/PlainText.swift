/// A document as lines of words in reading order: columns one after the other.
public enum PlainText {
    /// Lines end with a line feed between them, pages are set apart by a line of their own. Hidden words
    /// are left out.
    public static func render(_ document: ReadDocument) -> String {
        PageBreak.join(document.pages.map(render))
    }

    /// The lines of one page.
    public static func render(_ page: Page) -> String {
        var text = ""
        var line: Int?
        for word in page.words where word.hidden == nil {
            if let line { text += word.line == line ? " " : "\n" }
            text += word.text
            line = word.line
        }
        return text
    }
}

/// How pages stand apart in a text.
enum PageBreak {
    static func join(_ pages: [String]) -> String {
        var text = pages.first ?? ""
        for (index, page) in pages.enumerated().dropFirst() {
            text += "\n\n--- page \(index + 1) ---\n\n" + page
        }
        return text
    }
}
