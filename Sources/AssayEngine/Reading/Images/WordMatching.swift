import AssayCore

// Leptonica has a Box of its own.
import struct AssayCore.Box

/// Which words of two readings of one picture stand in the same place.
///
/// A word of one may be two of the other: words belong together that overlap, directly or by way of others.
struct WordMatching {
    /// Words that stand in one place, by their numbers in each reading, rising; one side may be empty.
    struct Place {
        var first: [Int] = []
        var second: [Int] = []
    }

    /// By the reading order of their first word in the first reading; then those that only the second has.
    let places: [Place]

    init(first: [Box], second: [Box]) {
        var sets = DisjointSets(count: first.count + second.count)
        let byTop = second.indices.sorted { second[$0].top < second[$1].top }
        let tallest = second.map(\.height).max() ?? 0
        for (index, box) in first.enumerated() {
            // No word that begins above that reaches down to this one.
            var next = byTop.partitioningIndex { second[$0].top >= box.top - tallest }
            while next < byTop.count, second[byTop[next]].top < box.bottom {
                if Self.overlap(box, second[byTop[next]]) {
                    sets.join(index, first.count + byTop[next])
                }
                next += 1
            }
        }
        var numbers: [Int: Int] = [:]
        var places: [Place] = []
        for index in 0..<first.count + second.count {
            let root = sets.root(of: index)
            let number = numbers[root] ?? places.count
            if number == places.count {
                numbers[root] = number
                places.append(Place())
            }
            if index < first.count {
                places[number].first.append(index)
            } else {
                places[number].second.append(index - first.count)
            }
        }
        self.places = places
    }

    /// Of the narrower one a third, of the lower one two fifths: less is a neighbour that touches.
    private static func overlap(_ one: Box, _ other: Box) -> Bool {
        let across = min(one.right, other.right) - max(one.left, other.left)
        let down = min(one.bottom, other.bottom) - max(one.top, other.top)
        return across > 0.3 * min(one.width, other.width) && down > 0.4 * min(one.height, other.height)
    }
}

/// Numbers in sets that are joined step by step (Tarjan 1975, with path halving).
private struct DisjointSets {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func root(of number: Int) -> Int {
        var number = number
        while parents[number] != number {
            parents[number] = parents[parents[number]]
            number = parents[number]
        }
        return number
    }

    mutating func join(_ one: Int, _ other: Int) { parents[root(of: one)] = root(of: other) }
}

extension Array {
    /// The first index whose element meets the condition, given that all after it do too.
    fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
