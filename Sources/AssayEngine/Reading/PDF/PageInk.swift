import AssayCore

/// A small grey picture of a page, to ask where a person would see something.
struct PageInk {
    /// Pixels of one word that are looked at; keeps hostile pages full of page-sized words linear.
    private static let samples = 4096
    /// Differences of grey, of 255, below which an eye sees an even surface.
    private static let visibleContrast = 12

    /// Greys below that are darker than paper.
    static let paper = 200

    private let gray: [UInt8]
    private let width: Int
    private let height: Int
    private let scale: Double
    /// Of the page, in points: what it shows.
    private let area: Box

    /// A pixel a point, or less for large pages. `area`: in points; nil for the whole page.
    init(
        of page: borrowing PDFPage, within area: Box? = nil,
        showing content: PageSurface.Content = .everything
    ) throws(ReadFailure) {
        let shown = page.frame.shown
        self.area = area?.cut(to: shown) ?? shown
        scale = try page.fittingScale(1, maxPixels: 2_000_000)
        let surface = try GreySurface(page: page, pixelsPerPoint: scale, area: self.area, content: content)
        (gray, width, height) = (surface.pixels, surface.width, surface.height)
    }

    var pixels: Int { gray.count }

    var darkPixels: Int { gray.reduce(into: 0) { count, value in count += value < Self.paper ? 1 : 0 } }

    /// Share of the page's pixels that are darker than paper.
    var coverage: Double {
        Double(darkPixels) / Double(max(1, gray.count))
    }

    /// Whether anything stands out inside the box, given in points; true for one that is not all within the area.
    func showsSomething(in box: Box) -> Bool {
        guard box.left >= area.left, box.right <= area.right, box.top >= area.top, box.bottom <= area.bottom
        else { return true }
        var (darkest, lightest): (UInt8, UInt8) = (255, 0)
        forEachSample(in: box) { index in
            (darkest, lightest) = (min(darkest, gray[index]), max(lightest, gray[index]))
        }
        return Int(lightest) - Int(darkest) >= Self.visibleContrast
    }

    /// How well the greys of two pictures of one page go together inside the box: their correlation, 0...1
    /// whichever of them is the lighter one; nil where one of them is even.
    func agreement(with other: PageInk, in box: Box) -> Double? {
        var (count, sum, otherSum, squares, otherSquares, products) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        forEachSample(in: box) { index in
            guard other.gray.indices.contains(index) else { return }
            let (value, otherValue) = (Double(gray[index]), Double(other.gray[index]))
            count += 1
            sum += value
            otherSum += otherValue
            squares += value * value
            otherSquares += otherValue * otherValue
            products += value * otherValue
        }
        let (spread, otherSpread) = (count * squares - sum * sum, count * otherSquares - otherSum * otherSum)
        guard spread > 0, otherSpread > 0 else { return nil }
        return abs(count * products - sum * otherSum) / (spread * otherSpread).squareRoot()
    }

    /// Dark pixels outside of all boxes, for every band of so many points from the top; none where the boxes are
    /// many and large.
    func uncoveredInk(by boxes: [Box], bandHeight: Double) -> [Int] {
        var free = [Bool](repeating: true, count: gray.count)
        // Hostile pages are full of page-sized words: after so many pixels all is covered.
        var budget = 10 * gray.count
        for box in boxes {
            let area = pixels(of: box)
            budget -= area.rows.count * area.columns.count
            if budget < 0 { return [] }
            for y in area.rows {
                for x in area.columns { free[y * width + x] = false }
            }
        }
        var bands = [Int](repeating: 0, count: Int(Double(height) / scale / bandHeight) + 1)
        for index in gray.indices where gray[index] < Self.paper && free[index] {
            bands[min(bands.count - 1, Int(Double(index / width) / scale / bandHeight))] += 1
        }
        return bands
    }

    private func forEachSample(in box: Box, _ body: (Int) -> Void) {
        let area = pixels(of: box)
        let step = max(1, area.rows.count * area.columns.count / Self.samples)
        for y in area.rows {
            for x in Swift.stride(
                from: area.columns.lowerBound + y % step, to: area.columns.upperBound, by: step)
            {
                body(y * width + x)
            }
        }
    }

    /// At least one.
    private func pixels(of box: Box) -> (columns: Range<Int>, rows: Range<Int>) {
        let left = max(0, min(width - 1, Int((box.left - area.left) * scale)))
        let right = max(left + 1, min(width, Int(((box.right - area.left) * scale).rounded(.up))))
        let top = max(0, min(height - 1, Int((box.top - area.top) * scale)))
        let bottom = max(top + 1, min(height, Int(((box.bottom - area.top) * scale).rounded(.up))))
        return (left..<right, top..<bottom)
    }
}
