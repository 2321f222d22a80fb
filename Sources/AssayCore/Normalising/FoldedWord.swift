/// Up to 25 Latin letters without case and accents in one integer: what vocabulary is looked up by, without
/// allocating for every word of a document.
struct FoldedWord: Hashable {
    private var bits: UInt128 = 0
    private(set) var count = 0

    static let longest = 25

    /// The letters of a word that has nothing else but accents; nil for anything else.
    init?(_ scalars: some Sequence<Unicode.Scalar>) {
        for scalar in scalars {
            if let letter = LatinFolding.letter(scalar) {
                guard append(letter) else { return nil }
            } else if !LatinFolding.isIgnored(scalar) {
                return nil
            }
        }
        if count == 0 { return nil }
    }

    /// The letters of a word without the marks before and after it: "(March," gives march. nil where there is
    /// anything but letters in between, or nothing at all.
    init?(bare word: String) {
        var isOver = false
        for scalar in word.unicodeScalars {
            if let letter = LatinFolding.letter(scalar) {
                guard !isOver, append(letter) else { return nil }
            } else if !LatinFolding.isIgnored(scalar) {
                if scalar.value > 0x7F && scalar.isLetter || Numeral.isDigit(scalar) {
                    return nil
                }
                isOver = count > 0
            }
        }
        if count == 0 { return nil }
    }

    init() {}

    /// A folded letter, `a` to `z`; false where there is no room.
    mutating func append(_ letter: UInt8) -> Bool {
        guard count < Self.longest else { return false }
        bits = bits << 5 | UInt128(letter & 0x1F)
        count += 1
        return true
    }

    static func == (left: FoldedWord, right: FoldedWord) -> Bool { left.bits == right.bits }

    func hash(into hasher: inout Hasher) {
        hasher.combine(UInt64(truncatingIfNeeded: bits))
        if count > 12 { hasher.combine(UInt64(truncatingIfNeeded: bits >> 64)) }
    }
}

extension Dictionary where Key == FoldedWord {
    /// From lists of folded words, parted by spaces; what a word in several lists gets is `merge`'s to say.
    init(lists: some Sequence<(String, Value)>, merging merge: (Value, Value) -> Value) {
        self.init()
        for (list, value) in lists {
            for name in list.split(separator: " ") {
                guard let word = FoldedWord(name.unicodeScalars) else { continue }
                self[word] = self[word].map { merge($0, value) } ?? value
            }
        }
    }
}
