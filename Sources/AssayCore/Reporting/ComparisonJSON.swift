/// The figures of a comparison as JSON: the runs, every pair, and the sentences.
public enum ComparisonJSON {
    public static func json(_ comparison: Comparison) -> JSON {
        [
            "names": .array(comparison.names.map(JSON.string)),
            "runs": .array(comparison.evaluations.map(EvaluationJSON.json)),
            "pairs": .array(comparison.pairs.map(pair)),
        ]
    }

    private static func pair(_ pair: PairComparison) -> JSON {
        let changes: [JSON] = pair.changes.map {
            ["what": .string($0.what), "first": .string($0.first), "second": .string($0.second)]
        }
        return [
            "first": .string(pair.first), "second": .string(pair.second), "documents": .count(pair.documents),
            "f1": difference(pair.f1), "accuracy": difference(pair.accuracy),
            "all_right": field(pair.allRight), "cost": pair.cost.map(difference) ?? .null,
            "seconds": difference(pair.seconds), "fields": .array(pair.fields.map(field)),
            "clustering": pair.clustering.map {
                ["key": .string($0.key), "clusters": .count($0.clusters)]
            } ?? .null,
            "changes": .array(changes),
            "sentences": .array(ComparisonSentences.sentences(for: pair).map(JSON.string)),
        ]
    }

    private static func field(_ field: FieldComparison) -> JSON {
        let (winner, detectable): (JSON, Double?) =
            switch field.winner {
            case .first: ("first", nil)
            case .second: ("second", nil)
            case .undecided(let detectable): (.null, detectable)
            }
        return [
            "field": .string(field.field), "documents": .count(field.documents),
            "difference": difference(field.difference), "p_holm": .figure(field.adjustedP), "winner": winner,
            "detectable": .figure(detectable), "flips": .array(field.flips.map(flip)),
        ]
    }

    private static func difference(_ difference: Difference) -> JSON {
        [
            "first": .figure(difference.first), "second": .figure(difference.second),
            "difference": .figure(difference.value), "interval": .interval(difference.interval),
            "p": .figure(difference.p),
        ]
    }

    private static func flip(_ flip: Flip) -> JSON {
        [
            "document": .string(flip.document), "right": flip.isFirstRight ? "first" : "second",
            "first": flip.first, "second": flip.second, "expected": flip.expected,
        ]
    }
}
