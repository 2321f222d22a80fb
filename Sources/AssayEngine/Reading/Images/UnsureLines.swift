import AssayCore

// Leptonica has a Box of its own.
import struct AssayCore.Box

/// The parts of a picture that are worth a second reading.
enum UnsureLines {
    /// Mean confidence of a line below which a second reading changes it in one case of three.
    private static let sure = 0.85

    /// A box for each word of the lines that are unsure, with some room for letters that were not seen. Words, not
    /// lines: the box of a line that is slightly crooked would hold parts of its neighbours.
    static func boxes(in words: [RecognisedWord]) -> [Box] {
        Dictionary(grouping: words, by: \.line).values.filter { $0.meanConfidence < sure }.flatMap {
            boxes(ofLine: $0)
        }
    }

    private static func boxes(ofLine line: [RecognisedWord]) -> [Box] {
        let heights = line.map(\.box.height).sorted()
        guard let height = heights.isEmpty ? nil : heights[heights.count / 2] else { return [] }
        // Words of a line reach to the next one, so that none is cut from what stands between them.
        let sorted = line.map(\.box).sorted { $0.left < $1.left }
        return sorted.indices.map { index in
            let next = index + 1 < sorted.count ? sorted[index + 1].left : sorted[index].right + 2 * height
            let left = index == 0 ? sorted[index].left - 2 * height : sorted[index].left - height / 2
            return Box(
                left: left, top: sorted[index].top - 0.35 * height, right: max(sorted[index].right, next),
                bottom: sorted[index].bottom + 0.35 * height)
        }
    }
}
