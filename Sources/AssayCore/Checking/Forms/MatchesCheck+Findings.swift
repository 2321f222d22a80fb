extension MatchesCheck {
    func problems(in values: CheckedValues) -> [CheckProblem] {
        let leaves = values.scopes([field]).compactMap { $0.leaf(field) }
        guard !leaves.isEmpty else { return [] }
        guard let expression = try? SchemaPattern(pattern) else {
            return [
                CheckProblem(
                    path: FieldPath(field), message: "the pattern \(pattern) is no regular expression")
            ]
        }
        return leaves.compactMap { leaf in
            guard let text = leaf.value.string, !expression.matches(text) else { return nil }
            let value = values.isSensitive(field) ? "the value" : "“\(SchemaWording.cut(text))”"
            return CheckProblem(path: leaf.path, message: "\(leaf.path): \(value) does not match \(pattern)")
        }
    }
}
