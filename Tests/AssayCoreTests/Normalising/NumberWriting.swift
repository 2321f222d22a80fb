import AssayTestSupport

/// A random number in a random writing, and the JSON number that it must be read as.
struct NumberWriting {
    let text: String
    let plain: String
    let decimal: Character

    static func random(using generator: inout SeededGenerator) -> NumberWriting {
        let decimal: Character = Bool.random(using: &generator) ? "." : ","
        let other = decimal == "." ? "," : "."
        let whole = String(
            Int.random(in: 0...9_999_999_999, using: &generator) >> Int.random(in: 0...32, using: &generator))
        let fraction = ["", "5", "50", "07", "125", "1234"].randomElement(using: &generator) ?? ""
        let separator =
            ["", other, " ", "\u{A0}", "\u{202F}", "'", "’"].randomElement(using: &generator) ?? ""
        let body = grouped(whole, by: separator) + (fraction.isEmpty ? "" : "\(decimal)\(fraction)")
        let plain = whole + (fraction.isEmpty ? "" : ".\(fraction)")
        let isNegative = Bool.random(using: &generator) && plain.contains { $0 != "0" && $0 != "." }
        let dressed = dress(body, isNegative: isNegative, using: &generator)
        return NumberWriting(text: dressed, plain: isNegative ? "-" + plain : plain, decimal: decimal)
    }

    private static func dress(_ body: String, isNegative: Bool, using generator: inout SeededGenerator)
        -> String
    {
        let marked = ["\(body)", "€ \(body)", "\(body) EUR", "RM\(body)", "CHF \(body)", "\(body) kr"]
        let text = marked.randomElement(using: &generator) ?? body
        guard isNegative else { return text }
        return ["-\(text)", "−\(text)", "- \(text)", "(\(text))", "\(text) CR"].randomElement(
            using: &generator) ?? text
    }

    static func grouped(_ digits: String, by separator: String) -> String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += separator }
            text.append(digit)
        }
        return text
    }
}
