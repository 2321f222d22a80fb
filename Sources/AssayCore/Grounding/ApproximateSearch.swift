/// Finds where a text holds something like a pattern: the bit-parallel algorithm of Myers (JACM 46, 1999) in
/// the block form of Hyyrö (2003). One pass over the text for each 64 bytes of the pattern.
struct ApproximateSearch {
    private let length: Int
    private let blocks: Int
    /// For each byte value, one bit for each position of the pattern.
    private let positions: [UInt64]

    init(_ pattern: [UInt8]) {
        length = pattern.count
        blocks = max(1, (pattern.count + 63) / 64)
        var positions = [UInt64](repeating: 0, count: 256 * blocks)
        for (index, byte) in pattern.enumerated() {
            positions[Int(byte) * blocks + index / 64] |= 1 << UInt64(index % 64)
        }
        self.positions = positions
    }

    /// Places that are looked at closer for one value.
    private static let mostEnds = 12

    /// Ends (exclusive) of the stretches that differ least, each the best in its surroundings, best first.
    func likelyEnds(in text: [UInt8], within most: Int) -> [Int] {
        var ends: [(end: Int, distance: Int)] = []
        scan(text) { end, distance in
            guard distance <= most else { return }
            if let last = ends.last, end - last.end < max(length / 2, 1) {
                if distance < last.distance { ends[ends.count - 1] = (end, distance) }
            } else {
                ends.append((end, distance))
            }
        }
        return ends.sorted { ($0.distance, $0.end) < ($1.distance, $1.end) }.prefix(Self.mostEnds).map(\.end)
    }

    /// Calls back with the least number of edits between the pattern and any stretch that ends there.
    private func scan(_ text: [UInt8], _ visit: (_ end: Int, _ distance: Int) -> Void) {
        var plus = [UInt64](repeating: .max, count: blocks)
        var minus = [UInt64](repeating: 0, count: blocks)
        var distance = length
        let last = UInt64(1) << UInt64((length - 1) % 64)
        for (index, byte) in text.enumerated() {
            var carry = 0
            for block in 0..<blocks {
                let top = block == blocks - 1 ? last : 1 << 63
                carry = Self.step(
                    &plus[block], &minus[block], positions[Int(byte) * blocks + block], carry: carry, top: top
                )
            }
            distance += carry
            visit(index + 1, distance)
        }
    }

    /// One column of one block: `carry` is the horizontal difference that comes in, the result the one that goes
    /// out at the bit `top`.
    @inline(__always)
    private static func step(
        _ plus: inout UInt64, _ minus: inout UInt64, _ equal: UInt64, carry: Int, top: UInt64
    ) -> Int {
        let vertical = equal | minus
        let matches = carry < 0 ? equal | 1 : equal
        let horizontal = (((matches & plus) &+ plus) ^ plus) | matches
        var rise = minus | ~(horizontal | plus)
        var fall = plus & horizontal
        let out = rise & top != 0 ? 1 : fall & top != 0 ? -1 : 0
        rise = rise << 1 | (carry > 0 ? 1 : 0)
        fall = fall << 1 | (carry < 0 ? 1 : 0)
        plus = fall | ~(vertical | rise)
        minus = rise & vertical
        return out
    }
}
