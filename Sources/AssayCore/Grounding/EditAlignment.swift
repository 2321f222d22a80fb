/// The exact cost of aligning a value with stretches of a stream that begin and end at edges.
struct EditAlignment {
    private let value: [UInt8]
    private let costs: EditCosts

    init(_ value: [UInt8], costs: EditCosts) {
        self.value = value
        self.costs = costs
    }

    /// Beginnings tried for one place: an edit at the front moves it by a word or two.
    private static let mostStarts = 6

    /// The cheapest stretch from edge to edge around a place that ends near `end`; nil where none is `within`.
    func best(in stream: WordStream, near end: Int, within most: Int) -> (Range<Int>, Int)? {
        let slack = min(most, 24) + 1
        let earliest = max(0, end - value.count - slack)
        let latest = min(stream.bytes.count, end + slack)
        let expected = end - value.count
        var best: (Range<Int>, Int)?
        let starts = (earliest..<min(end, latest)).filter { stream.edges[$0].contains(.start) }
            .sorted { abs($0 - expected) < abs($1 - expected) }.prefix(Self.mostStarts)
        for start in starts {
            let row = lastRow(stream.bytes[start..<latest])
            for (offset, distance) in row.enumerated()
            where offset > 0 && distance <= (best.map { $0.1 - 1 } ?? most)
                && stream.edges[start + offset - 1].contains(.end)
            {
                best = (start..<start + offset, distance)
            }
        }
        return best
    }

    /// The cost of turning one text into the other.
    static func distance(_ left: [UInt8], _ right: [UInt8], costs: EditCosts) -> Int {
        EditAlignment(left, costs: costs).lastRow(right[...]).last ?? left.count
    }

    /// The cost of the whole value against each prefix of the text; a break in the text can't be crossed.
    private func lastRow(_ text: ArraySlice<UInt8>) -> [Int] {
        let text = Array(text.prefix { $0 != 0 })
        var row = [0]
        for byte in text { row.append(min(EditCosts.forbidden, row[row.count - 1] + costs.gap(byte))) }
        for byte in value {
            var diagonal = row[0]
            row[0] = min(EditCosts.forbidden, row[0] + costs.gap(byte))
            for (column, other) in text.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(
                    diagonal + costs.substitution(byte, other), above + costs.gap(byte),
                    row[column] + costs.gap(other))
                diagonal = above
            }
        }
        return row
    }
}
