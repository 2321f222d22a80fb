extension RequiredIfCheck {
    func problems(in values: CheckedValues) -> [CheckProblem] {
        values.scopes([field, when]).compactMap { scope in
            guard let reason = scope.leaf(when), equals == nil || equals == reason.value,
                scope.leaf(field) == nil
            else { return nil }
            let path = scope.path(field)
            let cause = values.isSensitive(when) ? "stated" : reason.text
            return CheckProblem(path: path, message: "\(path) is null although \(reason.path) is \(cause)")
        }
    }
}
