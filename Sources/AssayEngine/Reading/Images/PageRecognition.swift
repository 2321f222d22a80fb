import AssayCore
import CTesseract

// Leptonica has a Box of its own.
import struct AssayCore.Box

/// Recognises the words of one page's picture: finds its best size, straightens it, turns it upright.
struct PageRecognition {
    /// What recognition found, in the frame of the picture after `quarterTurns`.
    struct Result {
        let words: [RecognisedWord]
        /// Right angles, clockwise, by which the picture was turned to stand upright.
        let quarterTurns: Int

        /// The mean over all characters, 0...1; 0 where there are none.
        var confidence: Double {
            let count = words.reduce(0) { $0 + $1.text.utf8.count }
            let sum = words.reduce(0) { $0 + $1.confidence * Double($1.text.utf8.count) }
            return count == 0 ? 0 : sum / Double(count)
        }
    }

    /// Text that stands upright reaches about 0.75, text on its head about 0.3.
    private static let sureEnough = 0.6
    /// Pixels of the part on which ways up are tried.
    private static let probeSide = 1200

    /// Height of letters in pixels at which the neural network reads best.
    var letterHeight = 24.0
    var straightens = true
    var segmentation: PageSegmentation?

    let recogniser: Recogniser
    let deadline: Deadline
    let stop: StopSignal

    /// `picture` is 8-bit grey. Tries the other ways up only where the picture reads badly as it is, which
    /// costs half a second; else that is how it stays.
    func words(in picture: borrowing Raster) throws(ReadFailure) -> Result {
        let asItIs = Result(words: try attempt(picture), quarterTurns: 0)
        guard asItIs.confidence < Self.sureEnough, let turns = try bestTurns(of: picture), turns > 0 else {
            return asItIs
        }
        let turned = Result(words: try attempt(picture.turned(quarters: turns)), quarterTurns: turns)
        return turned.confidence > asItIs.confidence ? turned : asItIs
    }

    /// How many turns make the middle of the picture read best; nil where no way up is clearly better.
    private func bestTurns(of picture: borrowing Raster) throws(ReadFailure) -> Int? {
        let probe = try mostWritten(of: picture)
        var confidences: [Double] = []
        for turns in 0..<4 {
            let words = try attempt(probe.turned(quarters: turns))
            confidences.append(Result(words: words, quarterTurns: turns).confidence)
        }
        guard let best = confidences.indices.max(by: { confidences[$0] < confidences[$1] }) else {
            return nil
        }
        return confidences[best] > confidences[0] + 0.1 ? best : nil
    }

    /// A square around the middle of the ink.
    private func mostWritten(of picture: borrowing Raster) throws(ReadFailure) -> Raster {
        var (x, y) = (Float(picture.width) / 2, Float(picture.height) / 2)
        _ = try picture.binarised().withPointer { pixCentroid($0, nil, nil, &x, &y) }
        let side = min(picture.width, picture.height, Self.probeSide)
        let left = min(max(0, Int(x) - side / 2), picture.width - side)
        let top = min(max(0, Int(y) - side / 2), picture.height - side)
        return try picture.cropped(left: left, top: top, width: side, height: side)
    }

    private func attempt(_ picture: borrowing Raster) throws(ReadFailure) -> [RecognisedWord] {
        let binary = try picture.binarised()
        let factor = scale(of: picture, letters: try TextHeight.median(of: binary))
        let angle = straightens ? try Self.skew(of: binary) : 0
        let scaled = try picture.scaled(by: factor)
        let straight = angle == 0 ? scaled : try scaled.rotated(radians: angle)
        let segmentation =
            self.segmentation ?? Self.segmentation(width: picture.width, height: picture.height)
        let words = try recogniser.words(
            of: straight, segmentation: segmentation, resolution: 300, deadline: deadline, stop: stop)
        let mapping = PixelMapping(
            scale: factor, angle: angle, width: straight.width, height: straight.height,
            limits: Box(left: 0, top: 0, right: Double(picture.width), bottom: Double(picture.height)))
        return words.map { mapping.restored($0) }
    }

    private func scale(of picture: borrowing Raster, letters height: Double?) -> Double {
        guard let height, letterHeight > 0 else { return 1 }
        return min(4, max(0.25, letterHeight / height))
    }

    /// The clockwise angle in radians that makes lines level; 0 where it is small or unsure.
    static func skew(of binary: borrowing Raster) throws(ReadFailure) -> Double {
        var (degrees, confidence): (Float, Float) = (0, 0)
        let failed = try binary.withPointer { pixFindSkew($0, &degrees, &confidence) } != 0
        guard !failed, confidence >= 3, abs(degrees) >= 0.1
        else { return 0 }
        return Double(degrees) * .pi / 180
    }

    static func segmentation(width: Int, height: Int) -> PageSegmentation {
        Double(height) > 1.7 * Double(width) ? .block : .column
    }
}
