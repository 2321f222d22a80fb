/// Slips of a recogniser that the word itself proves.
extension RulesContext {
    /// A token as printed; on a recognised page without the marks of money that a recogniser sees in capitals: a yen
    /// among letters is a `Y`, a dollar before a letter or another dollar is an `S`.
    func mendedText(_ token: Int) -> String {
        let text = scan.tokens[token].text
        if isNumberSign(token) { return text.dropLast() + "." }
        if let word = expectedWord(token) { return word }
        if text.contains("@"), let number = zeroed(token) { return number }
        if text.hasPrefix("§"), isPostalCode(text) { return "5" + text.dropFirst() }
        guard scan.tokens[token].hasLetters || text.hasPrefix("$$"),
            scan.pages[scan.page(of: token)].source == .ocr,
            text.unicodeScalars.contains(where: { $0 == "¥" || $0 == "$" })
        else { return text }
        return Self.mended(text)
    }

    /// `4081@`: a zero with a stroke, among digits.
    private func zeroed(_ token: Int) -> String? {
        let text = scan.tokens[token].text
        let marks: Set<UInt8> = [UInt8(ascii: "@"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "-")]
        guard scan.tokens[token].hasDigits, scan.pages[scan.page(of: token)].source == .ocr,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || marks.contains($0) })
        else { return nil }
        return String(text.map { $0 == "@" ? "0" : $0 })
    }

    /// `No, 31`: between the word and its number stands no comma.
    private func isNumberSign(_ token: Int) -> Bool {
        scan.tokens[token].text.lowercased() == "no," && token + 1 < scan.tokens.count
            && scan.tokens[token + 1].row == scan.tokens[token].row && scan.tokens[token + 1].hasDigits
            && scan.pages[scan.page(of: token)].source == .ocr
    }

    /// A word of addresses one stroke of which was read as another: `Leve!`, `Jaian`, `Jin`.
    private func expectedWord(_ token: Int) -> String? {
        let text = scan.tokens[token].text
        guard scan.tokens[token].traits.contains(.lowerCase),
            (3...StreetWords.longest).contains(text.utf8.count),
            !isStreetWord(token), scan.pages[scan.page(of: token)].source == .ocr
        else { return nil }
        for (place, stroke) in zip(text.indices, text) where "!|1i".contains(stroke) {
            let word = text[..<place] + "l" + text[text.index(after: place)...]
            let key = String(decoding: CaptionKey.bytes(String(word)), as: UTF8.self)
            if StreetWords.all.contains(key) { return String(word) }
        }
        return nil
    }

    /// A word of a name whose only digits are zeros among capitals, `B00KS`, `G0LD`: they were letters.
    static func lettered(_ word: String) -> String {
        let letters = word.utf8.count { (0x41...0x5A).contains($0) }
        guard letters > 1, word.utf8.contains(UInt8(ascii: "0")),
            !word.utf8.contains(where: { (0x31...0x39).contains($0) || (0x61...0x7A).contains($0) })
        else { return word }
        return String(word.map { $0 == "0" ? "O" : $0 })
    }

    static func mended(_ text: String) -> String {
        var mended: [Character] = []
        let letters = Array(text)
        for (place, letter) in letters.enumerated() {
            let next = place + 1 < letters.count ? letters[place + 1] : " "
            let previous = mended.last ?? " "
            switch letter {
            case "¥" where previous == "Y": break
            case "¥" where !text.utf8.contains { (0x30...0x39).contains($0) }: mended.append("Y")
            case "$" where next == "$" || next.isLetter || previous == "S": mended.append("S")
            default: mended.append(letter)
            }
        }
        return String(mended)
    }
}
