/// Puts choices together to an extraction.
struct ExtractionBuilder {
    let scan: DocumentScan
    private var values = JSONObject()
    private var evidence: [FieldPath: Evidence] = [:]
    private var origins: [String: Origin] = [:]

    init(scan: DocumentScan) { self.scan = scan }

    var extraction: Extraction {
        Extraction(values: .object(values), evidence: evidence, origins: origins)
    }

    mutating func add(_ field: FieldDefinition, _ choice: Choice?) {
        values[field.name] = choice?.candidate.value ?? .null
        guard let choice else { return }
        evidence[FieldPath(field.name)] = evidence(for: choice)
        origins[field.name] = .rules
    }

    mutating func add(_ field: FieldDefinition, items: [Candidate]) {
        add(field, items.map(\.value))
        for (index, item) in items.enumerated() {
            evidence[FieldPath(field.name).appending(index)] = evidence(for: Choice(item))
        }
    }

    mutating func add(_ field: FieldDefinition, rows: [TableRow]) {
        add(
            field,
            rows.map { row in
                .object(
                    JSONObject(field.columns.enumerated().map { ($1.name, row.cells[$0]?.value ?? .null) }))
            })
        for (index, row) in rows.enumerated() {
            for (column, cell) in row.cells {
                let path = FieldPath(field.name).appending(index).appending(field.columns[column].name)
                evidence[path] = evidence(for: Choice(cell))
            }
        }
    }

    private mutating func add(_ field: FieldDefinition, _ array: [JSON]) {
        values[field.name] = array.isEmpty ? .null : .array(array)
        if !array.isEmpty { origins[field.name] = .rules }
    }

    /// nil where no tokens stand behind it.
    private func evidence(for choice: Choice) -> Evidence? {
        guard let first = choice.candidate.tokens.first else { return nil }
        let page = scan.page(of: first.lowerBound)
        let runs = choice.candidate.tokens.filter { scan.page(of: $0.lowerBound) == page }
        return Evidence(
            page: page, box: runs.dropFirst().reduce(scan.box(of: first)) { $0.union(scan.box(of: $1)) },
            quote: choice.candidate.tokens.map { scan.text(of: $0) }.joined(separator: " "),
            score: min(max((choice.candidate.score - choice.candidate.risk) / 1.5, 0), 1),
            confidence: choice.candidate.tokens.reduce(1) { min($0, scan.confidence(of: $1)) },
            match: choice.candidate.match, places: choice.places,
            rivals: choice.rivals.map { rival in
                rival.tokens.map { scan.text(of: $0) }.joined(separator: " ")
            })
    }
}
