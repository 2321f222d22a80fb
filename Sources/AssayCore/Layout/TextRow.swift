// Layout: from words with boxes to rows, and from rows to text in which columns stay columns. The rules work
// on the same rows, so that a person, a model and the rules see one page.

/// The visible words that stand on one visual row of a page, from left to right, whatever column they are in.
struct TextRow: Sendable, Hashable {
    let words: [Word]
    /// Around all words.
    let box: Box
    /// Where words of one phrase end and the next column begins: indices into `words`, the first is 0.
    let segmentStarts: [Int]

    /// The words of each segment in order.
    var segments: [ArraySlice<Word>] {
        segmentStarts.indices.map { index in
            let end = index + 1 < segmentStarts.count ? segmentStarts[index + 1] : words.count
            return words[segmentStarts[index]..<end]
        }
    }
}

extension Page {
    /// The visible words in visual rows, from top to bottom. Words of one reading line stay together; lines
    /// of different columns join where they overlap vertically by half and not horizontally. Columns of prose
    /// come one after the other. n log n in the number of words.
    var rows: [TextRow] {
        let width = characterWidth
        let fragments = RowGrouping.fragments(of: words, partingAtGaps: source == .textLayer)
        let rows = RowGrouping.groups(of: fragments).map { $0.sorted { $0.box.left < $1.box.left } }
        return columnsInOrder(rows).map { words in
            TextRow(
                words: words, box: words.reduce(words[0].box) { $0.union($1.box) },
                segmentStarts: segmentStarts(of: words, characterWidth: width))
        }
    }

    /// A character grid has no columns but those of tables.
    private func columnsInOrder(_ rows: [[Word]]) -> [[Word]] {
        switch source {
        case .textLayer, .ocr: ProseColumns.lines(rows)
        case .html, .plainText: rows
        }
    }

    /// Median width of a character in page units; never 0.
    var characterWidth: Double {
        let widths = words.lazy.filter { $0.hidden == nil && $0.text.utf8.count > 2 }
            .map { $0.box.width / Double($0.text.count) }.sorted()
        let median = widths.isEmpty ? words.first.map(\.box.width) ?? 0 : widths[widths.count / 2]
        return median > 0 ? median : max(width / 100, 1)
    }

    /// A gap of about two characters ends a phrase. On a character grid two blanks are often no more than a
    /// typist's habit, and there it takes three.
    private func segmentStarts(of row: [Word], characterWidth: Double) -> [Int] {
        let limit =
            switch source {
            case .textLayer, .ocr: 1.8 * rowCharacterWidth(row, page: characterWidth)
            case .html, .plainText: 2.5 * characterWidth
            }
        return [0] + row.indices.dropFirst().filter { row[$0].box.left - row[$0 - 1].box.right > limit }
    }

    /// The page's width counts for four characters, so that a row of a few digits does not decide alone.
    private func rowCharacterWidth(_ row: [Word], page: Double) -> Double {
        let (width, count) = row.reduce((4 * page, 4.0)) {
            ($0.0 + $1.box.width, $0.1 + Double($1.text.count))
        }
        return width / count
    }
}
