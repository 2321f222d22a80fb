/// How sure the words behind a value are: the chance that all of them were read right.
///
/// A recogniser's confidence says how its words are ordered and not how many of them are right; `WordChance` says that.
/// Words are taken for independent, so a long address is less sure than a short name of equally sure words. What stands
/// at several places and was read alike each time is as sure as not all of the readings being wrong.
struct ReadingTrust {
    let index: WordIndex

    /// Below this a number, a date or a code is doubtful: one wrong character makes another value.
    static let leastOfCodes = 0.85
    /// Most misread digits leave no day of the calendar: of 97 dates on scanned receipts none was wrong, 28 of them below
    /// the bound of other codes.
    static let leastOfDates = 0.5
    /// Below this a text is doubtful.
    static let leastOfTexts = 0.8

    /// Of words read more surely than this, nineteen in twenty and more were right.
    static let leastOfSpelling = 0.9

    /// The least that is asked of a field's values.
    static func least(_ kind: FieldKind) -> Double {
        switch kind {
        case .text, .list: leastOfTexts
        case .date: leastOfDates
        case .identifier, .money, .number, .currency, .choice, .table: leastOfCodes
        }
    }

    /// Of the words that evidence quotes; 1 on a page that was not recognised.
    func chance(of evidence: Evidence) -> Double {
        guard index.isRecognised(page: evidence.page) else { return 1 }
        return chance(of: words(of: evidence))
    }

    /// Of a value that stands at several places.
    func chance(of places: [Place]) -> Double {
        1 - places.reduce(1) { $0 * (1 - chance(of: $1.words)) }
    }

    /// Marks alone, as a recogniser takes them from rules and stains, are no part of what is stated.
    private func chance(of words: [Int]) -> Double {
        words.filter { !index.ranges[$0].isEmpty }.reduce(1) {
            $0
                * WordChance.right(
                    index.folded.bytes[index.ranges[$1]], confidence: index.words[$1].confidence)
        }
    }

    /// The words of a quote, inside its box.
    func words(of evidence: Evidence) -> [Int] {
        guard let page = index.wordsByPage.first(where: { index.pages[$0.lowerBound] == evidence.page })
        else {
            return []
        }
        let box = evidence.box
        return page.filter { word in
            let at = index.words[word].box
            return at.midY >= box.top && at.midY <= box.bottom
                && (at.left + at.right) / 2 >= box.left && (at.left + at.right) / 2 <= box.right
                && evidence.quote.contains(index.words[word].text)
        }
    }

    /// A word of a text that stands elsewhere with one letter changed: a recogniser read one of the two wrong. Only words of
    /// five letters and more, which are seldom alike by chance; one that was read surely is another word.
    func misspelt(_ evidence: Evidence) -> (word: String, other: String)? {
        guard index.isRecognised(page: evidence.page) else { return nil }
        let own = words(of: evidence)
        for word in own {
            let key = index.folded.bytes[index.ranges[word]]
            guard key.count >= 5, index.words[word].confidence < Self.leastOfSpelling,
                key.allSatisfy({ $0 > 0x39 })
            else { continue }
            for other in index.words.indices where index.ranges[other].count == key.count {
                let difference = zip(key, index.folded.bytes[index.ranges[other]]).count { $0 != $1 }
                if difference == 1, !own.contains(other) {
                    return (index.words[word].text, index.words[other].text)
                }
            }
        }
        return nil
    }
}
