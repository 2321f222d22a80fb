import AssayCore

// Leptonica has a Box of its own.
import struct AssayCore.Box

/// Makes one reading of two of the same picture, prepared in different ways.
///
/// What both have is taken from the one that is surer of it, place by place: a reading's slips differ with the
/// size and the contrast of the picture, so a second one mends more than it spoils (of 102 scanned receipts
/// two readings give 2 more words in 100 than the first). The lines are those of the first. (Voting among
/// readings, word by word: ROVER, Fiscus 1997.)
struct ReadingMerge {
    /// How a place is decided that both readings have.
    enum Choice {
        /// By the surer reading.
        case surer
        /// The second reading is in the language of the names on the page: it is believed where it is about as sure as
        /// the first. Dates and times stay the first's: the other language reads strokes between digits as digits.
        ///
        /// On 102 Malaysian receipts, the lines of Malay words read in English and then in Malay, this gives 80 of the
        /// sellers' names instead of 66 and 60 addresses instead of 51; the rule was found on the same receipts.
        case names
    }

    /// By how much a reading in the language of names may be less sure. (0.02 gives three names in a hundred less, 0.1 no more.)
    private static let favour = 0.05
    /// Words that two languages read otherwise are wrong far more often than their confidence says: of those of 0.9 a
    /// quarter, where of all words of 0.9 one in twenty is. This brings them to the confidence of words that are as
    /// often wrong.
    private static func doubted(_ confidence: Double) -> Double {
        max(0, confidence - 2.5 * (1 - confidence))
    }

    /// The least confidence of a word that only the second reading has: specks come out as unsure words.
    private static let sureAlone = 0.7
    /// A mark of less confidence that only one reading has is a speck.
    private static let speck = 0.3

    private let first: [RecognisedWord]
    private let second: [RecognisedWord]
    private let matching: WordMatching
    private let choice: Choice

    init(_ first: [RecognisedWord], _ second: [RecognisedWord], choosing choice: Choice = .surer) {
        self.choice = choice
        self.first = first
        self.second = second
        matching = WordMatching(first: first.map(\.box), second: second.map(\.box))
    }

    /// Line by line in the reading order of the first reading.
    func words() -> [RecognisedWord] {
        var lines: [[RecognisedWord]] = []
        var lineOfSecond: [Int: Int] = [:]
        for place in matching.places {
            guard let start = place.first.first else { continue }
            let line = first[start].line
            while lines.count <= line { lines.append([]) }
            lines[line] += chosen(for: place).map { $0.moved(toLine: line) }
            for number in place.second { lineOfSecond[second[number].line] = line }
        }
        var additions: [Int: [RecognisedWord]] = [:]
        for place in matching.places where place.first.isEmpty {
            for word in place.second.map({ second[$0] }) where isWorthAdding(word) {
                if let line = lineOfSecond[word.line] {
                    Self.insert(word.moved(toLine: line), into: &lines[line])
                } else {
                    additions[word.line, default: []].append(word)
                }
            }
        }
        return Self.numbered(lines, with: additions.sorted { $0.key < $1.key }.map(\.value))
    }

    private func chosen(for place: WordMatching.Place) -> [RecognisedWord] {
        let (ours, theirs) = (place.first.map { first[$0] }, place.second.map { second[$0] })
        guard theirs.isEmpty else {
            switch choice {
            case .surer: return ours.meanConfidence >= theirs.meanConfidence ? ours : theirs
            case .names: return Self.named(ours, theirs)
            }
        }
        return ours.filter { $0.confidence >= Self.speck || $0.holdsText }
    }

    private static func named(_ ours: [RecognisedWord], _ theirs: [RecognisedWord]) -> [RecognisedWord] {
        let (mine, other) = (ours.meanConfidence, theirs.meanConfidence)
        guard ours.map(\.text) != theirs.map(\.text) else { return mine >= other ? ours : theirs }
        let both = ours + theirs
        let isFavoured = !both.contains { $0.text.contains(where: \.isNumber) }
        let isFirst = both.contains(where: \.isDateLike) || mine >= other + (isFavoured ? favour : 0)
        return (isFirst ? ours : theirs).map { $0.with(confidence: doubted($0.confidence)) }
    }

    private func isWorthAdding(_ word: RecognisedWord) -> Bool {
        word.confidence >= Self.sureAlone && word.holdsText
    }

    /// Before the first word that begins further right.
    private static func insert(_ word: RecognisedWord, into line: inout [RecognisedWord]) {
        let place = line.firstIndex { $0.box.left > word.box.left } ?? line.count
        line.insert(word, at: place)
    }

    /// Lines that only the second reading has go before the first line that stands lower; all are counted anew.
    private static func numbered(
        _ lines: [[RecognisedWord]], with additions: [[RecognisedWord]]
    ) -> [RecognisedWord] {
        var result: [[RecognisedWord]] = []
        var rest = additions[...]
        for line in lines {
            while let next = rest.first, let middle = line.middle, let new = next.middle, new < middle {
                result.append(next)
                rest.removeFirst()
            }
            result.append(line)
        }
        return (result + rest).filter { !$0.isEmpty }.enumerated().flatMap { number, line in
            line.map { $0.moved(toLine: number) }
        }
    }
}

extension RecognisedWord {
    /// A letter or a figure at least.
    var holdsText: Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    /// Digits and a mark that parts those of dates and times.
    fileprivate var isDateLike: Bool {
        text.contains { "/-:".contains($0) } && text.contains(where: \.isNumber)
    }

    fileprivate func with(confidence: Double) -> RecognisedWord {
        RecognisedWord(text: text, box: box, confidence: confidence, line: line)
    }

    /// Of a strip, in the frame of the whole picture.
    func moved(down rows: Double, lines: Int) -> RecognisedWord {
        let box = Box(left: box.left, top: box.top + rows, right: box.right, bottom: box.bottom + rows)
        return RecognisedWord(text: text, box: box, confidence: confidence, line: line + lines)
    }

    fileprivate func moved(toLine line: Int) -> RecognisedWord {
        RecognisedWord(text: text, box: box, confidence: confidence, line: line)
    }
}

extension [RecognisedWord] {
    /// The mean over all characters, 0...1; 0 where there are none.
    var meanConfidence: Double {
        let count = reduce(0) { $0 + $1.text.utf8.count }
        let sum = reduce(0) { $0 + $1.confidence * Double($1.text.utf8.count) }
        return count == 0 ? 0 : sum / Double(count)
    }

    /// How far down the words stand on average.
    fileprivate var middle: Double? { isEmpty ? nil : reduce(0) { $0 + $1.box.midY } / Double(count) }
}
