/// Levenshtein distance by bit vectors, 64 rows at a time: Myers, JACM 46 (1999), in the block form of Hyyrö,
/// "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003). Cost: the product of
/// the lengths / 64.
enum EditDistance {
    static func between(_ left: [UInt32], _ right: [UInt32]) -> Int {
        let start = zip(left, right).prefix { $0 == $1 }.count
        let (left, right) = (left.dropFirst(start), right.dropFirst(start))
        let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        let pattern = Array(short.dropLast(end))
        return pattern.isEmpty ? long.count - end : distance(pattern, Array(long.dropLast(end)))
    }

    private static func distance(_ pattern: [UInt32], _ text: [UInt32]) -> Int {
        let blocks = (pattern.count + 63) / 64
        let (numbers, matches) = positions(in: pattern, blocks: blocks)
        var columns = [Column](repeating: Column(), count: blocks)
        let lastBit = UInt64(1) << UInt64((pattern.count - 1) % 64)
        var distance = pattern.count
        for scalar in text {
            let row = (numbers[scalar] ?? 0) * blocks
            var (more, less): (UInt64, UInt64) = (1, 0)
            for block in 0..<blocks {
                let isLast = block == blocks - 1
                let change = columns[block].advance(matches[row + block], more: more, less: less)
                if isLast {
                    distance += (change.more & lastBit != 0 ? 1 : 0) - (change.less & lastBit != 0 ? 1 : 0)
                }
                (more, less) = (change.more >> 63, change.less >> 63)
            }
        }
        return distance
    }

    /// For each scalar of the pattern its number, and at that number the bits of the places where it stands;
    /// number 0 is for all others.
    private static func positions(
        in pattern: [UInt32], blocks: Int
    ) -> (numbers: [UInt32: Int], bits: [UInt64]) {
        var numbers: [UInt32: Int] = [:]
        var bits = [UInt64](repeating: 0, count: blocks)
        for (index, scalar) in pattern.enumerated() {
            let number = numbers[scalar] ?? numbers.count + 1
            if numbers.updateValue(number, forKey: scalar) == nil {
                bits.append(contentsOf: repeatElement(0, count: blocks))
            }
            bits[number * blocks + index / 64] |= 1 << UInt64(index % 64)
        }
        return (numbers, bits)
    }

    /// 64 rows of the current column: where the distance grows and where it falls from one row to the next.
    private struct Column {
        var grows = UInt64.max
        var falls = UInt64(0)

        /// One step to the right; `more` and `less` are the carry from the block above, and what is returned
        /// are the horizontal changes.
        mutating func advance(
            _ match: UInt64, more carryMore: UInt64, less carryLess: UInt64
        ) -> (more: UInt64, less: UInt64) {
            let match = match | carryLess
            let diagonal = (((match & grows) &+ grows) ^ grows) | match | falls
            let more = falls | ~(diagonal | grows)
            let less = diagonal & grows
            let (shiftedMore, shiftedLess) = (more << 1 | carryMore, less << 1 | carryLess)
            grows = shiftedLess | ~(diagonal | shiftedMore)
            falls = shiftedMore & diagonal
            return (more, less)
        }
    }
}
