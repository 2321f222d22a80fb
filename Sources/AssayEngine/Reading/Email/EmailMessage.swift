import Foundation

// Email: a message's own text, and the files it carries, which are documents of their own.

/// An Internet message (RFC 5322) in its parts (RFC 2046).
struct EmailMessage {
    /// What the message itself says, in order.
    private(set) var bodies: [Body] = []
    private(set) var attachments: [Attachment] = []
    let header: MIMEHeader

    struct Body {
        let text: String
        let isHTML: Bool
    }

    struct Attachment {
        /// Without folders; never empty.
        let name: String
        let bytes: [UInt8]
    }

    private static let deepest = 20
    private static let mostParts = 1000
    /// Signatures and invitations are no documents.
    private static let ignored: Set = [
        "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
        "application/pgp-keys", "text/calendar", "application/ics", "text/x-vcard", "message/delivery-status",
        "message/disposition-notification",
    ]

    init(_ bytes: [UInt8]) {
        let root = MIMEPart(bytes[...])
        header = root.header
        var parts = 0
        add(root, depth: 0, isRelated: false, count: &parts)
    }

    private mutating func add(_ part: MIMEPart, depth: Int, isRelated: Bool, count: inout Int) {
        count += 1
        guard depth <= Self.deepest, count <= Self.mostParts else { return }
        let type = part.type
        if type == "multipart/alternative" { return addBest(of: part.children, depth, &count) }
        if type.hasPrefix("multipart/") {
            for child in part.children {
                add(
                    child, depth: depth + 1, isRelated: isRelated || type == "multipart/related",
                    count: &count)
            }
        } else if part.isText {
            let text = Charset.decoded(part.content, label: part.charset)
            bodies.append(Body(text: text, isHTML: type == "text/html"))
        } else if type == "message/rfc822" {
            let inner = EmailMessage(part.content, depth: depth + 1, count: &count)
            attachments.append(part.attachment(name: part.fileName ?? inner.header.text("subject")))
            attachments += inner.attachments
        } else if !Self.ignored.contains(type), !(isRelated && type.hasPrefix("image/")) {
            attachments.append(part.attachment(name: part.fileName))
        }
    }

    private init(_ bytes: [UInt8], depth: Int, count: inout Int) {
        let root = MIMEPart(bytes[...])
        header = root.header
        add(root, depth: depth, isRelated: false, count: &count)
    }

    /// One text in several forms: HTML keeps tables, so it is preferred. Files in any of them are kept.
    private mutating func addBest(of children: [MIMEPart], _ depth: Int, _ count: inout Int) {
        var forms: [[Body]] = []
        for child in children {
            let own = bodies
            bodies = []
            add(child, depth: depth + 1, isRelated: false, count: &count)
            if bodies.contains(where: { !$0.text.allSatisfy(\.isWhitespace) }) { forms.append(bodies) }
            bodies = own
        }
        bodies += forms.last { $0.contains(where: \.isHTML) } ?? forms.last ?? []
    }

    /// Whether the message says anything itself.
    var hasText: Bool { bodies.contains { !$0.text.allSatisfy(\.isWhitespace) } }
}

/// A part of a message, its body still encoded.
struct MIMEPart {
    let header: MIMEHeader
    let type: String
    private let parameters: [String: String]
    private let body: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        let (head, body) = Self.split(bytes)
        header = MIMEHeader(head)
        self.body = body
        let field = header.parameters(of: "content-type")
        type = field.value.isEmpty ? "text/plain" : field.value
        parameters = field.parameters
    }

    var charset: String? { parameters["charset"] }
    var content: [UInt8] {
        TransferEncoding.decoded(body, by: header.raw("content-transfer-encoding") ?? "")
    }

    /// Text to be read with the message; nameless, and not said to be a file.
    var isText: Bool {
        (type == "text/plain" || type == "text/html") && fileName == nil
            && header.parameters(of: "content-disposition").value != "attachment"
    }

    /// As the sender calls the file; nil where it has no name.
    var fileName: String? {
        let disposition = header.parameters(of: "content-disposition").parameters
        for (names, key) in [(disposition, "filename"), (parameters, "name")] {
            if let name = names[key] { return EncodedWords.decoded(name) }
            if let name = Self.extended(names, key) { return name }
        }
        return nil
    }

    func attachment(name: String?) -> EmailMessage.Attachment {
        let visible = (name ?? "").split(separator: "/").last.map { part in
            String(part.map { $0.isNewline || $0 == "\\" || $0 == "\0" ? "_" : $0 })
        }
        let isUsable = visible.map { !$0.allSatisfy { $0 == "." || $0.isWhitespace } } ?? false
        return EmailMessage.Attachment(name: isUsable ? visible ?? "" : "attachment", bytes: content)
    }

    /// `filename*=utf-8''a%20b.pdf`, alone or in numbered pieces (RFC 2231).
    private static func extended(_ parameters: [String: String], _ key: String) -> String? {
        if let whole = parameters[key + "*"] { return percentDecoded(whole) }
        var text = ""
        for number in 0..<100 {
            guard let piece = parameters["\(key)*\(number)*"] ?? parameters["\(key)*\(number)"] else { break }
            text += piece
        }
        return text.isEmpty ? nil : percentDecoded(text)
    }

    private static func percentDecoded(_ text: String) -> String {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        let encoded = parts.count == 3 ? String(parts[2]) : text
        return encoded.removingPercentEncoding ?? encoded
    }

    /// Header and body, which the first empty line parts.
    private static func split(_ bytes: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let line = bytes[start..<end]
            let next = min(end + 1, bytes.endIndex)
            if line.isEmpty || line.elementsEqual([0x0D]) { return (bytes[..<start], bytes[next...]) }
            start = next
        }
        return (bytes, [])
    }

    /// The parts between the lines of the boundary; none where there is no boundary.
    var children: [MIMEPart] {
        guard let boundary = parameters["boundary"], !boundary.isEmpty else { return [] }
        let mark = Array("--\(boundary)".utf8)
        var parts: [MIMEPart] = []
        var partStart: Int?
        var lineStart = body.startIndex
        while lineStart < body.endIndex {
            let end = body[lineStart...].firstIndex(of: 0x0A) ?? body.endIndex
            let line = body[lineStart..<end]
            if line.starts(with: mark) {
                let rest = line.dropFirst(mark.count)
                let isLast = rest.starts(with: "--".utf8)
                if isLast || rest.allSatisfy({ $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }) {
                    if let partStart { parts.append(MIMEPart(Self.chomped(body[partStart..<lineStart]))) }
                    partStart = min(end + 1, body.endIndex)
                    if isLast { return parts }
                }
            }
            lineStart = min(end + 1, body.endIndex)
        }
        if let partStart, partStart < body.endIndex { parts.append(MIMEPart(body[partStart...])) }
        return parts
    }

    /// The line end before a boundary belongs to it.
    private static func chomped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        if bytes.last == 0x0A { bytes = bytes.dropLast() }
        return bytes.last == 0x0D ? bytes.dropLast() : bytes
    }
}
