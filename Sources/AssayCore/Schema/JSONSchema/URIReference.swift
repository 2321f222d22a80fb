/// Resolving references by RFC 3986, section 5.2, on text: schemas are named by URIs and never fetched.
enum URIReference {
    private struct Parts {
        var scheme: Substring?
        var authority: Substring?
        var path: String
        var query: Substring?

        init(_ text: Substring) {
            var rest = text
            if let colon = rest.firstIndex(where: { ":/?".contains($0) }), rest[colon] == ":" {
                scheme = rest[..<colon]
                rest = rest[rest.index(after: colon)...]
            }
            if rest.hasPrefix("//") {
                let start = rest.index(rest.startIndex, offsetBy: 2)
                let end = rest[start...].firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
                authority = rest[start..<end]
                rest = rest[end...]
            }
            if let mark = rest.firstIndex(of: "?") {
                query = rest[rest.index(after: mark)...]
                rest = rest[..<mark]
            }
            path = String(rest)
        }

        var text: String {
            (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
                + (query.map { "?" + $0 } ?? "")
        }
    }

    /// The URI before the `#`, and what stands behind it; empty without one.
    static func split(_ reference: String) -> (uri: Substring, fragment: Substring) {
        guard let hash = reference.firstIndex(of: "#") else { return (reference[...], "") }
        return (reference[..<hash], reference[reference.index(after: hash)...])
    }

    /// The absolute URI of a reference without fragment as seen from a base without fragment.
    static func resolve(_ reference: Substring, against base: String) -> String {
        guard !reference.isEmpty else { return base }
        var target = Parts(reference)
        guard target.scheme == nil else { return target.text }
        let base = Parts(base[...])
        target.scheme = base.scheme
        guard target.authority == nil else { return target.text }
        target.authority = base.authority
        if target.path.isEmpty {
            target.path = base.path
            target.query = target.query ?? base.query
        } else if !target.path.hasPrefix("/") {
            target.path = directory(of: base) + target.path
        }
        target.path = withoutDots(target.path)
        return target.text
    }

    private static func directory(of base: Parts) -> String {
        if base.authority != nil, base.path.isEmpty { return "/" }
        return base.path.lastIndex(of: "/").map { String(base.path[...$0]) } ?? ""
    }

    private static func withoutDots(_ path: String) -> String {
        guard path.contains(".") else { return path }
        var segments: [Substring] = []
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            switch part {
            case ".": if isLast { segments.append("") }
            case "..":
                if segments.count > 1 || segments.first?.isEmpty == false { segments.removeLast() }
                if isLast { segments.append("") }
            default: segments.append(part)
            }
        }
        return segments.joined(separator: "/")
    }

    /// A fragment with its percent escapes resolved; nil where these are no UTF-8.
    static func decoded(_ fragment: Substring) -> String? {
        guard fragment.contains("%") else { return String(fragment) }
        var bytes: [UInt8] = []
        var rest = fragment.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst()?.hexValue, let low = rest.popFirst()?.hexValue else {
                return nil
            }
            bytes.append(UInt8(high << 4 | low))
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
