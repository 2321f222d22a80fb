/// The scores of all documents counted by field and by document.
struct AccuracyCounts {
    private let definitions: [(name: String, definition: FieldDefinition, isColumn: Bool)]
    /// By field, in the order of `definitions`.
    private var tallies: [Tally]
    private var strict: [Int]
    private var similarity: [Double]
    /// By document: the top-level values, weighted.
    private(set) var overall: [Tally] = []
    /// By document: right cells and cells of each column, one pair after the other.
    private var cells: [[Double]] = []

    init(of documents: [[FieldScore]], schema: DocumentSchema) {
        definitions = schema.scored
        tallies = Array(repeating: Tally(), count: definitions.count)
        strict = Array(repeating: 0, count: definitions.count)
        similarity = Array(repeating: 0, count: definitions.count)
        let places = Dictionary(
            definitions.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        for scores in documents { add(scores, places) }
    }

    private mutating func add(_ scores: [FieldScore], _ places: [String: Int]) {
        var overall = Tally()
        var cells = [Double](repeating: 0, count: definitions.count * 2)
        for score in scores {
            guard let place = places[score.field] else { continue }
            tallies[place].add(score.result)
            strict[place] += score.isStrict ? 1 : 0
            similarity[place] += score.similarity
            if definitions[place].isColumn {
                cells[place * 2] += score.result.isRight ? 1 : 0
                cells[place * 2 + 1] += 1
            } else {
                overall.add(score.result, weight: definitions[place].definition.weight)
            }
        }
        self.overall.append(overall)
        self.cells.append(cells)
    }

    /// Fields with at least one scored value.
    func fields(columnIntervals: [String: Interval]) -> [FieldAccuracy] {
        definitions.indices.filter { tallies[$0].count > 0 }.map { place in
            let (tally, entry) = (tallies[place], definitions[place])
            let trials = entry.isColumn ? cells.count { $0[place * 2 + 1] > 0 } : Int(tally.count)
            let successes = (tally.right / tally.count * Double(trials)).rounded()
            let wilson = Wilson.interval(successes: Int(successes), of: trials)
            return FieldAccuracy(
                field: entry.name, isColumn: entry.isColumn, isTable: entry.definition.kind == .table,
                weight: entry.definition.weight, tally: tally,
                interval: columnIntervals[entry.name] ?? wilson, strict: Double(strict[place]) / tally.count,
                similarity: similarity[place] / tally.count)
        }
    }

    func intervals(
        by bootstrap: Bootstrap
    ) -> (accuracy: Interval?, f1: Interval?, columns: [String: Interval]) {
        let columns = definitions.indices.filter { definitions[$0].isColumn && tallies[$0].count > 0 }
        let found = bootstrap.intervals(of: overall.map(\.columns)) { sums in
            let tally = Tally(columns: sums)
            return [tally.accuracy ?? .nan, tally.f1 ?? .nan]
        }
        guard found.count == 2 else { return (nil, nil, [:]) }
        let named = columns.compactMap { place -> (String, Interval)? in
            let rows = cells.map { [$0[place * 2], $0[place * 2 + 1]] }
            let interval = bootstrap.intervals(of: rows) { [$0[0] / $0[1]] }.first ?? nil
            return interval.map { (definitions[place].name, $0) }
        }
        return (found[0], found[1], Dictionary(named, uniquingKeysWith: { first, _ in first }))
    }
}

extension DocumentSchema {
    /// Everything that scores are grouped by: the fields in order, each table followed by its columns.
    var scored: [(name: String, definition: FieldDefinition, isColumn: Bool)] {
        fields.flatMap { field in
            [(field.name, field, false)] + field.columns.map { ("\(field.name).\($0.name)", $0, true) }
        }
    }
}
