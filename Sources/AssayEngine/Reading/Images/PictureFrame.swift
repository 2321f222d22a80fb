import AssayCore
import CTesseract

/// How large the letters of a picture are, and how crooked it is.
struct PictureFrame {
    let letterHeight: Double?
    /// Clockwise, in radians.
    let angle: Double

    init(of picture: borrowing Raster) throws(ReadFailure) {
        let binary = try picture.withGamma(Preparation.soft.gamma).binarised()
        letterHeight = try TextHeight.typical(of: binary)
        angle = try Self.skew(of: binary)
    }

    /// The factor that gives letters that height; 1 where theirs is unknown.
    func scale(toLetters height: Double) -> Double {
        letterHeight.map { min(4, max(0.25, height / $0)) } ?? 1
    }

    /// The clockwise angle in radians that makes lines level; 0 where it is small or unsure.
    private static func skew(of binary: borrowing Raster) throws(ReadFailure) -> Double {
        var (degrees, confidence): (Float, Float) = (0, 0)
        let failed = try binary.withPointer { pixFindSkew($0, &degrees, &confidence) } != 0
        guard !failed, confidence >= 3, abs(degrees) >= 0.1
        else { return 0 }
        return Double(degrees) * .pi / 180
    }
}
