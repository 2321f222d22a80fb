import Foundation

extension NumberText {
    /// Two bounds of which at least one is stated: `$50-60K`, `50.000 – 60.000 €`, `ab 45.000`, `up to 55k`.
    public struct Bounds: Sendable, Hashable {
        public let min: Reading?
        public let max: Reading?
        /// The currency mark as written, where one stands beside either bound.
        public let mark: String?

        public init(min: Reading?, max: Reading?, mark: String?) {
            self.min = min
            self.max = max
            self.mark = mark
        }
    }

    /// The first range in the text, or a single number with a word that makes it a bound; nil where there is
    /// neither. A `k` or `million` of the second number holds for the first where that is below 1000. Three
    /// numbers in a row of dashes (2026-03-12) are no range. Linear in the text's length.
    public static func range(in text: String, conventions: WritingConventions) -> Bounds? {
        let pieces = RangePiece.pieces(of: text)
        for index in pieces.indices {
            if case .number(let first) = pieces[index],
                let bounds = bounds(from: first, at: index, pieces, conventions)
            {
                return bounds
            }
        }
        return nil
    }

    private static func bounds(
        from first: Numeral, at index: Int, _ pieces: [RangePiece], _ conventions: WritingConventions
    ) -> Bounds? {
        let before = index > 0 ? pieces[index - 1] : .other
        if index + 2 < pieces.count, pieces[index + 1].joins, case .number(let second) = pieces[index + 2] {
            if pieces[index + 1] == .and, before != .between { return nil }
            if pieces[index + 1] == .dash {
                let isLonger = index + 3 < pieces.count && pieces[index + 3] == .dash
                if isLonger || before == .dash { return nil }
            }
            return bounds(first, second, conventions)
        }
        guard let reading = reading(first, conventions) else { return nil }
        switch before {
        case .from: return Bounds(min: reading, max: nil, mark: first.affixes.mark)
        case .upTo: return Bounds(min: nil, max: reading, mark: first.affixes.mark)
        case .number, .dash, .to, .and, .between, .other:
            // "or more": any one word may stand between.
            let isOpenEnded = pieces[(index + 1)...].prefix(2).last { $0 != .other } == .orMore
            return isOpenEnded ? Bounds(min: reading, max: nil, mark: first.affixes.mark) : nil
        case .orMore: return nil
        }
    }

    private static func bounds(_ first: Numeral, _ second: Numeral, _ conventions: WritingConventions)
        -> Bounds?
    {
        var first = first
        if first.affixes.shift == 0, second.affixes.shift > 0, let plain = reading(first, conventions),
            plain.value < 1000
        {
            first.affixes.shift = second.affixes.shift
        }
        // "step 15 to $106,595": a currency that stands before an amount stands before the first one.
        if second.affixes.isMarkBefore, first.affixes.mark == nil { return nil }
        guard let min = reading(first, conventions), let max = reading(second, conventions),
            min.value <= max.value
        else { return nil }
        return Bounds(min: min, max: max, mark: second.affixes.mark ?? first.affixes.mark)
    }

    private static func reading(_ numeral: Numeral, _ conventions: WritingConventions) -> Reading? {
        numeral.readings(decimalSeparator: conventions.decimalSeparator).first
    }
}

/// A text cut into numbers and the words that make ranges of them.
enum RangePiece: Hashable {
    case number(Numeral)
    case dash
    case to, and, between, from, upTo, orMore
    case other

    /// Whether it can stand between two bounds.
    var joins: Bool {
        switch self {
        case .dash, .to, .and, .upTo: true
        case .number, .between, .from, .orMore, .other: false
        }
    }

    static func pieces(of text: String) -> [RangePiece] {
        let words = text.unicodeScalars.split(whereSeparator: \.isSpace).flatMap(split)
        var pieces: [RangePiece] = []
        var index = 0
        while index < words.count {
            let (piece, count) = piece(words[index...])
            append(piece, after: index > 0 ? words[index - 1] : [], to: &pieces)
            index += count
        }
        return pieces
    }

    /// "up to" and "upp till" are bounds. After "from", "ab ca." or "bis zu" what is no number says nothing.
    private static func append(
        _ piece: RangePiece, after word: [Unicode.Scalar], to pieces: inout [RangePiece]
    ) {
        let isBound = pieces.last == .from || pieces.last == .upTo
        if piece == .to, word.starts(with: "up".unicodeScalars) || word.starts(with: "Up".unicodeScalars) {
            pieces.append(.upTo)
        } else if !isBound || piece != .other && piece != .to {
            pieces.append(piece)
        }
    }

    /// Cuts at dashes and slashes: "$50-60K/year".
    private static func split(_ word: Substring.UnicodeScalarView) -> [[Unicode.Scalar]] {
        guard word.count <= 60 else { return [[]] }
        var parts: [[Unicode.Scalar]] = [[]]
        for scalar in word {
            switch scalar {
            case "-", "\u{2010}"..."\u{2015}", "\u{2212}", "~", "\u{FF5E}": parts += [["-"], []]
            case "/", "+": parts += [[scalar], []]
            default: parts[parts.count - 1].append(scalar)
            }
        }
        return parts.filter { !$0.isEmpty }
    }

    /// The longest number that starts here, or one word.
    private static func piece(_ words: ArraySlice<[Unicode.Scalar]>) -> (RangePiece, Int) {
        for count in stride(from: min(NumberText.longestRun, words.count), to: 0, by: -1) {
            let run = words.prefix(count)
            guard run.allSatisfy({ ![["-"], ["/"], ["+"]].contains($0) }),
                run.contains(where: { $0.contains(where: Numeral.isDigit) })
            else { continue }
            if let numeral = Numeral(bare(Array(run.joined(separator: [" "])))) {
                return (.number(numeral), count)
            }
        }
        return (word(words.first ?? []), 1)
    }

    private static func bare(_ run: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let wrapping = "\"“”„()[]:*;".unicodeScalars
        return Array(run.drop { wrapping.contains($0) }.reversed().drop { wrapping.contains($0) }.reversed())
    }

    private static func word(_ scalars: [Unicode.Scalar]) -> RangePiece {
        if scalars == ["-"] { return .dash }
        if scalars == ["+"] { return .orMore }
        let letters = scalars.filter { LatinFolding.letter($0) != nil }
        return FoldedWord(letters).flatMap { words[$0] } ?? .other
    }

    private static let words = Dictionary(
        lists: [
            ("to till until til a", .to),
            ("hasta bis tot upto max maximum jusqua maximal maximaal under below", .upTo),
            ("fino ate upptill", .upTo), ("and und et y e en och", .and),
            ("between zwischen entre mellan tussen tra", .between),
            ("from partir ab von des desde fran vanaf da min minimum mindestens least starting", .from),
            ("more mehr above upwards mas meer mais", .orMore),
        ] as [(String, RangePiece)]
    ) { first, _ in first }
}
