/// What stands before and after the digits of a number: signs, brackets, currency marks, percent, thousands.
struct NumeralAffixes: Hashable {
    var isNegative = false
    var isPercent = false
    /// The power of ten that a `k` or a `million` stands for.
    var shift = 0
    /// The currency mark as written: `€`, `RM`, `USD`.
    var mark: String?
    /// Whether the mark stands before the digits.
    var isMarkBefore = false
    /// What was read makes sense only with an amount: the minus after `12.00-`.
    var needsMoney = false
    private var isOpen = false

    /// Signs, an opening bracket and currency marks in any order; false where there is anything else.
    mutating func readPrefix(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        var letters: [Unicode.Scalar] = []
        for scalar in scalars {
            switch scalar {
            case "(":
                guard !isOpen else { return false }
                isOpen = true
            case "-", "\u{2212}", "\u{2013}", "\u{2010}", "\u{2011}":
                guard !isNegative else { return false }
                isNegative = true
            case "+": break
            default: if Numeral.separator(scalar) != .space { letters.append(scalar) }
            }
        }
        guard !letters.isEmpty else { return true }
        isMarkBefore = readMark(letters)
        return isMarkBefore
    }

    /// Zero cents written as dashes, percent, thousands, currency marks, a closing bracket, a minus, CR and DR.
    mutating func readSuffix(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        var rest = scalars
        skipDashedCents(&rest)
        while let scalar = rest.first {
            switch scalar {
            case ")":
                guard isOpen else { return false }
                isOpen = false
                isNegative.toggle()
                rest.removeFirst()
            case "%", "\u{FF05}":
                isPercent = true
                rest.removeFirst()
            case "-", "\u{2212}", "\u{2013}":
                guard !isNegative else { return false }
                isNegative = true
                needsMoney = true
                rest.removeFirst()
            case _ where Numeral.separator(scalar) == .space: rest.removeFirst()
            case ".", ",", ";", ":":
                guard rest.count == 1 else { return false }
                rest.removeFirst()
            default:
                let run = rest.prefix { !Self.endsRun($0) }
                rest = rest[run.endIndex...]
                guard !run.isEmpty, readWord(Array(run)) else { return false }
            }
        }
        return !isOpen
    }

    /// Whether the word can follow a number: CR, DR, k, million.
    static func isWord(_ run: [Unicode.Scalar]) -> Bool {
        var affixes = NumeralAffixes()
        return affixes.readWord(run)
    }

    private static func endsRun(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ")", "%", "-", "\u{2212}", ",", ";", ":": true
        default: Numeral.separator(scalar) == .space
        }
    }

    /// "1'200.-", "1.200,—", "12,--": no cents. The dash is no minus there.
    private func skipDashedCents(_ rest: inout ArraySlice<Unicode.Scalar>) {
        guard let sign = rest.first, sign == "." || sign == "," else { return }
        let tail = rest.dropFirst().drop { ["-", "\u{2013}", "\u{2014}", "\u{2212}", "="].contains($0) }
        if tail.startIndex > rest.startIndex + 1 { rest = tail }
    }

    private mutating func readWord(_ run: [Unicode.Scalar]) -> Bool {
        if readMark(run) { return true }
        switch Self.suffix(run) {
        case .credit?:
            guard !isNegative else { return false }
            isNegative = true
            return true
        case .debit?: return true
        case .power(let power)?: return setShift(power)
        case nil: break
        }
        // "50k€", "3MEUR"; "T€" and "TEUR" are German for thousands.
        guard run.count > 1, let power = Self.power(run[0]) ?? (run[0] == "T" ? 3 : nil) else { return false }
        return readMark(run[1...]) && setShift(power)
    }

    private mutating func setShift(_ power: Int) -> Bool {
        guard shift == 0 else { return false }
        shift = power
        return true
    }

    private mutating func readMark(_ scalars: some Collection<Unicode.Scalar>) -> Bool {
        guard let found = CurrencyMark(scalars) else { return false }
        // "US$ 50 USD": the code says more than the sign.
        if mark == nil || found.isCode { mark = found.text }
        return true
    }

    /// A word after a number that is no currency.
    private enum Suffix {
        case credit, debit
        case power(Int)
    }

    private static func suffix(_ run: [Unicode.Scalar]) -> Suffix? {
        if run.count == 1 { return power(run[0]).map(Suffix.power) }
        return FoldedWord(run.last == "." ? run.dropLast() : run[...]).flatMap { suffixes[$0] }
    }

    /// Small m is metre or minute.
    private static func power(_ letter: Unicode.Scalar) -> Int? {
        switch letter {
        case "k", "K": 3
        case "M": 6
        default: nil
        }
    }

    private static let suffixes = Dictionary(
        lists: [
            ("cr", .credit), ("dr", .debit), ("tsd thousand tausend mille", .power(3)),
            ("lakh lakhs lac lacs", .power(5)),
            ("mio mln million millions millionen millones milioni miljoen miljoner", .power(6)),
        ] as [(String, Suffix)]
    ) { first, _ in first }
}
