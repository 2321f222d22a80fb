import AssayCore

/// Turns the elements of a DOCX part into blocks: paragraphs, headings, lists, tables, text boxes.
struct WordBlocks {
    /// What an element hands down to what stands inside.
    struct Context {
        /// Cells and paragraphs with a colour of their own may hold white letters.
        var isOnWhite = true
    }

    private(set) var blocks: [TextBlock] = []

    static func all(in root: MarkupNode) -> [TextBlock] {
        var builder = WordBlocks()
        builder.walk(root.elements, in: Context())
        return builder.blocks
    }

    private static func blocks(in nodes: [MarkupNode], _ context: Context) -> [TextBlock] {
        var builder = WordBlocks()
        builder.walk(nodes, in: context)
        return builder.blocks
    }

    private mutating func walk(_ nodes: [MarkupNode], in context: Context) {
        for node in nodes {
            switch node.name {
            case "p": paragraph(node, context)
            case "tbl": blocks += [.gap, .table(Self.rows(of: node, in: context)), .gap]
            // What was deleted or moved away while changes are tracked.
            case "del", "moveFrom": break
            case "footnote", "endnote":
                // Lines that separate notes have a type.
                if node.attribute("type") == nil { walk(node.elements, in: context) }
            case "body", "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag":
                walk(node.elements, in: context)
            default: break
            }
        }
    }

    private mutating func paragraph(_ node: MarkupNode, _ outer: Context) {
        let properties = node.first("pPr")
        let style = properties?.first("pStyle")?.attribute("val")?.lowercased() ?? ""
        var context = outer
        if let shade = properties?.first("shd") { context.isOnWhite = Self.isWhite(shade.attribute("fill")) }
        var runs = WordRuns(
            isListed: properties?.first("numPr") != nil, height: Self.height(ofStyle: style), context: context
        )
        runs.walk(node.elements)
        let made = runs.finish()
        let isHeading = runs.height > CharacterGrid.lineHeight
        blocks += isHeading || made.isEmpty ? [.gap] + made : made
        for box in runs.boxes { blocks += [.gap] + Self.blocks(in: box.elements, context) + [.gap] }
    }

    /// As headings of HTML stand.
    private static func height(ofStyle style: String) -> Double {
        switch style {
        case "title", "heading1", "titel", "berschrift1", "titre1": 18
        case "subtitle", "heading2", "berschrift2", "titre2": 15
        default: CharacterGrid.lineHeight
        }
    }

    // MARK: Tables

    private static func rows(of table: MarkupNode, in outer: Context) -> [[TableCell]] {
        var context = outer
        // Styles of tables may colour their cells.
        if table.first("tblPr/tblStyle") != nil { context.isOnWhite = false }
        return table.elements.flatMap { node -> [[TableCell]] in
            switch node.name {
            case "tr": [node.all("tc|sdt").flatMap { cells(of: $0, in: context) }]
            case "sdt", "sdtContent", "ins": rows(of: node, in: context)
            default: []
            }
        }
    }

    private static func cells(of node: MarkupNode, in outer: Context) -> [TableCell] {
        guard node.name == "tc" else { return node.all("sdtContent/tc").flatMap { cells(of: $0, in: outer) } }
        var context = outer
        let properties = node.first("tcPr")
        if let shade = properties?.first("shd") { context.isOnWhite = isWhite(shade.attribute("fill")) }
        let span = properties?.first("gridSpan")?.attribute("val").flatMap { Int($0) } ?? 1
        // A cell that continues the one above is empty.
        let isContinued = properties?.first("vMerge").map { $0.attribute("val") != "restart" } ?? false
        return [
            TableCell(
                blocks: isContinued ? [] : blocks(in: node.elements, context), span: min(max(span, 1), 32))
        ]
    }

    static func isWhite(_ fill: String?) -> Bool {
        guard let fill = fill?.lowercased(), fill != "auto" else { return true }
        return HTMLVisibility.isWhite("#" + fill)
    }
}
