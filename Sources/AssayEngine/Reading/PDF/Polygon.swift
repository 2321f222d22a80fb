import AssayCore

/// How much of a rectangle an area takes in.
enum Cover: Hashable {
    case none, part, whole
}

/// An area of a page, as a path goes around it.
struct Polygon: Hashable {
    /// By which the inside of a path is told.
    enum Rule: Hashable {
        case evenOdd, winding
        /// One of the two.
        case unknown
    }

    struct Line: Hashable {
        let x1: Double
        let y1: Double
        let x2: Double
        let y2: Double
    }

    let bounds: Box
    /// nil where the path has curves, or very many lines: then nothing but its bounds is known.
    let lines: [Line]?
    let rule: Rule

    init(bounds: Box, lines: [Line]?, rule: Rule) {
        (self.bounds, self.lines, self.rule) = (bounds, lines, rule)
    }

    init(_ box: Box) {
        let (left, top, right, bottom) = (box.left, box.top, box.right, box.bottom)
        self.init(
            bounds: box,
            lines: [
                Line(x1: left, y1: top, x2: right, y2: top), Line(x1: right, y1: top, x2: right, y2: bottom),
                Line(x1: right, y1: bottom, x2: left, y2: bottom),
                Line(x1: left, y1: bottom, x2: left, y2: top),
            ], rule: .winding)
    }

    /// Linear in the number of lines.
    func cover(of box: Box) -> Cover {
        guard bounds.left < box.right, bounds.right > box.left, bounds.top < box.bottom,
            bounds.bottom > box.top
        else { return .none }
        guard let lines else { return .part }
        // Where no line crosses the box, all of it is on the same side.
        var (turns, crossings) = (0, 0)
        for line in lines {
            if line.crosses(box) { return .part }
            let turn = line.turn(around: box.midX, box.midY)
            turns += turn
            crossings += abs(turn)
        }
        let (isWound, isOdd) = (turns != 0, crossings % 2 == 1)
        switch rule {
        case .winding: return isWound ? .whole : .none
        case .evenOdd: return isOdd ? .whole : .none
        case .unknown: return isWound == isOdd ? (isWound ? .whole : .none) : .part
        }
    }

    /// What all of the areas take in.
    static func cover(of box: Box, byAllOf areas: [Polygon]) -> Cover {
        var result = Cover.whole
        for area in areas {
            switch area.cover(of: box) {
            case .none: return .none
            case .part: result = .part
            case .whole: break
            }
        }
        return result
    }
}

extension Polygon.Line {
    /// Whether some of the line lies inside the box (Liang and Barsky 1984).
    fileprivate func crosses(_ box: Box) -> Bool {
        if max(x1, x2) <= box.left || min(x1, x2) >= box.right { return false }
        if max(y1, y2) <= box.top || min(y1, y2) >= box.bottom { return false }
        if x1 == x2 || y1 == y2 { return true }
        var (from, to) = (0.0, 1.0)
        for (start, step, low, high) in [
            (x1, x2 - x1, box.left, box.right), (y1, y2 - y1, box.top, box.bottom),
        ] {
            let (one, other) = ((low - start) / step, (high - start) / step)
            from = max(from, min(one, other))
            to = min(to, max(one, other))
        }
        return from < to
    }

    /// 1 or -1 where the line crosses the ray that goes from the point to the right; else 0.
    fileprivate func turn(around x: Double, _ y: Double) -> Int {
        guard (y1 <= y) != (y2 <= y) else { return 0 }
        let place = x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        return place <= x ? 0 : y1 < y2 ? 1 : -1
    }
}

extension Box {
    /// Cut by that share of its smaller side on all sides.
    func inset(by share: Double) -> Box {
        let margin = share * min(width, height)
        return Box(left: left + margin, top: top + margin, right: right - margin, bottom: bottom - margin)
    }

    var area: Double { width * height }
}
