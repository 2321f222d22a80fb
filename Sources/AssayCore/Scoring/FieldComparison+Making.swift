import Foundation

extension FieldComparison {
    /// A top-level field: one value a document, so that McNemar's test applies where documents are independent; where
    /// they are not, the p measured stands.
    init(field: String, _ measured: Difference, _ pairs: FieldPairs, isClustered: Bool = false) {
        self.init(
            field: field, documents: pairs.documents[field] ?? 0, flips: pairs.flips[field] ?? [], measured,
            isClustered: isClustered)
    }

    /// All documents, right when every labelled value is.
    init(
        allRight first: RunEvaluation, _ second: RunEvaluation, _ clusters: Clusters?, _ bootstrap: Bootstrap
    ) {
        let pairs = zip(first.documents, second.documents).map { left, right in
            (name: left.name, first: left.scores.isAllRight, second: right.scores.isAllRight)
        }
        let flips = pairs.filter { $0.first != $0.second }.map { pair in
            Flip(
                document: pair.name, isFirstRight: pair.first, first: .bool(pair.first),
                second: .bool(pair.second), expected: true)
        }
        let sides = [pairs.map(\.first), pairs.map(\.second)].map { side in
            let rows = side.map { [$0 ? 1.0 : 0, 1] }
            return clusters?.summed(rows) ?? rows
        }
        let measured = PairedMeasure(first: sides[0], second: sides[1], bootstrap: bootstrap)
            .differences(isTested: clusters != nil) { [$0[0] / $0[1]] }.first
        self.init(
            field: "documents all right", documents: pairs.count, flips: flips, measured ?? .none,
            isClustered: clusters != nil)
    }

    /// A table's column: many cells a document, so that documents are what is swapped and resampled.
    init(column: String, _ measured: Difference, _ first: RunEvaluation, _ second: RunEvaluation) {
        let documents = zip(first.documents, second.documents).count { left, right in
            left.scores.contains { $0.field == column } || right.scores.contains { $0.field == column }
        }
        self.init(
            field: column, isColumn: true, documents: documents, difference: measured, mcNemar: nil,
            adjustedP: measured.p, tests: 1, isClustered: false, flips: [])
    }

    private init(
        field: String, documents: Int, flips: [Flip], _ measured: Difference, isClustered: Bool
    ) {
        let firstOnly = flips.count(where: \.isFirstRight)
        let mcNemar = McNemar(firstOnly: firstOnly, secondOnly: flips.count - firstOnly)
        let p = isClustered ? measured.p : mcNemar.midP
        self.init(
            field: field, isColumn: false, documents: documents,
            difference: Difference(
                first: measured.first, second: measured.second, interval: measured.interval, p: p),
            mcNemar: mcNemar, adjustedP: p, tests: 1, isClustered: isClustered, flips: flips)
    }
}

extension ConfigurationChange {
    /// What two runs did not have in common; a difference in the strategy is named key by key.
    static func between(_ first: RunRecord, _ second: RunRecord) -> [ConfigurationChange] {
        let whole: [(String, String, String)] = [
            ("schema", String(first.schemaDigest.prefix(12)), String(second.schemaDigest.prefix(12))),
            ("strategy", first.strategyName, second.strategyName),
            ("model", first.model, second.model),
        ]
        let changes = (whole + engineParts(first.engine, second.engine)).filter { $0.1 != $0.2 }.map {
            ConfigurationChange(what: $0.0, first: $0.1, second: $0.2)
        }
        return changes + strategyKeys(first.strategy, second.strategy)
    }

    /// An engine is told as its version, its prompt, its rules, and what reads: `assay 0.1.0; prompt 2; rules 3; 3;
    /// tesseract 5.3.0`. What has no name of its own belongs to the reader.
    private static func engineParts(_ first: String, _ second: String) -> [(String, String, String)] {
        let parts = [first, second].map { engine in
            Dictionary(
                grouping: engine.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            ) { part in
                switch part.prefix(while: { $0 != " " }) {
                case "assay": "engine"
                case "prompt": "prompt"
                case "rules": "rules"
                case _: "reader"
                }
            }.mapValues { $0.joined(separator: "; ") }
        }
        return ["engine", "prompt", "rules", "reader"].map { ($0, parts[0][$0] ?? "—", parts[1][$0] ?? "—") }
    }

    private static func strategyKeys(_ first: String, _ second: String) -> [ConfigurationChange] {
        let leaves = [first, second].map { text in
            Dictionary(
                ((try? JSON(parsing: text)) ?? .null).leaves.map {
                    ($0.path.description, $0.value.text(.compact))
                },
                uniquingKeysWith: { first, _ in first })
        }
        return Set(leaves[0].keys).union(leaves[1].keys).sorted().compactMap { key in
            guard leaves[0][key] != leaves[1][key] else { return nil }
            return ConfigurationChange(what: key, first: leaves[0][key] ?? "—", second: leaves[1][key] ?? "—")
        }
    }
}
