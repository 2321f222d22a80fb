/// Names that a page shows beside its text: at its end, and in addresses of mail and web pages.
extension RulesContext {
    /// Lines of words alone at the document's end that head no address: whoever signed it.
    func signatures() -> [Range<Int>] {
        scan.rows.suffix(6).map(\.tokens).filter { line in
            (2...6).contains(line.count) && line.allSatisfy { scan.tokens[$0].isWord && captionAt[$0] < 0 }
                && !isSentence(line)
                && !block(from: line).dropFirst().contains { $0.contains { scan.tokens[$0].hasDigits } }
        }
    }

    /// The letters of the names in addresses of mail and web pages, without those of mail services.
    ///
    /// - Parameter ofPages: whether of web pages alone, which are hardly ever the addressee's.
    func domains(ofPages: Bool = false) -> [[UInt8]] {
        scan.tokens.compactMap { token -> [UInt8]? in
            let text = token.text.lowercased()
            let host: Substring
            if let at = text.lastIndex(of: "@") {
                if ofPages { return nil }
                host = text[text.index(after: at)...]
            } else if text.hasPrefix("www.") {
                host = text.dropFirst(4)
            } else if text.hasPrefix("http") {
                host = text.split(separator: "/").dropFirst().first ?? ""
            } else {
                return nil
            }
            let labels = host.split { $0 == "." || $0 == "/" || $0 == ">" || $0 == "," }
            guard labels.count > 1, let name = labels.first(where: { $0 != "www" }),
                !Self.mailers.contains(String(name))
            else { return nil }
            return CaptionKey.bytes(String(name))
        }
    }

    private static let mailers: Set<String> = [
        "gmail", "googlemail", "outlook", "hotmail", "yahoo", "icloud", "posteo", "mailbox", "protonmail",
        "proton",
        "orange", "wanadoo", "laposte", "libero", "ziggo", "telia", "telenet", "skynet", "web", "online",
        "tonline",
        "example",
    ]
}
