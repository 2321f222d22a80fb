/// Latin letters without case and accents, as ASCII: what vocabulary is looked up by.
enum LatinFolding {
    /// The lower-case ASCII letter a scalar is written with; nil where it is no Latin letter.
    static func letter(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x61...0x7A: UInt8(scalar.value)
        case 0x41...0x5A: UInt8(scalar.value | 0x20)
        case 0xC0...0x17F: accented[Int(scalar.value) - 0xC0]
        default: nil
        }
    }

    /// Accents that follow their letter (U+0300 to U+036F) and signs that take no room.
    static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: true
        default: false
        }
    }

    /// Letters and digits of a text, folded, everything else left out: `Full-Time` and `full time` give
    /// `fulltime`. Letters of other scripts stay as they are, in lower case.
    static func key(_ text: String) -> String {
        var key = ""
        key.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if let letter = letter(scalar) {
                key.unicodeScalars.append(Unicode.Scalar(letter))
            } else if Numeral.isDigit(scalar) {
                key.unicodeScalars.append(scalar)
            } else if scalar.value > 0x17F, scalar.properties.isAlphabetic {
                key += scalar.properties.lowercaseMapping
            }
        }
        return key
    }

    /// U+00C0 to U+017F; 0 would be no letter, and is held as nil.
    private static let accented: [UInt8?] = {
        let runs =
            "a7 c1 e4 i4 d1 n1 o5 -1 o1 u4 y1 t1 s1 a7 c1 e4 i4 d1 n1 o5 -1 o1 u4 y1 t1 y1 "
            + "a6 c8 d4 e10 g8 h4 i12 j2 k3 l10 n9 o8 r6 s8 t6 u12 w2 y3 z6 s1"
        return runs.split(separator: " ").flatMap { run -> [UInt8?] in
            let letter = run.utf8.first.flatMap { $0 == UInt8(ascii: "-") ? nil : $0 }
            return Array(repeating: letter, count: Int(run.dropFirst()) ?? 0)
        }
    }()
}

extension Unicode.Scalar {
    /// White space; as `properties.isWhitespace`, and fast for ASCII.
    var isSpace: Bool {
        value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }

    /// A letter; as `properties.isAlphabetic`, and fast for ASCII.
    var isLetter: Bool {
        value < 0x80 ? (0x61...0x7A).contains(value | 0x20) : properties.isAlphabetic
    }
}
