import Foundation

extension MatchesCheck {
    /// Longer values are not matched: a pattern that backtracks could take for ever on them.
    static let longestValue = 2_000

    func problems(in values: CheckedValues) -> [CheckProblem] {
        let leaves = values.scopes([field]).compactMap { $0.leaf(field) }
        guard !leaves.isEmpty else { return [] }
        guard let expression = try? NSRegularExpression(pattern: pattern) else {
            return [
                CheckProblem(
                    path: FieldPath(field), message: "the pattern \(pattern) is no regular expression")
            ]
        }
        return leaves.compactMap { leaf in
            guard let text = leaf.value.string, text.utf16.count <= Self.longestValue else { return nil }
            let range = NSRange(location: 0, length: text.utf16.count)
            guard expression.firstMatch(in: text, range: range) == nil else { return nil }
            let value = values.isSensitive(field) ? "the value" : "“\(text)”"
            return CheckProblem(path: leaf.path, message: "\(leaf.path): \(value) does not match \(pattern)")
        }
    }
}
