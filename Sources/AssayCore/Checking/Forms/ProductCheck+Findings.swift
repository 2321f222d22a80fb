import Foundation

extension ProductCheck {
    func problems(in values: CheckedValues) -> [CheckProblem] {
        values.scopes(factors + [equals]).compactMap { scope in
            let leaves = factors.compactMap(scope.leaf)
            let operands = leaves.compactMap(\.decimal)
            guard let product = scope.leaf(equals), let stated = product.decimal,
                operands.count == factors.count
            else { return nil }
            let computed = operands.reduce(1, *)
            guard abs(computed - stated) > tolerance ?? values.minorUnit else { return nil }
            let text = leaves.map { "\($0.path) \($0.text)" }.joined(separator: " x ")
            let result = computed.text(fractionDigits: values.minorDigits)
            return CheckProblem(
                path: product.path, message: "\(text) = \(result), but \(product.path) is \(product.text)")
        }
    }
}
