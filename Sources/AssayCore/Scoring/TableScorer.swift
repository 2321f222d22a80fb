/// Scores a table: rows are matched one to one so that the weighted likeness of their cells is largest, then
/// cells are compared. A pair that shares nothing is no match: its cells are missing on the one side and
/// spurious on the other.
struct TableScorer {
    let table: FieldDefinition
    let minorUnits: Int

    /// The table's own score and those of its cells, by the answer under which most cells are right.
    func scores(_ actual: JSON, against field: Label.Field) -> [FieldScore] {
        let found = (actual.array ?? []).map(row)
        let candidates = field.accepted.map { scores(actual, found, against: $0, in: field) }
        return candidates.max { Self.likeness($0) < Self.likeness($1) } ?? []
    }

    /// Cells of a row that nothing was found for.
    static func failed(_ row: Label.Row, in table: String, order: [String]) -> [FieldScore] {
        order.compactMap { column in
            guard let cell = row.cells[column] else { return nil }
            return FieldScore(
                field: "\(table).\(column)", result: cell.accepted == [.null] ? .wrong : .missing,
                isStrict: false, similarity: 0, expected: cell.expected, actual: .null)
        }
    }

    private static func likeness(_ scores: [FieldScore]) -> Double { scores.first?.similarity ?? 0 }

    private func scores(
        _ actual: JSON, _ found: [FoundRow], against answer: Label.Answer, in field: Label.Field
    ) -> [FieldScore] {
        let labelled: [Label.Row] = if case .rows(let rows) = answer { rows } else { [] }
        let match = RowMatch(labelled.map(prepared), found, columns: table.columns)
        let cells = cellScores(labelled, found, match)
        let isEqual =
            match.isComplete && cells.allSatisfy(\.result.isRight) && (!labelled.isEmpty || actual.isBlank)
        let own = FieldScore(
            field: field.name,
            result: .init(
                isEqual: isEqual, isAbsent: actual.isBlank, needsNone: field.accepted == [.absent]),
            isStrict: field.accepted.contains { $0.isStrictly(actual) }, similarity: match.similarity,
            expected: field.expected, actual: actual)
        return [own] + cells
    }

    private func row(_ json: JSON) -> FoundRow {
        FoundRow(
            values: table.columns.map { json[$0.name] ?? .null },
            cells: table.columns.map {
                ComparableValue(json[$0.name] ?? .null, by: $0.compare, minorUnits: minorUnits)
            })
    }

    private func prepared(_ row: Label.Row) -> [[ComparableValue]?] {
        table.columns.map { column in
            row.cells[column.name]?.accepted.map {
                ComparableValue($0, by: column.compare, minorUnits: minorUnits)
            }
        }
    }

    private func cellScores(
        _ labelled: [Label.Row], _ found: [FoundRow], _ match: RowMatch
    ) -> [FieldScore] {
        var scores: [FieldScore] = []
        for (index, row) in labelled.enumerated() {
            for (column, definition) in table.columns.enumerated() {
                guard let cell = row.cells[definition.name] else { continue }
                if let partner = match.partners[index] {
                    scores.append(
                        score(
                            cell, found[partner].values[column], match.likeness(index, partner, column),
                            definition))
                } else if !cell.accepted.contains(.null) {
                    // A null cell of a row that was not found is neither right nor an error of its own.
                    scores.append(score(cell, .null, (false, 0), definition))
                }
            }
        }
        let columns = table.columns.indices.filter { column in
            labelled.isEmpty || labelled.contains { $0.cells[table.columns[column].name] != nil }
        }
        for index in match.unmatched {
            for column in columns where !found[index].cells[column].isAbsent {
                let nothing = Label.Cell(expected: .null, accepted: [.null])
                scores.append(score(nothing, found[index].values[column], (false, 0), table.columns[column]))
            }
        }
        return scores
    }

    private func score(
        _ cell: Label.Cell, _ actual: JSON, _ likeness: (isEqual: Bool, similarity: Double),
        _ column: FieldDefinition
    ) -> FieldScore {
        FieldScore(
            field: "\(table.name).\(column.name)",
            result: .init(
                isEqual: likeness.isEqual, isAbsent: actual.isBlank, needsNone: cell.accepted == [.null]),
            isStrict: cell.accepted.contains(actual), similarity: likeness.similarity,
            expected: cell.expected,
            actual: actual)
    }
}

/// A row as it was found: cells in the order of the columns.
struct FoundRow {
    let values: [JSON]
    let cells: [ComparableValue]
}
