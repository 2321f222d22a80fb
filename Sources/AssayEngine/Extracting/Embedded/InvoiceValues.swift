import AssayCore

/// Values as the standards for invoices write them.
enum InvoiceValues {
    /// An `xs:decimal`, whose point is never a separator of thousands.
    static func number(_ text: String?) -> JSON? {
        guard let text, let number = JSONNumber(text) ?? JSONNumber(padded(text)) else { return nil }
        return .number(number)
    }

    /// `+1`, `.5` and `007` are decimals, but no numbers of JSON.
    private static func padded(_ text: String) -> String {
        let isNegative = text.hasPrefix("-")
        let digits = text.drop { $0 == "+" || $0 == "-" }.drop { $0 == "0" }
        let start = digits.first?.isNumber == true ? "" : "0"
        let end = digits.last == "." ? "0" : ""
        return (isNegative ? "-" : "") + start + digits + end
    }

    static func text(_ text: String?) -> JSON? { text.map { .string($0) } }

    /// `20240317`, or with the hour behind it, as `2024-03-17`; other writings as they are.
    static func date(_ text: String?) -> JSON? {
        guard let text else { return nil }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.count == 8 || digits.count == 12 else { return .string(String(text.prefix(10))) }
        return .string(
            "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.dropFirst(6).prefix(2))")
    }

    /// Members that have a value, in order.
    static func object(_ members: [(String, JSON?)]) -> JSONObject {
        JSONObject(members.compactMap { name, value in value.map { (name, $0) } })
    }
}
