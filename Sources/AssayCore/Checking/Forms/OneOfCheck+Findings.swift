extension OneOfCheck {
    /// Of a list each item must be among the values.
    func problems(in values: CheckedValues) -> [CheckProblem] {
        values.scopes([field]).compactMap { $0.leaf(field) }.flatMap { leaf in
            let items = leaf.value.array?.enumerated().map { index, item in
                CheckedValues.Leaf(path: leaf.path.appending(index), value: item)
            }
            return (items ?? [leaf]).filter { !self.values.contains($0.value) }.map { item in
                CheckProblem(path: item.path, message: "\(item.path) \(item.text) is none of \(allowed)")
            }
        }
    }

    private var allowed: String {
        values.map { CheckedValues.Leaf(path: FieldPath(), value: $0).text }.joined(separator: ", ")
    }
}
