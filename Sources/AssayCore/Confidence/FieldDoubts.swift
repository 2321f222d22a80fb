/// What findings leave of the trust in a value.
struct FieldDoubts {
    /// By the path that a finding is about, rows of tables and items of lists included.
    private var shares: [FieldPath: Double] = [:]
    private var wholeDocument = 1.0

    init(_ findings: [Finding], checks: [Check]) {
        for finding in findings {
            let share = Self.share(finding.severity)
            // Each field of a check that fails may be the wrong one; in a table, that of the row.
            let fields = checks.first { $0.id == finding.check }?.form.fields ?? []
            let others = fields.filter { $0 != finding.path.field }.map { FieldPath($0) }
            let paths = Set([finding.path.row].compactMap(\.self) + others)
            for path in paths { shares[path] = min(shares[path] ?? 1, share) }
            if paths.isEmpty { wholeDocument = min(wholeDocument, share) }
        }
    }

    /// Of a leaf: that of the finding that is worst of those about it, its row, its field and the document.
    func share(of path: FieldPath) -> Double {
        let about = (1...max(1, path.components.count)).compactMap { count in
            shares[FieldPath(Array(path.components.prefix(count)))]
        }
        return min(about.min() ?? 1, wholeDocument)
    }

    private static func share(_ severity: Finding.Severity) -> Double {
        switch severity {
        case .note: 1
        case .unclear: 0.5
        case .invalid: 0.2
        }
    }
}

extension FieldPath {
    /// The path up to the row of a table or the item of a list; nil for the root.
    fileprivate var row: FieldPath? { field.map { _ in FieldPath(Array(components.prefix(2))) } }
}
