import Foundation

/// A regular expression as JSON Schema writes it: ECMA-262 with the `u` flag, found anywhere in the text. The time of
/// a search is linear in the text's length, whatever the pattern; only a pattern that refers back to its own groups
/// (`(a)\1`) can't have that, and is given to Foundation's engine (ICU) with a limit on its steps.
public struct SchemaPattern: Sendable {
    public let text: String
    private let engine: Engine

    private enum Engine: Sendable {
        case linear(PatternProgram)
        case backtracking(NSRegularExpression)
    }

    /// Why a text is no pattern.
    public struct Mistake: Error, Sendable, Hashable, CustomStringConvertible {
        public let description: String
    }

    public init(_ text: String) throws(Mistake) {
        self.text = text
        var parser = PatternParser(text)
        let node = try parser.pattern()
        engine =
            try parser.hasBackreference ? .backtracking(Self.expression(text)) : .linear(PatternProgram(node))
    }

    private static func expression(_ text: String) throws(Mistake) -> NSRegularExpression {
        var translation = PatternTranslation(text)
        let translated = try translation.translated()
        do {
            return try NSRegularExpression(pattern: translated)
        } catch {
            throw Mistake(description: "brackets, braces, groups or repetitions don't fit together")
        }
    }

    /// Whether the pattern is found in a text. With back references, a search that goes on without end is given up as
    /// if nothing were found.
    public func matches(_ text: String) -> Bool {
        switch engine {
        case .linear(let program): PatternSearch.isFound(program, in: text.unicodeScalars.map(\.value))
        case .backtracking(let expression): Self.isFound(expression, in: text)
        }
    }

    private static func isFound(_ expression: NSRegularExpression, in text: String) -> Bool {
        let range = NSRange(location: 0, length: text.utf16.count)
        var isFound = false
        var reports = 0
        expression.enumerateMatches(in: text, options: .reportProgress, range: range) { match, _, stop in
            isFound = match != nil
            reports += 1
            if isFound || reports > reportLimit { stop.pointee = true }
        }
        return isFound
    }

    /// ICU reports every 10,000 steps: a million in all, about 15 ms.
    private static let reportLimit = 100
}

extension SchemaPattern: Hashable {
    public static func == (left: SchemaPattern, right: SchemaPattern) -> Bool { left.text == right.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
