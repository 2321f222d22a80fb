/// Sums at the foot of a table of amounts: `Razem  1 200,00  276,00  1 476,00` below `Netto  VAT  Brutto`.
extension RulesContext {
    /// For each caption of a field of money that heads a column: the amount under it in the row that begins with the
    /// caption of a sum.
    func columnSums(for field: Int) -> [Candidate] {
        let heads = captions(of: field).filter { $0.isHead(in: self) }
        guard !heads.isEmpty else { return [] }
        let feet = footRows()
        return heads.compactMap { caption in
            let row = scan.tokens[caption.tokens.lowerBound].row
            guard
                let foot = feet.first(where: { $0 > row && scan.rows[$0].page == scan.rows[row].page }),
                foot > row + 1, let number = amount(in: foot, under: scan.box(of: caption.tokens))
            else { return nil }
            let span = amounts[number]
            return Candidate(
                span.json, tokens: [span.tokens],
                score: weight(of: caption, for: field) + 0.2 + 0.1 * depth(of: span.tokens.lowerBound),
                match: .normalised, number: span.value)
        }
    }

    /// Rows that begin with the caption of a sum, alone in its phrase, and go on with two amounts or more.
    private func footRows() -> [Int] {
        scan.rows.indices.filter { row in
            let tokens = scan.rows[row].tokens
            guard let caption = caption(beginningAt: tokens.lowerBound), caption.quality > 0.7,
                caption.owners.contains(where: isSum),
                starts(in: tokens, of: amountAt).count > 1
            else { return false }
            let phrase = scan.segments[scan.tokens[tokens.lowerBound].segment]
            return !(caption.tokens.upperBound..<phrase.upperBound).contains { scan.tokens[$0].isWord }
        }
    }

    private func isSum(_ owner: CaptionIndex.Owner) -> Bool {
        switch owner {
        case .field(let field):
            schema.schema.checks.contains { check in
                if case .sum(let sum) = check.form {
                    sum.equals == schema.schema.fields[field].name
                } else {
                    false
                }
            }
        case .column: false
        }
    }

    /// The amount of a row that stands under a caption and no wider off than its height.
    private func amount(in row: Int, under caption: Box) -> Int? {
        starts(in: scan.rows[row].tokens, of: amountAt).filter { number in
            let box = scan.box(of: amounts[number].tokens)
            return amounts[number].hasCents && box.left < caption.right && box.right > caption.left
        }.last
    }
}

extension Caption {
    /// Whether captions or other words stand beside it in its row, and no amount.
    fileprivate func isHead(in context: RulesContext) -> Bool {
        let row = context.scan.rows[context.scan.tokens[tokens.lowerBound].row].tokens
        guard !row.contains(where: { context.amountAt[$0] >= 0 }) else { return false }
        return Set(row.map { context.scan.tokens[$0].segment }).count > 2
    }
}
