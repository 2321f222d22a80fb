/// A document as text on a character grid: what stands side by side on the page stands side by side here, for
/// people and for models, as `pdftotext -layout` does. Room that holds nothing is taken out: tokens cost
/// time and money.
public enum LayoutText {
    /// Pages set apart by a line of their own.
    public static func render(_ document: ReadDocument) -> String {
        PageBreak.join(document.pages.map(render))
    }

    /// One page. Blank columns of more than three cells shrink to three, blank lines to one. Hidden words are
    /// left out.
    public static func render(_ page: Page) -> String {
        let lines = LayoutLine.lines(of: page)
        var text = ""
        for block in LayoutBlock.blocks(of: lines) {
            for line in block.lines {
                if !text.isEmpty { text += line.followsGap ? "\n\n" : "\n" }
                block.append(line, to: &text)
            }
        }
        return text
    }
}

/// A visual row on the character grid.
struct LayoutLine {
    /// A phrase: the cells it covers on the page's grid, and its text.
    struct Cell {
        let start: Int
        let end: Int
        let text: String
        let count: Int
        /// Numbers stand in columns by their last digit, words by their first letter.
        let isNumber: Bool
    }

    let cells: [Cell]
    /// More than a line's height is empty above, and more than between most lines of the page.
    let followsGap: Bool

    /// Columns beyond this count as one: boxes may lie, and the grid must stay small.
    private static let widest = 600

    static func lines(of page: Page) -> [LayoutLine] {
        let rows = page.rows
        let width = page.characterWidth
        let left = rows.reduce(Double.infinity) { min($0, $1.box.left) }
        let gaps = zip(rows, rows.dropFirst()).map { $1.box.top - $0.box.bottom }
        let usual = gaps.isEmpty ? 0 : max(gaps.sorted()[(gaps.count - 1) / 2], 0)
        return rows.indices.map { index in
            let gap = index == 0 ? 0 : gaps[index - 1]
            return LayoutLine(
                cells: rows[index].segments.map { cell(of: $0, left: left, characterWidth: width) },
                followsGap: isGap(gap, above: rows[index], usual: usual))
        }
    }

    /// Up is where a column of prose ends and the next begins.
    private static func isGap(_ gap: Double, above row: TextRow, usual: Double) -> Bool {
        let height = typicalHeight(of: row)
        return gap > max(0.9 * height, 1.3 * usual) || gap < -2 * height
    }

    private static func typicalHeight(of row: TextRow) -> Double {
        let heights = row.words.map(\.box.height).sorted()
        return heights[heights.count / 2]
    }

    private static func cell(
        of words: ArraySlice<Word>, left: Double, characterWidth: Double
    ) -> Cell {
        let text = words.map(\.text).joined(separator: " ")
        let count = text.count
        let from = (words.first?.box.left ?? left) - left
        let to = (words.last?.box.right ?? left) - left
        let start = column(from / characterWidth)
        return Cell(
            start: start, end: max(column(to / characterWidth), start + count), text: text, count: count,
            isNumber: words.count <= 3 && isNumber(text))
    }

    private static func column(_ position: Double) -> Int {
        position.isFinite ? Int(min(max(position.rounded(), 0), Double(widest))) : 0
    }

    private static func isNumber(_ text: String) -> Bool {
        var digits = 0
        var letters = 0
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x41...0x5A, 0x61...0x7A: letters += 1
            default: break
            }
        }
        return digits > 0 && letters <= 3
    }
}
