import AssayCore
import CTesseract

/// How large the letters of a picture are.
enum TextHeight {
    /// The height in pixels of its capitals and figures, nearly: the 65th percentile of what has the shape of
    /// a letter; nil where there is too little of it. Linear in the number of pixels.
    ///
    /// (The median of a receipt from a dot matrix is the height of its dots: gaps of up to four rows are
    /// closed before anything is measured.)
    static func typical(of binary: borrowing Raster) throws(ReadFailure) -> Double? {
        let closed = try binary.verticalGapsClosed(rows: 5)
        var boxes = try closed.withPointer { pixConnCompBB($0, 8) }
        guard boxes != nil else { return nil }
        defer { boxaDestroy(&boxes) }
        // Specks and dots are smaller; rules, frames and pictures are larger.
        let largest = Int32(max(150, min(binary.width, binary.height) / 8))
        var heights: [Int32] = []
        for index in 0..<boxaGetCount(boxes) {
            var (width, height): (Int32, Int32) = (0, 0)
            guard boxaGetBoxGeometry(boxes, index, nil, nil, &width, &height) == 0 else { continue }
            if height >= 5, height <= largest, width >= 2, width <= 3 * height, height <= 6 * width {
                heights.append(height)
            }
        }
        guard heights.count >= 20 else { return nil }
        heights.sort()
        return Double(heights[heights.count * 65 / 100])
    }
}
