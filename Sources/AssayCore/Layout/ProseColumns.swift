/// Tells columns of prose from tables and forms: prose is read column by column, all else row by row.
///
/// A run of rows that leave the same gutter free is cut there where both sides look like running text: lines of
/// several words, few figures, most of them as wide as their column. Each side is looked at again, for pages of
/// three columns and more.
public enum ProseColumns {
    /// More columns than 2 to the power of this are not looked for.
    private static let deepest = 3

    /// The rows of a page in the order in which they are read, rows of prose parted at the gutter.
    ///
    /// - Parameter rows: from top to bottom, none empty, the words of each from left to right.
    /// - Returns: the same words; linear in their number.
    public static func lines(_ rows: [[Word]]) -> [[Word]] {
        lines(rows.map { ColumnRow($0) }[...], depth: 0).map { Array($0.words) }
    }

    private static func lines(_ rows: ArraySlice<ColumnRow>, depth: Int) -> [ColumnRow] {
        guard depth < deepest else { return Array(rows) }
        var result: [ColumnRow] = []
        var rest = rows
        while let first = rest.first {
            guard let run = GutterRun(at: rest) else {
                result.append(first)
                rest = rest.dropFirst()
                continue
            }
            let part = rest.prefix(run.count)
            rest = rest.dropFirst(run.count)
            guard run.isProse else {
                result += part
                continue
            }
            let sides = part.map { $0.parted(at: run.gutter.middle) }
            result += lines(sides.compactMap(\.left)[...], depth: depth + 1)
            result += lines(sides.compactMap(\.right)[...], depth: depth + 1)
        }
        return result
    }
}

/// A row, or what of it stands in one column.
struct ColumnRow {
    let words: ArraySlice<Word>
    let box: Box

    /// Not for a row without words.
    init(_ words: ArraySlice<Word>) {
        self.words = words
        let none = Box(left: 0, top: 0, right: 0, bottom: 0)
        box = words.dropFirst().reduce(words.first?.box ?? none) { $0.union($1.box) }
    }

    init(_ words: [Word]) { self.init(words[...]) }

    /// The widest blank between two words; nil where there is none.
    var widestGap: Gutter? {
        zip(words, words.dropFirst()).map { Gutter(left: $0.box.right, right: $1.box.left) }
            .max { $0.width < $1.width }
    }

    func parted(at x: Double) -> (left: ColumnRow?, right: ColumnRow?) {
        let split = words.firstIndex { $0.box.midX > x } ?? words.endIndex
        let (left, right) = (words[..<split], words[split...])
        return (left.isEmpty ? nil : ColumnRow(left), right.isEmpty ? nil : ColumnRow(right))
    }
}

/// A blank that runs down the page between two columns.
struct Gutter {
    var left: Double
    var right: Double

    var width: Double { right - left }
    var middle: Double { (left + right) / 2 }

    /// What is left of it beside a row.
    func narrowed(by row: ColumnRow) -> Gutter {
        var narrowed = self
        for word in row.words {
            if word.box.midX < middle {
                narrowed.left = max(narrowed.left, word.box.right)
            } else {
                narrowed.right = min(narrowed.right, word.box.left)
            }
        }
        return narrowed
    }
}
