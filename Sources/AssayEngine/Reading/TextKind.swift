/// Tells kinds of text apart by how they begin.
enum TextKind {
    /// Elements with which pages begin (WHATWG MIME Sniffing 7.1, and what fragments begin with).
    private static let elements: Set<String> = [
        "html", "head", "body", "title", "meta", "link", "script", "style", "iframe", "div", "p", "span", "a",
        "b", "br", "center", "font", "form", "h1", "h2", "h3", "img", "main", "article", "section", "header",
        "nav", "table", "ul", "ol", "strong", "base",
    ]

    /// True where the first thing after white space, comments and an XML declaration is an element of HTML or
    /// its document type.
    static func isHTML(_ text: [Unicode.Scalar]) -> Bool {
        guard let rest = content(of: text) else { return false }
        return begins(rest, with: "<!doctype html") || beginsWithElement(rest)
    }

    /// The same for a drawing.
    static func isSVG(_ text: [Unicode.Scalar]) -> Bool {
        guard let rest = content(of: text) else { return false }
        return begins(rest, with: "<!doctype svg") || begins(rest, with: "<svg ")
            || begins(rest, with: "<svg>")
            || begins(rest, with: "<svg:svg ") || begins(rest, with: "<svg\n")
    }

    /// What follows white space, comments and an XML declaration; nil where one of these does not end.
    private static func content(of text: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar>? {
        var rest = text[...]
        while true {
            rest = rest.drop { WordText.isWhitespace($0) || $0 == "\u{FEFF}" }
            if begins(rest, with: "<!--") {
                guard let end = rest.firstRange(of: Array("-->".unicodeScalars)) else { return nil }
                rest = rest[end.upperBound...]
            } else if begins(rest, with: "<?xml") {
                guard let end = rest.firstIndex(of: ">") else { return nil }
                rest = rest[(end + 1)...]
            } else {
                return rest
            }
        }
    }

    private static func beginsWithElement(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard text.first == "<" else { return false }
        let name = text.dropFirst().prefix {
            $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        }
        guard let next = text.dropFirst(1 + name.count).first else { return false }
        let ends = next == ">" || next == "/" || WordText.isWhitespace(next)
        return ends && elements.contains(String(String.UnicodeScalarView(name)).lowercased())
    }

    private static func begins(_ text: ArraySlice<Unicode.Scalar>, with prefix: String) -> Bool {
        let start = String(String.UnicodeScalarView(text.prefix(prefix.unicodeScalars.count)))
        return start.lowercased() == prefix
    }

    /// True where the text begins with the header of an Internet message (RFC 5322): fields up to an empty line,
    /// a sender, and one of the fields that only mail programs write. People begin plain texts with `Subject:`.
    static func isEmail(_ text: [Unicode.Scalar]) -> Bool {
        var names: Set<String> = []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let line = line.last == "\r" ? line.dropLast() : line
            guard let first = line.first else { break }
            if first == " " || first == "\t" { continue }
            let name = line.prefix { $0 != ":" }
            guard name.count < line.count, !name.isEmpty, name.allSatisfy({ $0.value > 32 && $0.value < 127 })
            else {
                // A long header goes on behind the beginning that is looked at.
                if index > 0, index == lines.count - 1 { break }
                return false
            }
            names.insert(String(String.UnicodeScalarView(name)).lowercased())
        }
        let machines: Set = ["message-id", "mime-version", "received", "return-path", "delivered-to"]
        return names.contains("from") && !names.isDisjoint(with: machines)
    }
}
