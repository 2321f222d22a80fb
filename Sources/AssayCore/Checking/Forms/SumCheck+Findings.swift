// Forms: each file evaluates one form of check; what a form means is described at its type in Schema/CheckForms.

import Foundation

extension SumCheck {
    func problems(in values: CheckedValues) -> [CheckProblem] {
        // Columns that add up to a column do so in every row; to a field, over all rows.
        guard equals.contains(".") else {
            let terms = terms.map { (term: $0, leaves: values.leaves($0.field) ?? []) }
            return problem(terms, sum: values.leaves(equals)?.first, values).map { [$0] } ?? []
        }
        return values.scopes([equals]).compactMap { scope in
            let terms = terms.map { (term: $0, leaves: scope.leaf($0.field).map { [$0] } ?? []) }
            return problem(terms, sum: scope.leaf(equals), values)
        }
    }

    private typealias Terms = [(term: Term, leaves: [CheckedValues.Leaf])]

    private func problem(_ terms: Terms, sum: CheckedValues.Leaf?, _ values: CheckedValues) -> CheckProblem? {
        guard let sum, let stated = sum.decimal, terms.allSatisfy({ !$0.leaves.isEmpty }) else { return nil }
        var computed: Decimal = 0
        for (term, leaves) in terms {
            for leaf in leaves {
                guard let amount = leaf.decimal else { return nil }
                computed += term.isSubtracted ? -amount : amount
            }
        }
        let addends = terms.reduce(0) { $0 + $1.leaves.count }
        let unit = values.minorUnit
        let allowed = tolerance ?? max(unit, unit * Decimal(addends) / 2)
        guard abs(computed - stated) > allowed else { return nil }
        let digits = values.minorDigits
        return CheckProblem(
            path: sum.path,
            message:
                "\(Self.text(terms)) = \(computed.text(fractionDigits: digits)), but \(sum.path) is \(sum.text)"
        )
    }

    /// "subtotal 100.00 + tax_total 19.00"; of long columns the count alone.
    private static func text(_ terms: Terms) -> String {
        terms.enumerated().reduce(into: "") { text, entry in
            let (term, leaves) = entry.element
            if entry.offset > 0 || term.isSubtracted {
                text += entry.offset > 0 ? term.isSubtracted ? " - " : " + " : "- "
            }
            if leaves.count == 1 {
                text += "\(leaves[0].path) \(leaves[0].text)"
            } else if leaves.count <= 8 {
                text += "\(term.field) (\(leaves.map(\.text).joined(separator: " + ")))"
            } else {
                text += "\(term.field) of \(Figures.counted(leaves.count, "row"))"
            }
        }
    }
}
