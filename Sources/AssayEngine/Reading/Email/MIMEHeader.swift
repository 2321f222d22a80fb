/// The fields of a message or of a part (RFC 5322, RFC 2045), in order.
struct MIMEHeader {
    private let fields: [(name: String, value: [UInt8])]

    /// Lines that begin with white space continue the field above.
    init(_ lines: ArraySlice<UInt8>) {
        var fields: [(name: String, value: [UInt8])] = []
        for line in lines.split(separator: 0x0A) {
            let line = line.last == 0x0D ? line.dropLast() : line
            if line.first == 0x20 || line.first == 0x09 {
                if !fields.isEmpty { fields[fields.count - 1].value += line }
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
                fields.append((name, Array(line[(colon + 1)...])))
            }
        }
        self.fields = fields
    }

    /// The first field of that name as it is written, without white space around; nil where there is none.
    func raw(_ name: String) -> String? {
        fields.first { $0.name == name }.map { field in
            let text = TextEncoding.detected(in: field.value).decoded(field.value)
            return Self.trimmed(text)
        }
    }

    /// The first field of that name for people: encoded words (RFC 2047) are decoded.
    func text(_ name: String) -> String? { raw(name).map(EncodedWords.decoded) }

    /// A field with parameters: `text/html; charset=utf-8`. Names and the value itself are in lower case.
    func parameters(of name: String) -> (value: String, parameters: [String: String]) {
        var parts = Self.parts(of: raw(name) ?? "")
        let value = parts.isEmpty ? "" : parts.removeFirst().lowercased()
        var parameters: [String: String] = [:]
        for part in parts {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let name = Self.trimmed(String(part[..<equals])).lowercased()
            parameters[name] = Self.unquoted(Self.trimmed(String(part[part.index(after: equals)...])))
        }
        return (value, parameters)
    }

    /// Cut at semicolons that are not in quotes.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var isQuoted = false
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if scalar == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = scalar == "\\" && !isEscaped
            if scalar == ";", !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].unicodeScalars.append(scalar)
            }
        }
        return parts.map(trimmed)
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        return String(text.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// `=?utf-8?B?w7w=?=`: words of a header that are not ASCII (RFC 2047).
enum EncodedWords {
    static func decoded(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        var lastWasEncoded = false
        while let start = rest.firstRange(of: "=?") {
            let before = rest[..<start.lowerBound]
            guard let word = word(in: rest[start.upperBound...]) else {
                result += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                lastWasEncoded = false
                continue
            }
            // White space between two encoded words only parts lines.
            if !(lastWasEncoded && before.allSatisfy(\.isWhitespace)) { result += before }
            result += word.text
            rest = rest[word.end...]
            lastWasEncoded = true
        }
        return result + rest
    }

    private static func word(in text: Substring) -> (text: String, end: String.Index)? {
        guard let first = text.firstIndex(of: "?"),
            let second = text[text.index(after: first)...].firstIndex(of: "?"),
            let end = text[text.index(after: second)...].firstRange(of: "?=")
        else { return nil }
        let charset = text[..<first].prefix { $0 != "*" }
        let content = Array(text[text.index(after: second)..<end.lowerBound].utf8)
        let bytes: [UInt8]
        switch text[text.index(after: first)..<second].lowercased() {
        case "b": bytes = TransferEncoding.base64(content)
        case "q": bytes = TransferEncoding.quotedPrintable(content[...], isHeader: true)
        default: return nil
        }
        return (Charset.decoded(bytes, label: String(charset)), end.upperBound)
    }
}
