import AssayCore

/// Invoices in XML, told apart by their root element.
enum InvoiceXML {
    /// ZUGFeRD's own samples have comments of 6,000 characters in front of the root.
    private static let rootRange = 1 << 16

    /// nil for other XML and for what is none.
    static func embedded(_ bytes: [UInt8], name: String) -> EmbeddedData? {
        let text = TextEncoding.detected(in: bytes).decoded(bytes)
        guard let root = root(of: text.prefix(rootRange)) else { return nil }
        switch root {
        case "CrossIndustryInvoice", "CrossIndustryDocument":
            return EmbeddedData(format: .crossIndustryInvoice, name: name, text: text)
        case "Invoice", "CreditNote":
            return EmbeddedData(format: .universalBusinessLanguage, name: name, text: text)
        default: return nil
        }
    }

    /// The name of the first element, without its prefix.
    private static func root(of text: Substring) -> Substring? {
        var rest = text
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            if rest.hasPrefix("!--") {
                guard let end = rest.firstRange(of: "-->") else { return nil }
                rest = rest[end.upperBound...]
            } else if rest.first != "?", rest.first != "!" {
                let name = rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
                return name.split(separator: ":").last
            }
        }
        return nil
    }
}
