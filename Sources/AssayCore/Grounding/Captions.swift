/// Where a field's captions stand, to choose among the places of a value that stands more than once.
struct Captions {
    private let boxes: [(page: Int, box: Box)]

    init(_ labels: [String], in index: WordIndex) {
        boxes = labels.flatMap { label in
            index.exactPlaces(of: FoldedText(label)).filter { $0.match == .exact }
                .map { (index.page(of: $0), index.box(of: $0)) }
        }
    }

    /// The places that fit best: those beside or below the nearest caption, all where no caption is near.
    func best(of places: [Place], in index: WordIndex) -> [Place] {
        guard places.count > 1, !boxes.isEmpty else { return places }
        let scored = places.map { ($0, closeness(index.page(of: $0), index.box(of: $0))) }
        let best = scored.map(\.1).max() ?? 0
        // Within a twentieth: boxes of one line differ by a few units.
        return scored.filter { $0.1 >= best * 0.95 }.map(\.0)
    }

    /// How close the nearest caption is that stands left of a box on its line, or above it: 0...1.
    func closeness(_ page: Int, _ box: Box) -> Double {
        boxes.reduce(0) { $1.page == page ? max($0, Self.closeness(of: box, to: $1.box)) : $0 }
    }

    /// Left of the value counts more than above it, because a line is read on before the next is begun.
    private static func closeness(of value: Box, to caption: Box) -> Double {
        let height = max(min(value.height, caption.height), 1)
        let isSameLine = min(value.bottom, caption.bottom) - max(value.top, caption.top) > 0.5 * height
        if isSameLine {
            // A caption that is glued to its value shares its box.
            let gap = max(0, value.left - caption.right)
            return caption.left <= value.left ? 1 / (1 + gap / (20 * height)) : 0
        }
        let overlap = min(value.right, caption.right) - max(value.left, caption.left)
        guard overlap > 0, caption.midY < value.midY else { return 0 }
        return 0.7 / (1 + max(0, value.top - caption.bottom) / (4 * height))
    }
}
