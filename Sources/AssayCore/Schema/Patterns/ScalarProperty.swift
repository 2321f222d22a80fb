import Foundation

/// A Unicode property, as `\p{…}` names it. General categories are asked of the standard library; all others
/// (`Script=Greek`, `Emoji`) of ICU, one scalar at a time.
struct ScalarProperty: Sendable {
    private enum Kind: Sendable {
        case categories(Set<Unicode.GeneralCategory>)
        case expression(NSRegularExpression)
    }

    private let kind: Kind
    private let isNegated: Bool

    /// nil where there is no such property.
    init?(_ name: String, isNegated: Bool) {
        self.isNegated = isNegated
        let value = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let isCategory = value.count == 1 || value[0] == "gc" || value[0] == "General_Category"
        if isCategory, let last = value.last, let categories = Self.categories(String(last)) {
            kind = .categories(categories)
        } else {
            // What ICU would read as something else than a name is no property.
            guard name.utf8.allSatisfy({ $0.isIdentifierPart || $0 == UInt8(ascii: "=") }),
                let expression = try? NSRegularExpression(pattern: "^\\p{\(name)}$")
            else { return nil }
            kind = .expression(expression)
        }
    }

    func holds(for value: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return isNegated }
        return has(scalar) != isNegated
    }

    private func has(_ scalar: Unicode.Scalar) -> Bool {
        switch kind {
        case .categories(let categories): return categories.contains(scalar.properties.generalCategory)
        case .expression(let expression):
            let text = String(scalar)
            return expression.firstMatch(in: text, range: NSRange(location: 0, length: text.utf16.count))
                != nil
        }
    }

    /// A category by its short or long name, and by the letter or name of a group all of the group's.
    private static func categories(_ name: String) -> Set<Unicode.GeneralCategory>? {
        if let single = names.first(where: { $0.short == name || $0.long == name }) {
            return [single.category]
        }
        if name == "LC" || name == "Cased_Letter" {
            return [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
        }
        guard let letter = groups.first(where: { $0.letter == name || $0.names.contains(name) })?.letter
        else {
            return nil
        }
        return Set(names.filter { $0.short.hasPrefix(letter) }.map(\.category))
    }

    private static let groups: [(letter: String, names: [String])] = [
        ("L", ["Letter"]), ("M", ["Mark", "Combining_Mark"]), ("N", ["Number"]),
        ("P", ["Punctuation", "punct"]),
        ("S", ["Symbol"]), ("Z", ["Separator"]), ("C", ["Other"]),
    ]

    private static let names: [(short: String, long: String, category: Unicode.GeneralCategory)] = [
        ("Lu", "Uppercase_Letter", .uppercaseLetter), ("Ll", "Lowercase_Letter", .lowercaseLetter),
        ("Lt", "Titlecase_Letter", .titlecaseLetter), ("Lm", "Modifier_Letter", .modifierLetter),
        ("Lo", "Other_Letter", .otherLetter), ("Mn", "Nonspacing_Mark", .nonspacingMark),
        ("Mc", "Spacing_Mark", .spacingMark), ("Me", "Enclosing_Mark", .enclosingMark),
        ("Nd", "Decimal_Number", .decimalNumber), ("Nd", "digit", .decimalNumber),
        ("Nl", "Letter_Number", .letterNumber), ("No", "Other_Number", .otherNumber),
        ("Pc", "Connector_Punctuation", .connectorPunctuation),
        ("Pd", "Dash_Punctuation", .dashPunctuation),
        ("Ps", "Open_Punctuation", .openPunctuation), ("Pe", "Close_Punctuation", .closePunctuation),
        ("Pi", "Initial_Punctuation", .initialPunctuation), ("Pf", "Final_Punctuation", .finalPunctuation),
        ("Po", "Other_Punctuation", .otherPunctuation), ("Sm", "Math_Symbol", .mathSymbol),
        ("Sc", "Currency_Symbol", .currencySymbol), ("Sk", "Modifier_Symbol", .modifierSymbol),
        ("So", "Other_Symbol", .otherSymbol), ("Zs", "Space_Separator", .spaceSeparator),
        ("Zl", "Line_Separator", .lineSeparator), ("Zp", "Paragraph_Separator", .paragraphSeparator),
        ("Cc", "Control", .control), ("Cc", "cntrl", .control), ("Cf", "Format", .format),
        ("Cs", "Surrogate", .surrogate), ("Co", "Private_Use", .privateUse),
        ("Cn", "Unassigned", .unassigned),
    ]
}
