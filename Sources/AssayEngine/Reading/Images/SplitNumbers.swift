import AssayCore

// Leptonica has a Box of its own.
import struct AssayCore.Box

/// Joins amounts that stand in wide print and come out as two words: `200.` `00`.
enum SplitNumbers {
    /// A gap wider than that share of the figures' height is one between words.
    private static let widestGap = 0.75

    static func joined(_ words: [RecognisedWord]) -> [RecognisedWord] {
        var result: [RecognisedWord] = []
        for word in words {
            if let last = result.last, belong(last, word) {
                result[result.count - 1] = RecognisedWord(
                    text: last.text + word.text, box: last.box.union(word.box),
                    confidence: min(last.confidence, word.confidence), line: last.line)
            } else {
                result.append(word)
            }
        }
        return result
    }

    private static func belong(_ left: RecognisedWord, _ right: RecognisedWord) -> Bool {
        let gap = right.box.left - left.box.right
        let height = max(left.box.height, right.box.height)
        return left.line == right.line && gap < widestGap * height && right.box.midX > left.box.midX
            && endsAtDecimalMark(left.text) && beginsWithDecimals(right.text)
    }

    private static func endsAtDecimalMark(_ text: String) -> Bool {
        guard let mark = text.utf8.last, let figure = text.utf8.dropLast().last else { return false }
        return (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",")) && isFigure(figure)
    }

    /// Exactly two figures, then no third: `00`, `38%`. (`No. 028165` and `1, 2018` stay apart.)
    private static func beginsWithDecimals(_ text: String) -> Bool {
        let figures = text.utf8.prefix { isFigure($0) }.count
        return figures == 2
    }

    private static func isFigure(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
