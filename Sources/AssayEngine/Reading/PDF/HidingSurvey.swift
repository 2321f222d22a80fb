import AssayCore

/// Where a page's objects can hide some of its text. There the page is painted and looked at; that takes longer than
/// all the rest, and most pages need it not.
struct HidingSurvey {
    /// Where text may be out of sight.
    enum Finding: Hashable {
        case nowhere
        /// Nowhere but there.
        case within(Box)
        case anywhere
    }

    /// Between greys, of 255, of text that shows on what lies behind it, whatever its size.
    private static let clearContrast = 64
    /// Share of a text's smaller side that something must cover to hide any of it.
    private static let leastCover = 0.15
    /// Thin lines over a text that may be a hatching.
    private static let mostLines = 4
    /// Parts of the page's height by which objects are looked up.
    private static let bandCount = 64
    /// Pairs of objects that are compared on one page.
    private static let mostPairs = 2_000_000

    private let objects: [PaintedObject]
    private let height: Double
    private var bands: [[Int]]

    private init(_ objects: [PaintedObject], height: Double) {
        self.objects = objects
        self.height = height
        bands = [[Int]](repeating: [], count: Self.bandCount)
    }

    /// Of objects in the order of painting, on a page so high.
    static func finding(_ objects: [PaintedObject], height: Double) -> Finding {
        var survey = HidingSurvey(objects, height: height)
        return survey.finding()
    }

    private mutating func finding() -> Finding {
        for (number, object) in objects.enumerated() {
            guard object.box.left.isFinite, object.box.right.isFinite, object.box.top.isFinite,
                object.box.bottom.isFinite
            else { return .anywhere }
            for band in bandRange(object.box) { bands[band].append(number) }
        }
        var pairs = 0
        var doubtful: [Box] = []
        for (number, object) in objects.enumerated() {
            guard case .text(let grey, hasLetters: true) = object.kind else { continue }
            if let grey, !mayHide(number, object, grey, &pairs) { continue }
            if pairs > Self.mostPairs { return .anywhere }
            doubtful.append(object.box)
        }
        guard let first = doubtful.first else { return .nowhere }
        let all = doubtful.reduce(first) { $0.union($1) }
        // Letters reach out of what the library says of their object, but not by more than their height.
        return .within(all.grown(by: 2 + (doubtful.map { min($0.width, $0.height) }.max() ?? 0)))
    }

    private func mayHide(_ number: Int, _ text: PaintedObject, _ grey: UInt8, _ pairs: inout Int) -> Bool {
        let inner = text.box.inset(by: Self.leastCover)
        var lines = 0
        for band in bandRange(text.box) {
            pairs += bands[band].count
            if pairs > Self.mostPairs { return true }
            // What lies behind is found anew in each band: each holds all that meets its part of the text.
            var back = Background()
            for other in bands[band] where other != number && meets(objects[other].box, text.box) {
                if other < number {
                    back.add(objects[other], behind: inner)
                } else if covers(objects[other], text, inner, grey, &lines) {
                    return true
                }
            }
            if !back.isClear(of: grey, by: Self.clearContrast) { return true }
        }
        return false
    }

    /// Whether the later one may take something of the text out of sight.
    private func covers(
        _ later: PaintedObject, _ text: PaintedObject, _ inner: Box, _ grey: UInt8, _ lines: inout Int
    ) -> Bool {
        switch later.kind {
        case .fill(_, let areas): return Polygon.cover(of: inner, byAllOf: areas) != .none
        case .picture: return meets(later.box, inner)
        case .thinLine:
            lines += 1
            return lines > Self.mostLines
        case .text(let other, _):
            // Programs write a text twice, a little apart, for fat letters.
            if let other, abs(Int(other) - Int(grey)) < 32 { return false }
            let common = later.box.cut(to: text.box).area
            return common > 0.3 * text.box.area
        }
    }

    private func meets(_ one: Box, _ other: Box) -> Bool {
        one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top
    }

    private func bandRange(_ box: Box) -> ClosedRange<Int> {
        let last = Self.bandCount - 1
        func band(_ y: Double) -> Int {
            Int(max(0, min(Double(last), y / max(1, height) * Double(Self.bandCount))))
        }
        return band(box.top)...band(box.bottom)
    }
}

/// The greys that may lie behind a text.
private struct Background {
    private var greys: [UInt8] = [255]
    private var isKnown = true

    mutating func add(_ object: PaintedObject, behind text: Box) {
        switch object.kind {
        case .fill(let grey, let areas):
            switch Polygon.cover(of: text, byAllOf: areas) {
            case .none: break
            case .part: if let grey { greys.append(grey) } else { isKnown = false }
            case .whole: (greys, isKnown) = (grey.map { [$0] } ?? [], grey != nil)
            }
        case .picture: isKnown = false
        // Lines and letters beneath a text are narrow.
        case .thinLine, .text: break
        }
    }

    func isClear(of grey: UInt8, by contrast: Int) -> Bool {
        isKnown && greys.allSatisfy { abs(Int($0) - Int(grey)) >= contrast }
    }
}
