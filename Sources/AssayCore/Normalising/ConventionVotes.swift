/// What the words of a document say for and against each convention.
struct ConventionVotes {
    private var dayFirst = 0
    private var monthFirst = 0
    private var separators: [Character: Int] = [:]
    private var marks: [CurrencyMark.Meaning: Int] = [:]
    private var places: [String: Int] = [:]
    private var languages = LanguageVotes()

    mutating func count(_ words: [String]) {
        for (_, form) in DateText.forms(in: words) { count(form) }
        for (_, numeral) in NumberText.numerals(in: words) { count(numeral) }
        for word in words where word.utf8.count <= 40 { count(word) }
    }

    private mutating func count(_ word: String) {
        let folded = FoldedWord(bare: word)
        languages.count(word, folded: folded)
        // Lower-case words are the most by far, and neither name a place nor a currency.
        guard word.utf8.contains(where: { !(0x61...0x7A).contains($0) && $0 != UInt8(ascii: "-") }) else {
            return
        }
        let isCapitalised = word.unicodeScalars.first(where: \.isLetter)?.properties
            .isUppercase
        if let folded, let currency = Places.currency(of: folded, isCapitalised: isCapitalised == true) {
            places[currency, default: 0] += 1
        }
        guard CurrencyMark.mayStandIn(word) else { return }
        for mark in CurrencyText.marks(in: word) where mark.speaksForItself {
            marks[mark.meaning, default: 0] += 1
        }
    }

    private mutating func count(_ form: DateForm) {
        switch form {
        case .certain(_, shows: .dayFirst?): dayFirst += 1
        case .certain(_, shows: .monthFirst?): monthFirst += 1
        case .certain(_, shows: nil), .open: break
        }
    }

    private mutating func count(_ numeral: Numeral) {
        let mark = numeral.affixes.mark.flatMap { CurrencyMark($0) }
        if let separator = numeral.provenDecimalSeparator {
            // "12.03." and "3.1" are no amounts; two digits, two signs or a currency make one likelier.
            let weight = mark != nil || numeral.separators.count > 1 ? 4 : numeral.hasCents ? 2 : 1
            separators[separator, default: 0] += weight
        }
        if let mark { marks[mark.meaning, default: 0] += 2 }
    }

    var language: String? { languages.winner }

    /// The country's currency where two thirds of the places that are named agree.
    private var place: String? {
        let total = places.values.reduce(0, +)
        return places.first { $0.value * 3 >= total * 2 }?.key
    }

    /// The currency of two thirds of the marks, shared signs resolved by the places that are named.
    var currency: String? {
        let context = WritingConventions(currency: place, language: language)
        let codes = marks.reduce(into: [String: Int]()) { sums, vote in
            // In Malaysia "SDN BHD" is a form of company, not the dinar of Bahrain.
            if let code = CurrencyText.resolve(vote.key, context), place != "MYR" || code != "BHD" {
                sums[resolvedSharing(vote.key, code), default: 0] += vote.value
            }
        }
        let total = codes.values.reduce(0, +)
        return codes.first { $0.value * 3 >= total * 2 }?.key
    }

    /// "$" beside amounts that elsewhere carry the code of another dollar means that dollar.
    private func resolvedSharing(_ meaning: CurrencyMark.Meaning, _ code: String) -> String {
        guard meaning == .dollar else { return code }
        let stated = marks.keys.compactMap { if case .code(let code) = $0 { code } else { nil } }
            .filter(CurrencyText.dollars.contains)
        return stated.count == 1 ? stated[0] : code
    }

    var decimalSeparator: Character? {
        let point = separators["."] ?? 0
        let comma = separators[","] ?? 0
        if point != comma { return point > comma ? "." : "," }
        if currency == "CHF" || currency == "MXN" { return "." }
        return switch language {
        case "en": "."
        case nil: nil
        default: ","
        }
    }

    var dateOrder: WritingConventions.DateOrder? {
        if dayFirst != monthFirst { return dayFirst > monthFirst ? .dayFirst : .monthFirst }
        guard dayFirst == 0 else { return nil }
        let isEnglish = language == "en" || language == nil
        switch place ?? currency {
        case nil: return isEnglish ? nil : .dayFirst
        case "USD"?: return isEnglish ? .monthFirst : .dayFirst
        // Both orders are in use in Canada and in the Philippines.
        case "CAD"?, "PHP"?: return isEnglish ? nil : .dayFirst
        case _?: return .dayFirst
        }
    }
}

extension Numeral {
    /// Whether exactly two digits follow the last separator.
    var hasCents: Bool { separators.last.map { digits.count - $0.position == 2 } ?? false }
}
