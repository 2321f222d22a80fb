/// Postal codes with their towns, as countries write them.
extension RulesContext {
    /// Whether a line holds a postal code and a word: `1999 Montclair`, `STIRLING FK8 9ZZ`, `999 41 Storvik`.
    func statesTown(_ line: Range<Int>) -> Bool {
        guard line.contains(where: { scan.tokens[$0].isWord && scan.tokens[$0].key.count > 2 }) else {
            return false
        }
        return line.contains { token in
            isPostalCode(scan.tokens[token].text) || isParted(token, line)
        }
    }

    /// Codes of two groups: letters and digits in Britain, Ireland and Canada, three and two digits in Sweden.
    func isParted(_ token: Int, _ line: Range<Int>) -> Bool {
        let left = pattern(token)
        if Self.national.contains(left) { return true }
        guard token + 1 < line.upperBound else { return left == "00000-000" || left == "0000-000" }
        let right = pattern(token + 1)
        switch left {
        case "000":
            // Not `12 500 00`: a word follows, and no number stands before.
            let isFollowed = token + 2 < line.upperBound && scan.tokens[token + 2].isWord
            let isLed = token > line.lowerBound && scan.tokens[token - 1].text.utf8.last != UInt8(ascii: ",")
            return right == "00" && isFollowed && !isLed
        case "A00" where scan.tokens[token + 1].text.utf8.count == 4 && scan.tokens[token + 1].hasDigits:
            // Ireland: `H91 X4T5`.
            return right.count == 4 && right.allSatisfy { $0 == "A" || $0 == "0" } && right.contains("A")
        case "A0", "A00", "AA0", "AA00", "A0A", "AA0A":
            return right == "0AA" || left == "A0A" && right == "0A0"
        case "00000-000", "0000-000": return true
        default: return false
        }
    }

    /// With the letters of the country before it: `D-26199`, `CH-1999`.
    private static let national: Set<String> = ["A-0000", "A-00000", "AA-0000", "AA-00000"]

    /// Capitals as `A`, digits as `0`.
    private func pattern(_ token: Int) -> String {
        let text = scan.tokens[token].text
        guard text.utf8.count <= 9 else { return "" }
        return String(
            text.filter { $0 != "," && $0 != "." }.map { $0.isNumber ? "0" : $0.isUppercase ? "A" : $0 })
    }
}
