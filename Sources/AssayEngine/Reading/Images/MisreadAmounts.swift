/// Mends amounts that a whole page shows to be misread: small marks and the figure nought.
///
/// (Of 102 receipts that write a point a tenth had amounts with a comma, all of them misread.)
enum MisreadAmounts {
    /// Amounts with a point from which a page is one that writes points, and how many for each with a comma.
    private static let enough = 5
    private static let majority = 4

    /// In the same order; boxes and confidences stay.
    static func mended(_ words: [RecognisedWord]) -> [RecognisedWord] {
        let marks = words.compactMap { decimalMark(in: Array($0.text.utf8))?.mark }
        let points = marks.count { $0 == point }
        let writesPoints = points >= enough && points >= majority * (marks.count - points)
        return words.map { word in
            var bytes = Array(word.text.utf8)
            if writesPoints, let (mark, place) = decimalMark(in: bytes), mark == comma {
                bytes[place] = point
            }
            if let place = misreadNought(in: bytes) { bytes[place] = nought }
            guard !bytes.elementsEqual(word.text.utf8) else { return word }
            return RecognisedWord(
                text: String(decoding: bytes, as: UTF8.self), box: word.box, confidence: word.confidence,
                line: word.line)
        }
    }

    private static let (point, comma, nought) = (UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "0"))

    /// The only mark of an amount: `12.50`, `RM4,20`, `0.38%`; nil for dates, times, and numbers of groups.
    private static func decimalMark(in word: [UInt8]) -> (mark: UInt8, place: Int)? {
        let marks = word.indices.filter { word[$0] == point || word[$0] == comma }
        guard marks.count == 1, let place = marks.first, place > 0, isFigure(word[place - 1]) else {
            return nil
        }
        let decimals = word[(place + 1)...].prefix(while: isFigure)
        let whole = word[..<place].reversed().prefix(while: isFigure)
        // Behind it a sign of per cent or a letter or two for the tax; before it a sign or a currency.
        guard decimals.count == 2, whole.count <= 4, word.count - place <= 5, place - whole.count <= 3,
            !word.dropFirst().contains(where: { ":/-".utf8.contains($0) })
        else { return nil }
        return (word[place], place)
    }

    /// Where in `O.50` or `RMO.00` the letter stands.
    private static func misreadNought(in word: [UInt8]) -> Int? {
        guard word.count >= 4, word.suffix(2).allSatisfy(isFigure) else { return nil }
        let place = word.count - 4
        guard word[place] == UInt8(ascii: "O"), word[place + 1] == point || word[place + 1] == comma else {
            return nil
        }
        return currencies.contains(String(decoding: word[..<place], as: UTF8.self)) ? place : nil
    }

    private static let currencies: Set = [
        "", "-", "RM", "$", "-$", "S$", "£", "€", "USD", "EUR", "GBP", "MYR", "SGD", "CHF",
    ]

    private static func isFigure(_ byte: UInt8) -> Bool { byte >= nought && byte <= UInt8(ascii: "9") }
}
