import AssayCore

// What a scan shows against what its text layer says, letter by letter and without a recogniser: loading one takes longer
// than reading ten pages.

/// A part of a page as an eye tells ink from paper, whatever the greys of the two.
struct LetterPicture {
    /// Between the greys of paper and ink, of 255: below that it is an even surface.
    private static let leastContrast = 40.0
    /// Pixels by which paper and ink are told apart.
    private static let samples = 50_000

    /// Of the page, in points.
    let area: Box
    let pixelsPerPoint: Double
    let width: Int
    let height: Int
    /// Row by row: 0 for paper, 255 for ink.
    private let ink: [UInt8]

    init(of page: borrowing PDFPage, area: Box, pixelsPerPoint: Double) throws(ReadFailure) {
        let surface = try GreySurface(page: page, pixelsPerPoint: pixelsPerPoint, area: area)
        self.init(grey: surface.pixels, width: surface.width, area: area, pixelsPerPoint: pixelsPerPoint)
    }

    init(grey: [UInt8], width: Int, area: Box, pixelsPerPoint: Double) {
        (self.area, self.pixelsPerPoint) = (area, pixelsPerPoint)
        (self.width, height) = (width, grey.count / max(1, width))
        let (dark, light) = Self.classes(of: grey)
        guard light - dark >= Self.leastContrast else {
            ink = [UInt8](repeating: 0, count: grey.count)
            return
        }
        let shades = (0..<256).map { UInt8(max(0, min(255, 255 * (light - Double($0)) / (light - dark)))) }
        ink = grey.map { shades[Int($0)] }
    }

    func ink(_ x: Int, _ y: Int) -> UInt8 { ink[y * width + x] }

    func isInk(_ x: Int, _ y: Int) -> Bool { ink[y * width + x] >= 128 }

    func hasInk(_ columns: Range<Int>, _ y: Int) -> Bool { columns.contains { isInk($0, y) } }

    /// The left and right edge of a box on the page, in pixels; they may lie outside.
    func across(_ box: Box) -> (Double, Double) {
        ((box.left - area.left) * pixelsPerPoint, (box.right - area.left) * pixelsPerPoint)
    }

    /// The upper and lower edge.
    func down(_ box: Box) -> (Double, Double) {
        ((box.top - area.top) * pixelsPerPoint, (box.bottom - area.top) * pixelsPerPoint)
    }

    /// The mean greys of what is darker and what is lighter than the threshold that parts the two best (Otsu 1979).
    private static func classes(of grey: [UInt8]) -> (dark: Double, light: Double) {
        var counts = [Double](repeating: 0, count: 256)
        // Not every pixel is needed, and not those of one column alone.
        let step = max(1, grey.count / samples) | 1
        for index in stride(from: 0, to: grey.count, by: step) { counts[Int(grey[index])] += 1 }
        let all = counts.reduce(0, +)
        let sum = counts.indices.reduce(0) { $0 + Double($1) * counts[$1] }
        var (count, part, best, result) = (0.0, 0.0, -1.0, (dark: 0.0, light: 0.0))
        for value in counts.indices {
            count += counts[value]
            part += Double(value) * counts[value]
            guard count > 0, count < all else { continue }
            let (dark, light) = (part / count, (sum - part) / (all - count))
            let spread = count * (all - count) * (light - dark) * (light - dark)
            if spread > best { (best, result) = (spread, (dark, light)) }
        }
        return result
    }
}
