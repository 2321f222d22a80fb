import AssayCore

/// Compares a text layer with what recognition sees in a part of the page.
struct LayerLook {
    enum Verdict: Hashable {
        case agrees, disagrees
        /// Too little could be read.
        case undecided
    }

    /// Words of which the recogniser is surer than this are right nine times in ten.
    private static let sure = 0.8
    /// Of the words that are sure, so many decide.
    private static let enough = 5
    /// So many decide, though they stand in a line or two.
    private static let plenty = 10
    /// Of those, so many must stand in the text layer. Programs part words in different ways, and small print is
    /// misread: good layers reach 0.8 and more, others 0.2.
    private static let agreement = 0.6

    /// Of the page, in its points.
    let recognised: [Word]
    let layer: [PDFWord]

    /// Whether so much was read that a larger part of the page would hardly say something else.
    var isTelling: Bool { sure.count >= Self.plenty }

    private var sure: [Word] {
        recognised.filter { $0.confidence >= Self.sure && Self.key($0.text).count >= 2 }
    }

    var verdict: Verdict {
        let sure = sure
        guard sure.count >= Self.enough else { return .undecided }
        let known = sure.count { isKnown($0) }
        return Double(known) >= Self.agreement * Double(sure.count) ? .agrees : .disagrees
    }

    /// Whether the text layer has the word where the page shows it, whole or parted.
    private func isKnown(_ word: Word) -> Bool {
        let near = layer.filter { Self.meet($0.box, word.box) }
        let key = Self.key(word.text)
        return Self.contains(near.flatMap { Self.key($0.text) }, key)
            || near.contains {
                let own = Self.key($0.text); return own.count >= 2 && Self.contains(key, own)
            }
    }

    /// In the same row, and touching: layers of other programs are off by some points.
    static func meet(_ one: Box, _ other: Box) -> Bool {
        let down = min(one.bottom, other.bottom) - max(one.top, other.top)
        let across = min(one.right, other.right) - max(one.left, other.left)
        return down > 0.3 * min(one.height, other.height) && across > 0
    }

    /// Letters and figures; those that look alike are one.
    private static func key(_ text: String) -> [Unicode.Scalar] {
        text.lowercased().unicodeScalars.compactMap { scalar in
            switch scalar {
            case "0": "o"
            case "1", "i", "|", "!": "l"
            case "5": "s"
            default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? scalar : nil
            }
        }
    }

    private static func contains(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
        guard !part.isEmpty, text.count >= part.count else { return false }
        return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
    }
}
