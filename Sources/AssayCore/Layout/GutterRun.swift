/// Rows one below the other that all leave one gutter free.
struct GutterRun {
    let gutter: Gutter
    /// Rows, at least 2.
    let count: Int
    private let left: ColumnShape
    private let right: ColumnShape

    /// A gutter is wider than this share of a row's height; spaces between words are narrower.
    private static let narrowestGutter = 0.8
    /// A blank taller than this many rows ends columns.
    private static let tallestBlank = 2.5

    /// The run that begins with the first row; nil where it leaves no gutter, or not together with the next.
    init?(at rows: ArraySlice<ColumnRow>) {
        guard let first = rows.first, var gutter = Self.seed(rows) else { return nil }
        let least = Self.narrowestGutter * first.box.height
        guard gutter.width >= least else { return nil }
        var bottom = first.box.bottom
        var count = 0
        for row in rows {
            let narrowed = gutter.narrowed(by: row)
            guard narrowed.width >= least, row.box.top - bottom <= Self.tallestBlank * row.box.height else {
                break
            }
            gutter = narrowed
            bottom = max(bottom, row.box.bottom)
            count += 1
        }
        guard count > 1 else { return nil }
        var (left, right) = (ColumnShape(), ColumnShape())
        for row in rows.prefix(count) {
            let sides = row.parted(at: gutter.middle)
            if let side = sides.left { left.add(side) }
            if let side = sides.right { right.add(side) }
        }
        (self.gutter, self.count, self.left, self.right) = (gutter, count, left, right)
    }

    /// Columns whose lines stand at different heights make rows with one side each.
    private static func seed(_ rows: ArraySlice<ColumnRow>) -> Gutter? {
        guard let first = rows.first, let second = rows.dropFirst().first else { return nil }
        if first.box.right < second.box.left {
            return Gutter(left: first.box.right, right: second.box.left)
        }
        if second.box.right < first.box.left {
            return Gutter(left: second.box.right, right: first.box.left)
        }
        return first.widestGap
    }

    /// Whether both sides are running text, and stand side by side.
    var isProse: Bool {
        guard left.isProse, right.isProse else { return false }
        let shared = min(left.bottom, right.bottom) - max(left.top, right.top)
        return 2 * shared >= min(left.bottom - left.top, right.bottom - right.top)
    }
}

/// What the lines of one column are like.
struct ColumnShape {
    private(set) var top = Double.infinity
    private(set) var bottom = -Double.infinity
    private var start = Double.infinity
    private var end = -Double.infinity
    private var widths: [Double] = []
    private var words = 0
    private var figures = 0

    mutating func add(_ line: ColumnRow) {
        (top, bottom) = (min(top, line.box.top), max(bottom, line.box.bottom))
        (start, end) = (min(start, line.box.left), max(end, line.box.right))
        widths.append(line.box.width)
        words += line.words.count
        figures += line.words.count { word in word.text.utf8.contains { (0x30...0x39).contains($0) } }
    }

    /// Addresses have few words a line, forms and tables figures and lines of all widths; a paragraph fills all of
    /// its lines but the last.
    var isProse: Bool {
        let isLong = widths.count >= 4 && 2 * words >= 7 * widths.count
        let isWordy = 4 * figures <= words
        let full = widths.count { $0 >= 0.75 * (end - start) }
        return isLong && isWordy && 2 * full >= widths.count
    }
}
