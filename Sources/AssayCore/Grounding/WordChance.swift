/// The chance that a recognised word is right, from how sure the recogniser says it is.
///
/// Tesseract's confidence is no probability: of the words of a hundred scanned receipts that it gave 0.93, people who
/// typed the receipts had 98 in 100 alike, of those that it gave 0.97 all but one in two hundred; and of those that it
/// gave less than 0.3 a third. Counted apart on both halves of the receipts the shares differ by 0.02 and less from 0.85
/// on, 0.06 below (docs/decisions/0018-counted-word-confidence.md).
enum WordChance {
    /// - Parameters:
    ///   - key: the word's letters and digits, folded.
    ///   - confidence: the recogniser's, 0...1.
    static func right(_ key: ArraySlice<UInt8>, confidence: Double) -> Double {
        let wrong = 1 - share(confidence)
        if confidence >= leastOfExpected || key.count >= longExpected, isExpected(key) {
            return 1 - wrong * ofExpected
        }
        return 1 - (key.count >= long && key.contains { $0 > 0x39 } ? wrong * ofLong : wrong)
    }

    /// A word that names and addresses are made of was hardly read from another: of 486 such words (`Jalan`, `Lot`,
    /// `Bhd`) of a confidence of 0.6 and more none was, and of 373 of four letters and more none, 14 of them of less.
    private static func isExpected(_ key: ArraySlice<UInt8>) -> Bool {
        guard key.count <= StreetWords.longest else { return false }
        let word = String(decoding: key, as: UTF8.self)
        return StreetWords.all.contains(word) || LegalForms.all.contains(word)
            || StreetWords.regions.contains(word)
    }

    private static let leastOfExpected = 0.6
    /// Stains are read as words of three letters and fewer.
    private static let longExpected = 4
    private static let ofExpected = 0.1

    /// From how many characters on a word is long: the more of them agree, the less is left to chance. Each digit of
    /// a number stands for itself, however many there are.
    private static let long = 5
    /// Of long words half as many and fewer are wrong as of all words of the same confidence.
    private static let ofLong = 0.5

    /// How many of the words of a confidence were right, never falling; straight between the points counted.
    private static let counted: [(confidence: Double, right: Double)] = [
        (0, 0.25), (0.4, 0.5), (0.55, 0.62), (0.65, 0.69), (0.75, 0.79), (0.825, 0.85), (0.867, 0.9),
        (0.89, 0.925), (0.911, 0.968), (0.93, 0.98), (0.965, 0.995), (1, 1),
    ]

    private static func share(_ confidence: Double) -> Double {
        var low = counted[0]
        for high in counted.dropFirst() {
            if confidence <= high.confidence {
                let part = max(0, confidence - low.confidence) / (high.confidence - low.confidence)
                return low.right + (high.right - low.right) * part
            }
            low = high
        }
        return 1
    }
}
