import Foundation

/// A value made ready for comparing, once, however many others it is compared with.
enum ComparableValue {
    /// Null, and what says no more: an empty text, list or object.
    case absent
    case text(ComparedText)
    /// Identifiers, choices, dates: equal or not.
    case code([UInt32])
    /// Equal where the difference is below the tolerance.
    case amount(JSONNumber, Decimal?, tolerance: Decimal)
    /// A set of items.
    case items([ComparedText])
    /// Of a type that its kind does not have: equal to itself alone.
    case other(JSON)

    /// - Parameter minorUnits: digits after the point of the document's currency.
    init(_ json: JSON, by comparator: Comparator, minorUnits: Int) {
        if json.isBlank {
            self = .absent
            return
        }
        switch (comparator, json) {
        case (.text, .string(let text)), (.judge, .string(let text)): self = .text(ComparedText(text))
        case (.identifier, .string(let text)): self = .code(Self.identifier(text))
        case (.date, .string(let text)), (.choice, .string(let text)):
            self = .code(ComparedText(text).spaced)
        case (.money, .number(let number)):
            // Half a minor unit: 10.004 is 10.00, while a unit price of 0.385 is not 0.39.
            let half = Decimal(sign: .plus, exponent: -minorUnits - 1, significand: 5)
            self = .amount(number, number.decimal, tolerance: half)
        case (.number, .number(let number)): self = .amount(number, nil, tolerance: 0)
        case (.list, .array(let items)):
            self = .items(Self.distinct(items.compactMap(\.string).map(ComparedText.init)))
        case (.text, _), (.judge, _), (.identifier, _), (.date, _), (.choice, _), (.money, _), (.number, _),
            (.list, _),
            (.table, _):
            self = .other(json)
        }
    }

    var isAbsent: Bool { if case .absent = self { true } else { false } }

    /// 1 for equal values; between 0 and 1 for texts and lists that are alike; 0 for anything else.
    func likeness(to other: ComparableValue) -> (isEqual: Bool, similarity: Double) {
        switch (self, other) {
        case (.text(let left), .text(let right)):
            return (left == right, left.likeness(to: right))
        case (.items(let left), .items(let right)):
            return ListMatch(left.map { [$0] }, right).likeness
        case (.amount(let left, let exact, let tolerance), .amount(let right, let otherExact, _)):
            return Self.whole(Self.isEqual(left, exact, right, otherExact, tolerance))
        case (.code(let left), .code(let right)): return Self.whole(left == right)
        case (.other(let left), .other(let right)): return Self.whole(left == right)
        case (.absent, .absent): return Self.whole(true)
        case (.absent, _), (.text, _), (.code, _), (.amount, _), (.items, _), (.other, _):
            return Self.whole(false)
        }
    }

    private static func whole(_ isEqual: Bool) -> (isEqual: Bool, similarity: Double) {
        (isEqual, isEqual ? 1 : 0)
    }

    private static func isEqual(
        _ left: JSONNumber, _ leftExact: Decimal?, _ right: JSONNumber, _ rightExact: Decimal?,
        _ tolerance: Decimal
    ) -> Bool {
        if left == right { return true }
        guard tolerance > 0, let leftExact, let rightExact else { return false }
        return abs(leftExact - rightExact) < tolerance
    }

    /// Regardless of case, white space and the marks that stand between groups; the marks alone are kept
    /// where there is nothing else.
    private static func identifier(_ text: String) -> [UInt32] {
        let folded = ComparedText(text)
        let bare = folded.compact.filter { !separators.contains($0) }
        return bare.isEmpty ? folded.compact : bare
    }

    private static let separators = Set(" -./\\_:·,'".unicodeScalars.map(\.value))

    private static func distinct(_ items: [ComparedText]) -> [ComparedText] {
        var seen: Set<ComparedText> = []
        return items.filter { !$0.compact.isEmpty && seen.insert($0).inserted }
    }
}

extension JSON {
    /// Whether the value says nothing: null, or an empty text, list or object.
    var isBlank: Bool {
        switch self {
        case .null: true
        case .bool, .number: false
        case .string(let text): text.allSatisfy(\.isWhitespace)
        case .array(let items): items.isEmpty
        case .object(let members): members.isEmpty
        }
    }
}
