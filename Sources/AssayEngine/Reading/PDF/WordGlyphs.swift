import AssayCore

/// Takes the picture of a word apart into its letters, by the white between them.
struct WordGlyphs {
    /// Beyond the word's box, as a share of its height: layers of other programs are off by a point or two.
    private static let margin = 0.2
    /// Rows without ink inside a letter, as a share of the word's height: below the dot of an i.
    private static let widestDotGap = 0.2
    /// Between the letters of one word, as a share of a letter's width.
    private static let widestLetterGap = 0.7
    /// By which a word may be wider than its box, as a share of that: some programs measure it without its last letter.
    private static let mostBeyond = 0.6
    /// Pixels; less is a speck.
    private static let leastInk = 4
    /// Pixels; letters of lines that are lower can't be told.
    private static let lowestLine = 6.0

    let picture: LetterPicture

    /// The looks of the letters from left to right; nil where there are more or fewer than `count`: letters touch, or
    /// the word is another one.
    func shapes(in box: Box, count: Int) -> [GlyphShape]? {
        let (left, right) = picture.across(box)
        let (top, bottom) = picture.down(box)
        let reach = Self.margin * (bottom - top)
        guard bottom - top >= Self.lowestLine, top >= reach, bottom + reach < Double(picture.height) else {
            return nil
        }
        let end = right + Self.mostBeyond * (right - left) + reach
        let columns = max(0, Int(left - reach))..<max(0, min(picture.width, Int(end) + 1))
        let inside = max(0, Int(left))..<max(Int(left) + 1, Int(right))
        let around = Int(top - reach)..<Int(bottom + reach) + 1
        guard columns.count >= count, let rows = lineRows(around, inside.clamped(to: columns)) else {
            return nil
        }
        let letters = letters(of: runs(columns, rows), from: left, to: right, count: count)
        guard letters.count == count else { return nil }
        return letters.compactMap { letter in
            tight(letter, rows).map { GlyphShape(picture, columns: letter, rows: $0) }
        }
    }

    /// The rows around the middle that belong together.
    private func lineRows(_ rows: Range<Int>, _ columns: Range<Int>) -> Range<Int>? {
        let gap = max(1, Int(Self.widestDotGap * Double(rows.count)))
        func last(_ places: some Sequence<Int>) -> Int? {
            var (last, blank) = (Int?.none, 0)
            for y in places {
                if picture.hasInk(columns, y) { (last, blank) = (y, 0) } else { blank += 1 }
                if blank > gap { break }
            }
            return last
        }
        let middle = (rows.lowerBound + rows.upperBound) / 2
        guard let top = last(stride(from: middle, through: rows.lowerBound, by: -1)),
            let bottom = last(middle..<rows.upperBound)
        else { return nil }
        return top..<bottom + 1
    }

    /// Neighbouring columns with ink.
    private func runs(_ columns: Range<Int>, _ rows: Range<Int>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var (start, ink) = (columns.lowerBound, 0)
        for x in columns {
            let count = rows.count { picture.isInk(x, $0) }
            ink += count
            guard count == 0 else { continue }
            if ink >= Self.leastInk { runs.append(start..<x) }
            (start, ink) = (x + 1, 0)
        }
        if ink >= Self.leastInk { runs.append(start..<columns.upperBound) }
        return runs
    }

    /// The runs that lie between the two edges, and where those are fewer, the ones that follow without a space.
    private func letters(
        of runs: [Range<Int>], from left: Double, to right: Double, count: Int
    ) -> ArraySlice<Range<Int>> {
        func middle(_ run: Range<Int>) -> Double { Double(run.lowerBound + run.upperBound) / 2 }
        let inside = runs.drop { middle($0) < left - 1 }
        var end = inside.firstIndex { middle($0) > right + 1 } ?? inside.endIndex
        let widest = Self.widestLetterGap * (right - left) / Double(count)
        while end > inside.startIndex, end < inside.endIndex, end - inside.startIndex < count,
            Double(inside[end].lowerBound - inside[end - 1].upperBound) < widest
        { end += 1 }
        return inside[..<end]
    }

    private func tight(_ columns: Range<Int>, _ rows: Range<Int>) -> Range<Int>? {
        guard let top = rows.first(where: { picture.hasInk(columns, $0) }),
            let bottom = rows.last(where: { picture.hasInk(columns, $0) })
        else { return nil }
        return top..<bottom + 1
    }
}
