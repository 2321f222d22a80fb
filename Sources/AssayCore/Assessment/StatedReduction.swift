import Foundation

/// What the row of a table states beside its factors: a rate per cent that is taken off, or how many pieces a price is for.
///
/// A product that fails by nothing else is no mistake of the document, and none of whoever read it.
struct StatedReduction {
    let values: JSON
    let evidence: [FieldPath: Evidence]
    let grounder: Grounder

    /// Whether a failed product comes out with a number that stands on the line of its amount.
    func explains(_ finding: Finding, of check: ProductCheck) -> Bool {
        guard let row = row(of: finding.path), let amount = values[finding.path]?.number?.decimal,
            amount != 0,
            let place = evidence[finding.path]
        else { return false }
        let factors = check.factors.compactMap { name -> Decimal? in
            guard let point = name.lastIndex(of: ".") else { return nil }
            return values[row.appending(String(name[name.index(after: point)...]))]?.number?.decimal
        }
        guard factors.count == check.factors.count else { return false }
        let product = factors.reduce(1, *)
        return isReduced(product, to: amount, beside: place) || isScaled(product, to: amount, beside: place)
    }

    /// `line_items[2]` of `line_items[2].amount`.
    private func row(of path: FieldPath) -> FieldPath? {
        guard path.components.count == 3, let table = path.field,
            case .index(let number) = path.components[1]
        else { return nil }
        return FieldPath(table).appending(number)
    }

    /// A rate of at most two decimals that takes the product to the amount within half a cent to either side.
    private func isReduced(_ product: Decimal, to amount: Decimal, beside place: Evidence) -> Bool {
        guard product > amount, amount > 0 else { return false }
        let exact = (1 - amount / product) * 100
        return (0...2).contains { digits in
            var (value, rate) = (exact, Decimal())
            NSDecimalRound(&rate, &value, digits, .plain)
            let reduced = product * (1 - rate / 100)
            return rate > 0 && abs(reduced - amount) <= Self.rounding && isStated(rate, beside: place)
        }
    }

    private func isScaled(_ product: Decimal, to amount: Decimal, beside place: Evidence) -> Bool {
        [100, 1000].contains { abs(product / $0 - amount) <= Self.rounding && isStated($0, beside: place) }
    }

    /// Whether a number stands on the line of a value, and is not that value.
    private func isStated(_ number: Decimal, beside place: Evidence) -> Bool {
        grounder.numbers.places(of: number, asAmount: false).contains { found in
            guard let word = found.words.first, grounder.index.pages[word] == place.page else { return false }
            let box = grounder.index.words[word].box
            return box.midY > place.box.top && box.midY < place.box.bottom && box.right <= place.box.left
        }
    }

    private static let rounding = Decimal(sign: .plus, exponent: -2, significand: 1)
}
