import AssayCore

/// A small grey picture of a page, to ask where a person would see something.
struct PageInk {
    /// Pixels of one word that are looked at; keeps hostile pages full of page-sized words linear.
    private static let samples = 4096
    /// Differences of grey, of 255, below which an eye sees an even surface.
    private static let visibleContrast = 12

    private let gray: [UInt8]
    private let width: Int
    private let height: Int
    private let scale: Double

    /// A pixel a point, or less for large pages.
    init(of page: borrowing PDFPage) throws(ReadFailure) {
        scale = try page.fittingScale(1, maxPixels: 2_000_000)
        let surface = try PageSurface(page: page, pixelsPerPoint: scale)
        (width, height) = (surface.width, surface.height)
        var gray: [UInt8] = []
        gray.reserveCapacity(surface.width * surface.height)
        surface.forEachRow { _, row in gray.append(contentsOf: row.lazy.map(PageSurface.luminance)) }
        self.gray = gray
    }

    /// Share of the page's pixels that are darker than paper.
    var coverage: Double {
        let dark = gray.reduce(into: 0) { count, value in count += value < 200 ? 1 : 0 }
        return Double(dark) / Double(max(1, gray.count))
    }

    /// Whether anything stands out inside the box, given in points.
    func showsSomething(in box: Box) -> Bool {
        // Letters at the very edge of their box may touch the neighbours' ink; the middle is their own.
        let left = max(0, min(width - 1, Int(box.left * scale)))
        let right = max(left + 1, min(width, Int((box.right * scale).rounded(.up))))
        let top = max(0, min(height - 1, Int(box.top * scale)))
        let bottom = max(top + 1, min(height, Int((box.bottom * scale).rounded(.up))))
        let step = max(1, (right - left) * (bottom - top) / Self.samples)
        var (darkest, lightest): (UInt8, UInt8) = (255, 0)
        for y in top..<bottom {
            for x in Swift.stride(from: left + y % step, to: right, by: step) {
                let value = gray[y * width + x]
                (darkest, lightest) = (min(darkest, value), max(lightest, value))
            }
        }
        return Int(lightest) - Int(darkest) >= Self.visibleContrast
    }
}
