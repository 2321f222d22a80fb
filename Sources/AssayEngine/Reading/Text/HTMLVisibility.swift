import AssayCore

/// Whether an element can be seen, as far as its own attributes say. Style sheets are not applied.
struct HTMLVisibility {
    /// Why what stands here can't be seen; nil where it can.
    let hidden: HiddenReason?
    /// Whether the paper here is white: true until an element sets another background.
    let isOnWhite: Bool

    static let page = HTMLVisibility(hidden: nil, isOnWhite: true)

    /// For what stands inside `element`.
    func inside(_ element: MarkupNode) -> HTMLVisibility {
        let styles = element.attribute("style").map(Self.declarations) ?? [:]
        let background = styles["background-color"] ?? styles["background"] ?? element.attribute("bgcolor")
        let isOnWhite = background.map { Self.isWhite($0.lowercased()) } ?? isOnWhite
        if hidden != nil { return HTMLVisibility(hidden: hidden, isOnWhite: isOnWhite) }
        let colour = styles["color"] ?? element.attribute("color")?.lowercased()
        let isWhiteOnWhite = isOnWhite && colour.map(Self.isWhite) == true
        let isHidden =
            element.attribute("hidden") != nil || element.attribute("aria-hidden")?.lowercased() == "true"
            || isWhiteOnWhite || Self.isStyledAway(styles)
        return HTMLVisibility(hidden: isHidden ? .styledAway : nil, isOnWhite: isOnWhite)
    }

    /// The declarations of a `style` attribute by property; both in lower case.
    static func declarations(_ style: String) -> [String: String] {
        var result: [String: String] = [:]
        for declaration in style.lowercased().split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1).map(trimmed)
            guard parts.count == 2 else { continue }
            result[parts[0]] = trimmed(parts[1].prefix { $0 != "!" })
        }
        return result
    }

    private static func isStyledAway(_ styles: [String: String]) -> Bool {
        if styles["display"] == "none" || styles["visibility"] == "hidden"
            || styles["visibility"] == "collapse"
        {
            return true
        }
        if ["font-size", "opacity", "max-height", "max-width"].contains(where: {
            styles[$0].map(isZero) == true
        }) {
            return true
        }
        let isClipped = styles["overflow"] == "hidden"
        if isClipped, ["height", "width"].contains(where: { styles[$0].map(isZero) == true }) { return true }
        return ["left", "top", "right", "text-indent", "margin-left", "margin-top"].contains {
            styles[$0].map(isFarAway) == true
        }
    }

    /// `0`, `0px`, `0.0em`, `0%`.
    private static func isZero(_ value: String) -> Bool { leadingNumber(value) == 0 }

    /// The usual trick is `-9999px`.
    private static func isFarAway(_ value: String) -> Bool {
        leadingNumber(value).map { $0 <= -999 } ?? false
    }

    private static func leadingNumber(_ value: String) -> Double? {
        Double(value.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") })
    }

    /// White or nearly so: `white`, `#fff`, `#fefefe`, `rgb(255, 255, 255)`, and fully transparent colours.
    static func isWhite(_ colour: String) -> Bool {
        if colour == "white" || colour == "transparent" || colour == "snow" || colour == "ivory" {
            return true
        }
        if colour.hasPrefix("#") { return isWhite(hexadecimal: Array(colour.dropFirst().utf8)) }
        guard colour.hasPrefix("rgb") else { return false }
        let numbers = colour.split { !($0.isNumber || $0 == ".") }.compactMap { Double($0) }
        if numbers.count == 4, numbers[3] == 0 { return true }
        return numbers.count >= 3 && numbers.prefix(3).allSatisfy { $0 >= 245 }
    }

    private static func isWhite(hexadecimal digits: [UInt8]) -> Bool {
        let f = UInt8(ascii: "f")
        return switch digits.count {
        case 3, 4: digits.prefix(3).allSatisfy { $0 == f }
        // 0xF5 is 245.
        case 6, 8:
            [0, 2, 4].allSatisfy { digits[$0] == f && (digits[$0 + 1] >= UInt8(ascii: "5")) }
        default: false
        }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
