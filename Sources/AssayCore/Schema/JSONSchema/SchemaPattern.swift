import Foundation

/// A regular expression as JSON Schema writes it: ECMA-262 with the `u` flag, found anywhere in the text.
/// Foundation's engine (ICU) runs it; where the two languages differ, the pattern is rewritten.
public struct SchemaPattern: Sendable {
    public let text: String
    private let expression: NSRegularExpression

    /// Why a text is no pattern.
    public struct Mistake: Error, Sendable, Hashable, CustomStringConvertible {
        public let description: String
    }

    public init(_ text: String) throws(Mistake) {
        self.text = text
        var translation = PatternTranslation(text)
        let translated = try translation.translated()
        do {
            expression = try NSRegularExpression(pattern: translated)
        } catch {
            throw Mistake(description: "brackets, braces or repetitions don't fit together")
        }
    }

    /// Whether the pattern is found in a text. A search that backtracks without end is given up, as if nothing
    /// were found: texts are hostile, and `^(a+)+$` would take longer than anybody waits.
    public func matches(_ text: String) -> Bool {
        let range = NSRange(location: 0, length: text.utf16.count)
        var isFound = false
        var reports = 0
        expression.enumerateMatches(in: text, options: .reportProgress, range: range) { match, _, stop in
            isFound = match != nil
            reports += 1
            if isFound || reports > Self.reportLimit { stop.pointee = true }
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
