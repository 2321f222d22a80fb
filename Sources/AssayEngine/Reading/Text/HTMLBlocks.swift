import AssayCore

/// Turns the elements of an HTML page into blocks: paragraphs, headings, lists, tables.
struct HTMLBlocks {
    private static let skipped: Set = [
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "datalist",
        "textarea", "head", "title", "canvas", "audio", "video", "map",
    ]
    private static let separated: Set = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "section",
        "article", "main", "header", "footer", "nav", "aside", "form", "fieldset", "figure", "hr", "address",
    ]
    private static let stacked: Set = [
        "html", "body", "div", "li", "dt", "dd", "br", "tr", "td", "th", "caption", "figcaption", "legend",
        "center", "details", "summary", "dir", "menu", "option",
    ]

    /// What an element hands down to what stands inside.
    private struct Context {
        var visibility = HTMLVisibility.page
        var indent = 0
        var height = CharacterGrid.lineHeight
        var keepsSpaces = false
        /// Whether the page has a main part and this is not in it.
        var isOutsideMain = false
        /// Whether navigation and questions about cookies are read, too.
        var keepsNoise = false
        /// Whether this stands in a window or form that is the page itself.
        var isNested = false
        let survey: HTMLSurvey
    }

    private var blocks: [TextBlock] = []
    private var words: [InlineWord] = []
    private var word = String.UnicodeScalarView()
    private var wordHidden: HiddenReason?
    private var bulletIsDue = false
    /// Whether nothing was read yet: links to a place in the page that come first are for those who can't see it.
    private var isOpening = false
    /// What is between the last character and the next one.
    private var seam = WordSeam.none
    private var line = LineBuilder(widest: CharacterGrid.columns)

    /// The blocks of a whole page. Its `title` is none: it names site and page for a list of windows, and no
    /// one reads it as a line of text. A page of links alone is read with them.
    static func all(in root: MarkupNode, _ survey: HTMLSurvey) -> [TextBlock] {
        let context = Context(isOutsideMain: survey.hasMain, survey: survey)
        let blocks = blocks(in: Array(root.children), context, isWhole: true)
        guard blocks.allSatisfy({ $0 == .gap }) else { return blocks }
        return self.blocks(in: Array(root.children), Context(keepsNoise: true, survey: survey))
    }

    private static func blocks(in nodes: [MarkupNode], _ context: Context, isWhole: Bool = false)
        -> [TextBlock]
    {
        var builder = HTMLBlocks()
        builder.isOpening = isWhole
        builder.walk(nodes, in: context)
        builder.endParagraph(context)
        return builder.blocks
    }

    private mutating func walk(_ nodes: some Sequence<MarkupNode>, in context: Context) {
        var last = ""
        for child in nodes {
            switch child.kind {
            case .text:
                last = ""
                if context.keepsSpaces {
                    appendLines(child.text, context)
                } else {
                    append(child.text, context)
                }
            case .element(let name):
                if !last.isEmpty { seam = WordSeam(last, name) }
                last = name
                element(child, name, context)
            case .other: break
            }
        }
    }

    private mutating func element(_ node: MarkupNode, _ name: String, _ outer: Context) {
        guard !Self.skipped.contains(name), !(outer.isOutsideMain && HTMLSurvey.isBoilerplate(node, name))
        else { return }
        if isOpening, name == "a", let target = node.attribute("href"), target.hasPrefix("#"), target != "#" {
            return
        }
        var context = outer
        if !outer.keepsNoise {
            let noise = outer.survey.noise(node, name, isNested: outer.isNested)
            guard noise != .certain else { return endWord() }
            // What is in there is not asked again: elements may be nested deeply.
            context.keepsNoise = noise == .mistaken
            context.isNested = outer.isNested || HTMLSurvey.isWindow(node, name) || name == "form"
        }
        context.visibility = outer.visibility.inside(node)
        context.isOutsideMain = outer.isOutsideMain && !HTMLSurvey.isMain(node, name)
        let isSeparated = Self.separated.contains(name)
        guard isSeparated || Self.stacked.contains(name) else { return walk(node.children, in: context) }
        endParagraph(outer)
        if isSeparated { blocks.append(.gap) }
        if name == "table" {
            let table = Self.isRowsOrColumns
            blocks += Self.blocks(in: node.children.filter { !table($0) }, context)
            blocks.append(.table(Self.rows(of: node, in: context)))
        } else {
            adapt(&context, to: name)
            walk(node.children, in: context)
            endParagraph(context)
            if name == "li" { bulletIsDue = false }
        }
        if isSeparated { blocks.append(.gap) }
    }

    private mutating func adapt(_ context: inout Context, to name: String) {
        switch name {
        // Prominence is seen by height: a first heading stands 18 high, a second 15.
        case "h1": context.height = 18
        case "h2": context.height = 15
        case "ul", "ol", "dd", "blockquote": context.indent += 2
        case "li": bulletIsDue = true
        case "pre": context.keepsSpaces = true
        default: break
        }
    }

    // MARK: Words

    private mutating func append(_ text: String, _ context: Context) {
        for scalar in text.unicodeScalars {
            if WordText.isWhitespace(scalar) {
                seam = .none
                endWord()
            } else {
                if let last = word.last, wordHidden != context.visibility.hidden || seam.parts(last, scalar) {
                    endWord()
                }
                (seam, isOpening) = (.none, false)
                wordHidden = context.visibility.hidden
                word.append(scalar)
            }
        }
    }

    private mutating func appendLines(_ text: String, _ context: Context) {
        for scalar in text.unicodeScalars where scalar != "\r" {
            if scalar == "\n" {
                blocks += line.finish().map { .line($0) }
            } else {
                line.append(scalar, hidden: context.visibility.hidden)
            }
        }
    }

    private mutating func endWord() {
        defer { word = .init() }
        let parts = WordText.parts(of: String(word), hidden: wordHidden)
        guard !parts.isEmpty else { return }
        if bulletIsDue { words.append(InlineWord(text: "-", hidden: wordHidden)) }
        bulletIsDue = false
        words += parts.map { InlineWord(text: $0.text, hidden: $0.hidden) }
    }

    private mutating func endParagraph(_ context: Context) {
        endWord()
        if !line.isEmpty { blocks += line.finish().map { .line($0) } }
        if !words.isEmpty {
            blocks.append(.paragraph(words, indent: context.indent, height: context.height))
        }
        words = []
    }

    // MARK: Tables

    /// Columns beyond this many don't fit on a page anyway.
    private static let widestSpan = 32

    private static func rows(of table: MarkupNode, in context: Context) -> [[TableCell]] {
        var rows: [[TableCell]] = []
        var spans = RowSpans()
        for child in table.children {
            guard case .element(let name) = child.kind else { continue }
            var inner = context
            inner.visibility = context.visibility.inside(child)
            switch name {
            case "thead", "tbody", "tfoot": rows += Self.rows(of: child, in: inner)
            case "tr": rows.append(spans.completed(cells(of: child, in: inner)))
            // Captions are set above the table.
            default: break
            }
        }
        return rows
    }

    private static func isRowsOrColumns(_ node: MarkupNode) -> Bool {
        guard case .element(let name) = node.kind else { return false }
        return ["thead", "tbody", "tfoot", "tr", "colgroup", "col"].contains(name)
    }

    private static func cells(of row: MarkupNode, in context: Context) -> [RowSpans.Cell] {
        row.children.compactMap { child in
            guard case .element(let name) = child.kind, name == "td" || name == "th" else { return nil }
            var inner = context
            inner.visibility = context.visibility.inside(child)
            inner.indent = 0
            return RowSpans.Cell(
                cell: TableCell(
                    blocks: blocks(in: Array(child.children), inner),
                    span: span(child, "colspan")),
                rows: span(child, "rowspan"))
        }
    }

    private static func span(_ cell: MarkupNode, _ name: String) -> Int {
        min(widestSpan, max(1, cell.attribute(name).flatMap { Int($0) } ?? 1))
    }
}
