import AssayCore

/// Invoices in XML, told apart by their root element.
enum InvoiceXML {
    /// Bytes; ZUGFeRD's own samples have comments of 6,000 characters in front of the root.
    private static let rootRange = 1 << 18

    /// nil for other XML and for what is none.
    static func embedded(_ bytes: [UInt8], name: String) -> EmbeddedData? {
        let text = TextEncoding.detected(in: bytes).decoded(bytes)
        guard let root = root(of: Array(text.utf8.prefix(rootRange))) else { return nil }
        switch root {
        case "CrossIndustryInvoice", "CrossIndustryDocument":
            return EmbeddedData(format: .crossIndustryInvoice, name: name, text: text)
        case "Invoice", "CreditNote":
            return EmbeddedData(format: .universalBusinessLanguage, name: name, text: text)
        default: return nil
        }
    }

    /// The name of the first element, without its prefix.
    private static func root(of text: [UInt8]) -> String? {
        var rest = text[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(start + 1)...]
            if rest.starts(with: "!--".utf8) {
                guard let end = endOfComment(rest) else { return nil }
                rest = rest[end...]
            } else if rest.first != UInt8(ascii: "?"), rest.first != UInt8(ascii: "!") {
                let name = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
                return name.split(separator: UInt8(ascii: ":")).last.map {
                    String(decoding: $0, as: UTF8.self)
                }
            }
        }
        return nil
    }

    /// The place behind `-->`; searching for a sequence took longer than reading most pages.
    private static func endOfComment(_ text: ArraySlice<UInt8>) -> Int? {
        var dashes = 0
        for (place, byte) in zip(text.indices, text) {
            if byte == UInt8(ascii: ">"), dashes >= 2 { return place + 1 }
            dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
        }
        return nil
    }
}
