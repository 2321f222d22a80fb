/// E-mail addresses and URIs.
enum AddressSyntax {
    private static let atomMarks = Set("!#$%&'*+-/=?^_`{|}~".utf8)
    private static let uriMarks = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)

    /// RFC 5321 `Mailbox` without quoted local parts and address literals.
    static func isEmail(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 64, parts[1].count <= 253 else { return false }
        let atoms = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return atoms.allSatisfy {
            !$0.isEmpty && $0.allSatisfy { isAlphanumeric($0) || atomMarks.contains($0) }
        }
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-")
                    && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }

    /// RFC 3986 with a scheme: its characters, and percent signs that stand before two hexadecimal digits.
    static func isURI(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first, isLetter(first),
            bytes[..<colon].allSatisfy({ isAlphanumeric($0) || "+-.".utf8.contains($0) }),
            bytes.count > colon + 1, bytes.count(where: { $0 == UInt8(ascii: "#") }) <= 1
        else { return false }
        return bytes.indices.allSatisfy { index in
            let byte = bytes[index]
            guard byte == UInt8(ascii: "%") else { return isAlphanumeric(byte) || uriMarks.contains(byte) }
            let digits = bytes[(index + 1)...].prefix(2)
            return digits.count == 2 && digits.allSatisfy { $0.hexValue != nil }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || byte.isDigit }
}
