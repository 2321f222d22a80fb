extension Checker {
    /// By top-level field, the ids of the checks that could be applied, hold, and would hardly hold by chance if the
    /// field were wrong: sums, products and check digits. An order or a range holds for most wrong values as well.
    public static func confirmations(values: JSON, schema: DocumentSchema) -> [String: [String]] {
        let checked = CheckedValues(values: values, schema: schema)
        var result: [String: [String]] = [:]
        for check in schema.checks where check.form.confirms(checked) {
            for field in Set(check.form.fields) { result[field, default: []].append(check.id) }
        }
        return result
    }
}

extension Check.Form {
    fileprivate func confirms(_ values: CheckedValues) -> Bool {
        switch self {
        case .sum(let form): form.isApplied(to: values) && form.problems(in: values).isEmpty
        case .product(let form): form.isApplied(to: values) && form.problems(in: values).isEmpty
        case .checksum(let form): form.isApplied(to: values) && form.problems(in: values).isEmpty
        case .order, .oneOf, .requiredIf, .range, .matches: false
        }
    }
}

extension SumCheck {
    fileprivate func isApplied(to values: CheckedValues) -> Bool {
        (terms.map(\.field) + [equals]).allSatisfy { field in
            values.leaves(field)?.allSatisfy { $0.decimal != nil } ?? false
        }
    }
}

extension ProductCheck {
    /// In one row at least.
    fileprivate func isApplied(to values: CheckedValues) -> Bool {
        values.scopes(factors + [equals]).contains { scope in
            (factors + [equals]).allSatisfy { scope.leaf($0)?.decimal != nil }
        }
    }
}

extension ChecksumCheck {
    fileprivate func isApplied(to values: CheckedValues) -> Bool {
        values.scopes([field]).contains { scope in
            scope.leaf(field)?.value.string.map { standard.judge($0) == .holds } ?? false
        }
    }
}
