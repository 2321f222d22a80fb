import AssayCore
import CTesseract

// Leptonica has a Box of its own.
import struct AssayCore.Box

/// Recognises the words of one page's picture: finds its best size, straightens it, turns it upright, and reads
/// it a second time where hardly anything was read.
struct PageRecognition {
    /// What recognition found, in the frame of the picture after `quarterTurns`.
    struct Result {
        let words: [RecognisedWord]
        /// Right angles, clockwise, by which the picture was turned to stand upright.
        let quarterTurns: Int
    }

    /// Text that stands upright reaches about 0.75, text on its head about 0.3.
    private static let sureEnough = 0.6
    /// Clean print reaches 0.9. Below this hardly anything was read, and more may stand there than was seen: a second
    /// reading of darker print pays. (On 102 scanned receipts reading the unsure lines of all those below
    /// 0.75 again found half a word in 100 more, no total and no date, for an eighth of the time.)
    private static let poor = 0.5
    /// Pixels of the part on which ways up are tried.
    private static let probeSide = 1200

    let languages: PageLanguages
    let deadline: Deadline
    let stop: StopSignal

    /// `picture` is 8-bit grey. Tries the other ways up only where the picture reads badly as it is, which
    /// costs half a second; else that is how it stays.
    func words(in picture: borrowing Raster) throws(ReadFailure) -> Result {
        let asItIs = try firstReading(of: picture)
        if asItIs.words.meanConfidence < Self.sureEnough, let turns = try bestTurns(of: picture), turns > 0 {
            let upright = try picture.turned(quarters: turns)
            let turned = try firstReading(of: upright)
            if turned.words.meanConfidence > asItIs.words.meanConfidence {
                return Result(words: try finished(turned, of: upright), quarterTurns: turns)
            }
        }
        return Result(words: try finished(asItIs, of: picture), quarterTurns: 0)
    }

    /// In the language that the page turns out to be in, and in that of the names among its words.
    private func firstReading(of picture: borrowing Raster) throws(ReadFailure) -> FirstReading {
        let reading = try plainReading(of: picture)
        guard let guest = try languages.guest(in: reading.words) else { return reading }
        var names: [RecognisedWord] = []
        for band in LineBands.around(guest.lines, of: reading.words, height: picture.height) {
            let strip = try picture.cropped(
                left: 0, top: band.lowerBound, width: picture.width, height: band.count)
            let line = (names.last?.line ?? -1) + 1
            names += try attempt(strip, in: reading.frame, prepared: .soft, by: guest.recogniser)
                .map { $0.moved(down: Double(band.lowerBound), lines: line) }
        }
        return FirstReading(
            frame: reading.frame, words: ReadingMerge(reading.words, names, choosing: .names).words(),
            recogniser: reading.recogniser)
    }

    private func plainReading(of picture: borrowing Raster) throws(ReadFailure) -> FirstReading {
        let frame = try PictureFrame(of: picture)
        let first = try languages.first()
        let words = try attempt(picture, in: frame, prepared: .soft, by: first)
        let reading = FirstReading(frame: frame, words: words, recogniser: first)
        let better = try languages.recogniser(for: languages.finding(of: words))
        guard better !== first else { return reading }
        let again = try attempt(picture, in: frame, prepared: .soft, by: better)
        guard again.meanConfidence >= words.meanConfidence else { return reading }
        return FirstReading(frame: frame, words: again, recogniser: better)
    }

    /// With what a second reading gives, where that pays.
    private func finished(
        _ first: FirstReading, of picture: borrowing Raster
    ) throws(ReadFailure) -> [RecognisedWord] {
        guard first.words.meanConfidence < Self.poor else { return Self.mended(first.words) }
        let second = try attempt(picture, in: first.frame, prepared: .dark, by: first.recogniser)
        return Self.mended(ReadingMerge(first.words, second).words())
    }

    /// As far as the words tell what is wrong with them.
    private static func mended(_ words: [RecognisedWord]) -> [RecognisedWord] {
        MisreadAmounts.mended(SplitNumbers.joined(words))
    }

    /// The words as one reading with all languages has them, for a look at a part of a page.
    func quickWords(in picture: borrowing Raster) throws(ReadFailure) -> [RecognisedWord] {
        try attempt(picture, in: PictureFrame(of: picture), prepared: .soft, by: languages.all())
    }

    /// How many turns make the middle of the picture read best; nil where no way up is clearly better.
    private func bestTurns(of picture: borrowing Raster) throws(ReadFailure) -> Int? {
        let probe = try mostWritten(of: picture)
        var confidences: [Double] = []
        for turns in 0..<4 { confidences.append(try confidence(in: probe.turned(quarters: turns))) }
        guard let best = confidences.indices.max(by: { confidences[$0] < confidences[$1] }) else {
            return nil
        }
        return confidences[best] > confidences[0] + 0.1 ? best : nil
    }

    /// Which way up it stands, any language tells.
    private func confidence(in picture: borrowing Raster) throws(ReadFailure) -> Double {
        try attempt(picture, in: PictureFrame(of: picture), prepared: .soft, by: languages.first())
            .meanConfidence
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

    private func attempt(
        _ picture: borrowing Raster, in frame: PictureFrame, prepared preparation: Preparation,
        by recogniser: Recogniser
    ) throws(ReadFailure) -> [RecognisedWord] {
        let scale = frame.scale(toLetters: preparation.letterHeight)
        let angle = frame.angle(after: scale)
        let prepared = try preparation.applied(to: picture, scale: scale, angle: angle)
        let mapping = PixelMapping(
            scale: scale, angle: angle, width: prepared.width, height: prepared.height,
            limits: Box(left: 0, top: 0, right: Double(picture.width), bottom: Double(picture.height)))
        let words = try recogniser.words(of: prepared, resolution: 300, deadline: deadline, stop: stop)
        return words.map { mapping.restored($0) }
    }
}

/// A reading that may need a second one, and how it came about.
private struct FirstReading {
    let frame: PictureFrame
    let words: [RecognisedWord]
    let recogniser: Recogniser
}
