/// Characters that software reads and people don't see.
public enum InvisibleCharacters {
    /// Whether a word holds some for which no script and no emoji has a use. Readers, who leave out all of them, keep
    /// such a word beside the clean one, hidden as `HiddenReason.invisible`.
    public static func standOut(in word: String) -> Bool {
        guard word.utf8.contains(where: { $0 >= 0x80 }) else { return false }
        let scalars = Array(word.unicodeScalars)
        return !tagText(scalars).isEmpty || !selectorBytes(scalars).isEmpty || isSplit(scalars)
            || scalars.contains(where: isOverride)
    }

    /// One finding for each kind, with the word it stands in and what it spells where that can be told.
    static func findings(in document: ReadDocument) -> [Finding] {
        var tags: [Unicode.Scalar] = []
        var selected: [UInt8] = []
        var split: [String] = []
        var reordered: [String] = []
        for page in document.pages {
            for word in page.words where !word.text.utf8.allSatisfy({ $0 < 0x80 }) {
                let scalars = Array(word.text.unicodeScalars)
                tags += tagText(scalars)
                selected += selectorBytes(scalars)
                if isSplit(scalars) { split.append(word.text) }
                if scalars.contains(where: isOverride) { reordered.append(word.text) }
            }
        }
        var findings: [Finding] = []
        if !tags.isEmpty {
            let text = String(String.UnicodeScalarView(tags))
            findings.append(finding("The document hides text in tag characters", quote: text))
        }
        if !selected.isEmpty {
            let what = "The document hides \(selected.count) bytes in variation selectors"
            findings.append(finding(what, quote: String(decoding: selected, as: UTF8.self)))
        }
        if let first = split.first {
            let what = Figures.counted(split.count, "word") + (split.count == 1 ? " holds" : " hold")
            findings.append(finding("\(what) characters without width", quote: visible(first)))
        }
        if let first = reordered.first {
            let what =
                reordered.count == 1
                ? "A word is shown in another order than it is read"
                : "\(reordered.count) words are shown in another order than they are read"
            findings.append(finding(what, quote: visible(first)))
        }
        return findings
    }

    private static func finding(_ what: String, quote: String) -> Finding {
        Finding(.unclear, .hiddenText, message: "\(what): \(Grounder.quoted(quote))")
    }

    /// The ASCII letters that tag characters (U+E0020 to U+E007E) stand for; the flags of England, Scotland and
    /// Wales are spelled with them rightly.
    private static func tagText(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var text: [Unicode.Scalar] = []
        var isFlag = false
        for scalar in scalars {
            if scalar.value == 0x1F3F4 {
                isFlag = true
            } else if (0xE0000...0xE007F).contains(scalar.value) {
                if !isFlag, let plain = Unicode.Scalar(scalar.value - 0xE0000), scalar.value >= 0xE0020 {
                    text.append(plain)
                }
            } else {
                isFlag = false
            }
        }
        return text
    }

    /// The bytes that variation selectors stand for, of which two or more follow each other: a letter or an emoji
    /// takes one.
    private static func selectorBytes(_ scalars: [Unicode.Scalar]) -> [UInt8] {
        var (bytes, run): ([UInt8], [UInt8]) = ([], [])
        for scalar in scalars {
            switch scalar.value {
            case 0xFE00...0xFE0F: run.append(UInt8(scalar.value - 0xFE00))
            case 0xE0100...0xE01EF: run.append(UInt8(scalar.value - 0xE0100 + 16))
            default:
                if run.count > 1 { bytes += run }
                run = []
            }
        }
        return run.count > 1 ? bytes + run : bytes
    }

    /// Characters without width in a row that can only be a code.
    private static let longestInnocentRun = 3

    /// Whether characters without width stand between letters or digits that need none, or many in a row. Arabic,
    /// Indic scripts and emoji join with them rightly, and web pages break long addresses with them.
    private static func isSplit(_ scalars: [Unicode.Scalar]) -> Bool {
        var run = 0
        var before: Unicode.Scalar?
        for scalar in scalars {
            if isWidthless(scalar) {
                run += 1
                if run > longestInnocentRun { return true }
                continue
            }
            if run > 0, let before, isPlain(before), isPlain(scalar) { return true }
            (before, run) = (scalar, 0)
        }
        return false
    }

    private static func isWidthless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200D, 0x2060...0x2064, 0x34F, 0xFEFF, 0x180E: true
        default: false
        }
    }

    private static func isOverride(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x202D || scalar.value == 0x202E
    }

    /// A letter or digit of ASCII.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value))
    }

    private static func visible(_ word: String) -> String {
        String(
            String.UnicodeScalarView(
                word.unicodeScalars.map {
                    isWidthless($0) || (0x202A...0x202E).contains($0.value) ? "\u{B7}" : $0
                }))
    }
}
