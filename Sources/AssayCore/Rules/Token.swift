// Rules: values found without a model, by the captions and kinds of the schema and the places of the words.
// The way: tokens (DocumentScan), captions among them (CaptionFinder), tables (TableFinder), candidates by kind
// and their relation to captions (FieldFinder), and the choice among them (Solver).

/// A word of the page, or a part of one where a caption and its value are written together (`Date:03/04/2026`).
struct Token: Sendable {
    let text: String
    /// The folded text, as a range of `DocumentScan.folded`.
    let key: Range<Int>
    let box: Box
    let confidence: Double
    let row: Int
    /// Of all phrases of the document, from 0: see `TextRow.segmentStarts`.
    let segment: Int
    let traits: Traits

    /// What the rules ask about a token again and again.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8

        static let digits = Traits(rawValue: 1)
        static let letters = Traits(rawValue: 2)
        /// No blank before it: it was cut off the token before.
        static let glued = Traits(rawValue: 4)
        /// A colon stands before it.
        static let afterColon = Traits(rawValue: 8)
        /// It ends with a colon, or a colon of its own follows.
        static let beforeColon = Traits(rawValue: 16)
        static let percent = Traits(rawValue: 32)
        static let lowerCase = Traits(rawValue: 64)
        /// A colon with a blank before it follows, as French prints it; it is no token.
        static let spacedColon = Traits(rawValue: 128)
    }

    var hasDigits: Bool { traits.contains(.digits) }
    var hasLetters: Bool { traits.contains(.letters) }
    /// Letters and no digit.
    var isWord: Bool { hasLetters && !hasDigits }
    /// A mark that opens an item of a list, alone or glued to its first word.
    var isBullet: Bool {
        guard let mark = text.unicodeScalars.first else { return false }
        if "–•·●▪◦‣○■".unicodeScalars.contains(mark) { return true }
        return text == "-" || text == "*" || text == "--" || text == "=>" || text == ">" || text == "~"
    }
    /// It closes a sentence or an entry of a line: what follows begins anew.
    var endsClause: Bool { text.unicodeScalars.last.map { ".;,|·•".unicodeScalars.contains($0) } ?? false }
    var isPercentage: Bool { traits.contains(.percent) }
}

extension Token.Traits {
    init(of text: String) {
        var traits: Token.Traits = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: traits.insert(.digits)
            case 0x41...0x5A, 0x80...: traits.insert(.letters)
            case 0x61...0x7A: traits.formUnion([.letters, .lowerCase])
            case UInt8(ascii: "%"): traits.insert(.percent)
            default: break
            }
        }
        // Marks that are no letters though they are not ASCII: currencies, degrees, dashes, bullets.
        if traits.contains(.letters), !text.unicodeScalars.contains(where: \.properties.isAlphabetic) {
            traits.remove(.letters)
        }
        self = traits
    }
}
