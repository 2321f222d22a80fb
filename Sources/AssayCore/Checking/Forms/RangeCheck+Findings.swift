extension RangeCheck {
    func problems(in values: CheckedValues) -> [CheckProblem] {
        values.scopes([field]).compactMap { scope in
            guard let leaf = scope.leaf(field), let rank = Rank(leaf.value) else { return nil }
            if let min, let bound = Rank(min), rank.isBelow(bound) == true {
                return problem(leaf, rank.isDate ? "is before" : "is below", min)
            }
            if let max, let bound = Rank(max), bound.isBelow(rank) == true {
                return problem(leaf, rank.isDate ? "is after" : "is above", max)
            }
            return nil
        }
    }

    private func problem(_ leaf: CheckedValues.Leaf, _ relation: String, _ bound: JSON) -> CheckProblem {
        let limit = CheckedValues.Leaf(path: FieldPath(), value: bound).text
        return CheckProblem(path: leaf.path, message: "\(leaf.path) \(leaf.text) \(relation) \(limit)")
    }
}
