import AssayCore
import CTesseract

/// How large the letters of a picture are, and how crooked it is.
struct PictureFrame {
    let letterHeight: Double?
    /// Clockwise, in radians.
    let angle: Double

    /// Pixels above which a picture of half the width and height tells as much in a quarter of the time: letters of
    /// a page of so many are 20 pixels high and more.
    private static let large = 6_000_000

    init(of picture: borrowing Raster) throws(ReadFailure) {
        let isLarge = picture.width * picture.height > Self.large
        let measured =
            try isLarge ? PictureFrame(measuring: picture.halved()) : PictureFrame(measuring: picture)
        letterHeight = measured.letterHeight.map { isLarge ? 2 * $0 : $0 }
        angle = measured.angle
    }

    private init(measuring picture: borrowing Raster) throws(ReadFailure) {
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
