import AssayCore

/// Gathers the runs of one paragraph into lines.
struct WordRuns {
    /// Bullets and numbers stand in another part; which it is matters little.
    let isListed: Bool
    let height: Double
    let context: WordBlocks.Context
    /// The contents of text boxes that are anchored here.
    private(set) var boxes: [MarkupNode] = []

    private var blocks: [TextBlock] = []
    private var line: [(scalar: Unicode.Scalar, hidden: HiddenReason?)] = []

    /// Half points; smaller letters can't be read.
    private static let smallestLetter = 4

    init(isListed: Bool, height: Double, context: WordBlocks.Context) {
        self.isListed = isListed
        self.height = height
        self.context = context
    }

    mutating func walk(_ nodes: [MarkupNode]) {
        for node in nodes {
            switch node.name {
            case "r": run(node)
            case "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml",
                "dir", "bdo":
                walk(node.elements)
            default: break
            }
        }
    }

    /// The paragraph's lines; none where it is empty.
    mutating func finish() -> [TextBlock] {
        endLine()
        return blocks
    }

    private mutating func run(_ node: MarkupNode) {
        let hidden = node.first("rPr").flatMap(hidden(by:))
        for part in node.elements {
            switch part.name {
            case "t": line += part.content.unicodeScalars.map { ($0, hidden) }
            case "tab", "ptab": line.append(("\t", nil))
            case "br", "cr": endLine()
            case "noBreakHyphen": line.append(("-", hidden))
            // Of the forms in which a drawing is stored the first is the newest.
            case "AlternateContent": part.first("Choice").map { collectBoxes(in: $0) }
            case "drawing", "pict", "object": collectBoxes(in: part)
            default: break
            }
        }
    }

    private mutating func collectBoxes(in node: MarkupNode) {
        node.forEachElement { inner, name in
            // A box in a box is found with the outer one.
            if name == "txbxContent", !boxes.contains(where: { $0.contains(inner) }) { boxes.append(inner) }
        }
    }

    private func hidden(by properties: MarkupNode) -> HiddenReason? {
        func isOn(_ name: String) -> Bool {
            properties.first(name).map { !["0", "false", "off"].contains($0.attribute("val") ?? "1") }
                ?? false
        }
        if isOn("vanish") || isOn("webHidden") { return .styledAway }
        if let size = properties.first("sz")?.attribute("val").flatMap({ Int($0) }),
            size < Self.smallestLetter
        {
            return .tiny
        }
        let isShaded =
            properties.first("highlight") != nil
            || properties.first("shd").map { !WordBlocks.isWhite($0.attribute("fill")) } == true
        guard context.isOnWhite, !isShaded, let colour = properties.first("color")?.attribute("val"),
            colour != "auto"
        else { return nil }
        return WordBlocks.isWhite(colour) ? .sameColour : nil
    }

    private mutating func endLine() {
        defer { line = [] }
        if line.contains(where: { $0.scalar == "\t" }) {
            var builder = LineBuilder(widest: CharacterGrid.columns)
            for (scalar, hidden) in line { builder.append(scalar, hidden: hidden) }
            blocks += builder.finish().filter { !$0.words.isEmpty }.map { .line($0) }
        } else {
            let words = words()
            guard !words.isEmpty else { return }
            let isFirst = isListed && blocks.isEmpty
            let bullet = isFirst ? [InlineWord(text: "-", hidden: words.first?.hidden)] : []
            blocks.append(.paragraph(bullet + words, indent: isListed ? 2 : 0, height: height))
        }
    }

    private func words() -> [InlineWord] {
        line.split { WordText.isWhitespace($0.scalar) }.flatMap { part in
            WordText.parts(
                of: String(String.UnicodeScalarView(part.map(\.scalar))), hidden: part.first?.hidden
            ).map { InlineWord(text: $0.text, hidden: $0.hidden) }
        }
    }
}
