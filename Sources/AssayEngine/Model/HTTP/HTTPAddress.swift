/// The parts of an http or https address that decide where keys may go.
struct HTTPAddress: Sendable, Hashable {
    let isSecure: Bool
    /// In lower case, without brackets.
    let host: String
    let port: Int
    /// From the first slash after the host, without a slash at its end; may be empty.
    let path: String

    /// nil for anything that is not an absolute http or https address, and for addresses with user names
    /// in them: `https://api.example.com@evil.example/` is not what it looks like.
    init?(_ text: String) {
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        let rest = text.dropFirst(scheme.count)
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        guard let (host, port) = Self.split(rest[..<end].lowercased()) else { return nil }
        isSecure = scheme == "https://"
        self.host = host
        self.port = port ?? (isSecure ? 443 : 80)
        var path = String(rest[end...])
        while path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    private static func split(_ authority: String) -> (host: String, port: Int?)? {
        guard !authority.contains("@") else { return nil }
        let isBracketed = authority.hasPrefix("[")
        let hostEnd =
            isBracketed
            ? authority.firstIndex(of: "]").map { authority.index(after: $0) }
            : authority.firstIndex(of: ":") ?? authority.endIndex
        guard let hostEnd else { return nil }
        var host = authority[..<hostEnd]
        if isBracketed { host = host.dropFirst().dropLast() }
        let rest = authority[hostEnd...]
        guard !host.isEmpty else { return nil }
        if rest.isEmpty || rest == ":" { return (String(host), nil) }
        guard rest.hasPrefix(":"), let port = Int(rest.dropFirst()), (1...65535).contains(port) else {
            return nil
        }
        return (String(host), port)
    }

    /// Scheme, host and port: two addresses with the same origin are the same server.
    var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(isSecure ? "https" : "http")://\(name):\(port)"
    }

    /// True for this machine by its usual names. `localhost.evil.example` is none of them.
    var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
