import Foundation

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

    /// The fields of sums that hold to the cent: what was read wrong would not add up, however unsure the recogniser was.
    static func proven(values: JSON, schema: DocumentSchema) -> Set<String> {
        let checked = CheckedValues(values: values, schema: schema)
        return schema.checks.reduce(into: []) { proven, check in
            guard case .sum(let sum) = check.form else { return }
            let exact = SumCheck(terms: sum.terms, equals: sum.equals, tolerance: 0)
            if exact.isApplied(to: checked), exact.problems(in: checked).isEmpty {
                proven.formUnion((sum.terms.map(\.field) + [sum.equals]).filter { !$0.contains(".") })
            }
        }
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
