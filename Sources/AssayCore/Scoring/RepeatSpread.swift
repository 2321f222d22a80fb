/// How much the same strategy differs from itself: runs that did the same over the same documents.
public struct RepeatSpread: Sendable, Hashable {
    public let repeats: Int
    public let documents: Int
    /// Of the accuracy over all fields.
    public let mean: Double
    /// Standard deviation of that accuracy from repeat to repeat.
    public let deviation: Double
    /// Mean variance of a document's accuracy from repeat to repeat.
    public let within: Double
    /// Variance of the documents' own accuracies, less what the repeats alone would make of it (one-way analysis of
    /// variance, Searle, Casella and McCulloch, "Variance Components", 1992); never below 0.
    public let between: Double
    /// Share of labelled values whose result is not the same in all repeats.
    public let unstable: Double

    /// nil for fewer than two runs, and where they are not of the same documents.
    public init?(of runs: [RunEvaluation]) {
        guard let first = runs.first, runs.count > 1, !first.documents.isEmpty,
            runs.allSatisfy({ $0.documents.map(\.name) == first.documents.map(\.name) })
        else { return nil }
        let rates = runs.map { $0.accuracy.overall.accuracy ?? 0 }
        let byDocument = first.documents.indices.map { place in
            runs.map { Tally($0.documents[place].topScores).accuracy ?? 0 }
        }
        let within = Self.mean(byDocument.map(Self.variance))
        repeats = runs.count
        documents = first.documents.count
        mean = Self.mean(rates)
        deviation = Self.variance(rates).squareRoot()
        self.within = within
        between = max(0, Self.variance(byDocument.map(Self.mean)) - within / Double(runs.count))
        let results = first.documents.indices.flatMap { place in
            first.documents[place].topScores.indices.map { index in
                runs.compactMap { run -> FieldScore.Result? in
                    let scores = run.documents[place].topScores
                    return scores.indices.contains(index) ? scores[index].result : nil
                }
            }
        }
        let changing = results.count { Set($0).count > 1 }
        unstable = results.isEmpty ? 0 : Double(changing) / Double(results.count)
    }

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    /// Of a sample: divided by one less than the number.
    private static func variance(_ values: [Double]) -> Double {
        guard values.count > 1 else { return 0 }
        let centre = mean(values)
        return values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(values.count - 1)
    }
}

extension DocumentEvaluation {
    /// Those of fields, tables as one value each.
    var topScores: [FieldScore] { scores.filter { !$0.field.contains(".") } }
}
