import AssayCore
import CTesseract

/// How large the letters of a picture are, in its pixels.
struct LetterSize: Hashable {
    /// Of capitals and figures, nearly: the 65th percentile of what has the shape of a letter.
    let height: Double
    /// The median of those that are about as high; nil where there are too few of them.
    let width: Double?

    /// Fewer tell nothing.
    private static let enough = 20

    /// nil where there is too little print. Linear in the number of pixels.
    ///
    /// (The median of a receipt from a dot matrix is the height of its dots: gaps of up to four rows are
    /// closed before anything is measured.)
    static func typical(of binary: borrowing Raster) throws(ReadFailure) -> LetterSize? {
        let shapes = try letters(in: binary.verticalGapsClosed(rows: 5))
        guard shapes.count >= enough else { return nil }
        let height = shapes.map(\.height).sorted()[shapes.count * 65 / 100]
        // Letters of that height, but no two that touch. Small letters, marks and parts of letters are left out.
        let widths = shapes.filter {
            4 * $0.height >= 3 * height && 10 * $0.height <= 13 * height && 5 * $0.width < 6 * height
        }.map(\.width).sorted()
        return LetterSize(
            height: Double(height), width: widths.count < enough ? nil : Double(widths[widths.count / 2]))
    }

    private static func letters(
        in binary: borrowing Raster
    ) throws(ReadFailure) -> [(width: Int32, height: Int32)] {
        var boxes = try binary.withPointer { pixConnCompBB($0, 8) }
        guard boxes != nil else { return [] }
        defer { boxaDestroy(&boxes) }
        // Specks and dots are smaller; rules, frames and pictures are larger.
        let largest = Int32(max(150, min(binary.width, binary.height) / 8))
        var shapes: [(width: Int32, height: Int32)] = []
        for index in 0..<boxaGetCount(boxes) {
            var (width, height): (Int32, Int32) = (0, 0)
            guard boxaGetBoxGeometry(boxes, index, nil, nil, &width, &height) == 0 else { continue }
            if height >= 5, height <= largest, width >= 2, width <= 3 * height, height <= 6 * width {
                shapes.append((width, height))
            }
        }
        return shapes
    }
}
