import AssayCore

/// A part of a page that flows from top to bottom.
indirect enum TextBlock: Hashable {
    /// Words that are wrapped as the width asks.
    case paragraph([InlineWord], indent: Int, height: Double)
    /// A line that keeps its columns.
    case line(GridLine)
    /// An empty line, unless one stands there already.
    case gap
    /// Rows of cells, which stand side by side.
    case table([[TableCell]])
}

/// A word whose column is for layout to find.
struct InlineWord: Hashable {
    let text: String
    let hidden: HiddenReason?

    /// Columns that it takes with the space behind it: none for what is not drawn.
    var advance: Int { hidden == .invisible ? 0 : WordText.columns(text) + 1 }
}

/// What stands in one cell.
struct TableCell: Hashable {
    let blocks: [TextBlock]
    /// Columns of the table that it takes, at least 1.
    var span = 1
}
