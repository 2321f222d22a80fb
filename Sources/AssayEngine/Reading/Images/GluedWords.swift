import AssayCore

// Leptonica has a Box of its own.
import struct AssayCore.Box

/// Parts words that stand apart in print and come out as one: `1X`, `FinalTotal`. The recogniser's network decides on
/// spaces by what it has learnt of text; the picture knows better where a gap is far wider than those between letters.
///
/// (Of 102 scanned receipts every second one showed which gaps those are. Splitting at marks loses as much as it wins, and
/// so does joining words at narrow gaps, but for decimals: `SplitNumbers`.)
enum GluedWords {
    /// A word and the boxes of its characters, in their order.
    struct Spelling {
        let word: RecognisedWord
        let characters: [Box]
    }

    private static let fewestLetters = 3

    /// A gap between two characters of a word, in heights of the word.
    private struct Gap {
        /// The number of the character behind it.
        let place: Int
        let width: Double
    }

    /// In the same order.
    static func parted(_ spellings: [Spelling]) -> [RecognisedWord] {
        var result: [RecognisedWord] = []
        var start = 0
        while start < spellings.count {
            let line = spellings[start...].prefix { $0.word.line == spellings[start].word.line }
            let widths = line.flatMap { gaps(of: $0).map(\.width) }.sorted()
            for spelling in line { result += parts(of: spelling, amid: widths) }
            start = line.endIndex
        }
        return result
    }

    private static func gaps(of spelling: Spelling) -> [Gap] {
        let height = spelling.word.box.height
        guard height > 0 else { return [] }
        return zip(spelling.characters, spelling.characters.dropFirst()).enumerated().map { number, pair in
            Gap(place: number + 1, width: (pair.1.left - pair.0.right) / height)
        }
    }

    /// - Parameter widths: of all gaps of the line, rising.
    private static func parts(of spelling: Spelling, amid widths: [Double]) -> [RecognisedWord] {
        let word = spelling.word
        let scalars = Array(word.text.unicodeScalars)
        // Else it is not known which character is which.
        guard scalars.count == spelling.characters.count else { return [word] }
        let gaps = gaps(of: spelling)
        guard let widest = gaps.max(by: { $0.width < $1.width }) else { return [word] }
        let next = gaps.filter { $0.place != widest.place }.map(\.width).max() ?? 0
        let (left, right) = (scalars[..<widest.place], scalars[widest.place...])
        let usual = median(of: widths, without: widest.width)
        guard areTwo(left, right, widest.width, next: next, usual: usual) else { return [word] }
        return [(left, spelling.characters[..<widest.place]), (right, spelling.characters[widest.place...])]
            .map { text, boxes in
                let box = boxes.dropFirst().reduce(boxes.first ?? word.box) { $0.union($1) }
                return RecognisedWord(
                    text: String(String.UnicodeScalarView(text)), box: box, confidence: word.confidence,
                    line: word.line)
            }
    }

    /// Of what stands alone, that of usual print.
    private static func median(of widths: [Double], without width: Double) -> Double {
        guard widths.count > 1 else { return 0.15 }
        let middle = (widths.count - 1) / 2
        return max(0.05, widths[middle] >= width ? widths[middle + 1] : widths[middle])
    }

    private static func areTwo(
        _ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>, _ gap: Double, next: Double,
        usual: Double
    ) -> Bool {
        // A number and what is counted.
        if left.allSatisfy(isFigure), right.first?.properties.isAlphabetic == true {
            return gap >= 0.6 && gap >= 1.5 * next && gap >= 2.5 * usual
        }
        // One letter or two apart from the rest are rather a word of which one was not recognised.
        let areLetters = [Array(left.suffix(fewestLetters)), Array(right.prefix(fewestLetters))].allSatisfy {
            $0.count(where: \.properties.isAlphabetic) == fewestLetters
        }
        return areLetters && gap >= 0.36 && gap >= 2 * next && gap >= 3 * usual
    }

    private static func isFigure(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
