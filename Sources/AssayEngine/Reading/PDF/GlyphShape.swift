import AssayCore
import Foundation

/// What one letter looks like: its ink in eight rows of eight, whatever its size, and how wide it is for its height.
struct GlyphShape {
    private static let side = 8
    /// Points of a cell, across and down, that are looked at.
    private static let samples = 3
    /// What a letter of other proportions counts for beside ink in other places.
    private static let proportionWeight: Float = 0.05

    /// Two rows each.
    private let cells: (SIMD16<Float>, SIMD16<Float>, SIMD16<Float>, SIMD16<Float>)
    /// Logarithm of width by height.
    private let proportion: Float

    init(_ picture: LetterPicture, columns: Range<Int>, rows: Range<Int>) {
        proportion = Float(log(Double(columns.count) / Double(rows.count)))
        var sums = [Float](repeating: 0, count: Self.side * Self.side)
        let fine = Self.side * Self.samples
        for row in 0..<fine {
            let y = rows.lowerBound + (2 * row + 1) * rows.count / (2 * fine)
            for column in 0..<fine {
                let x = columns.lowerBound + (2 * column + 1) * columns.count / (2 * fine)
                sums[row / Self.samples * Self.side + column / Self.samples] += Float(picture.ink(x, y))
            }
        }
        let most = Float(255 * Self.samples * Self.samples)
        func part(_ number: Int) -> SIMD16<Float> { SIMD16(sums[16 * number..<16 * (number + 1)]) / most }
        cells = (part(0), part(1), part(2), part(3))
    }

    /// 0 for the same look, to about 1.
    func distance(to other: GlyphShape) -> Float {
        let (a, b) = (cells.0 - other.cells.0, cells.1 - other.cells.1)
        let (c, d) = (cells.2 - other.cells.2, cells.3 - other.cells.3)
        let stretch = proportion - other.proportion
        return (a * a + b * b + c * c + d * d).sum() / Float(Self.side * Self.side)
            + Self.proportionWeight * stretch * stretch
    }
}
