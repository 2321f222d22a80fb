public import AssayCore

extension Ledger {
    /// Scores a run's outcomes against the labels that the ledger keeps for its folder, and keeps the scores.
    ///
    /// - Parameters:
    ///   - names: only these documents; nil: all that have an outcome and a label.
    ///   - judge: whose word on texts that are not equal is told, and counts where it agrees with people.
    public func evaluation(
        of run: RunRecord, names: Set<String>? = nil, judge: JudgeUse = .nobody
    ) throws(AssayError) -> RunEvaluation {
        let schema = try schema(of: run)
        let labels = try labels(in: run.folder)
        let meta = try meta(in: run.folder)
        var samples: [EvaluatedSample] = []
        for outcome in try outcomes(of: run) where names?.contains(outcome.name) ?? true {
            guard let json = labels[outcome.name] else { continue }
            let label = try Self.label(json, schema: schema, name: outcome.name)
            samples.append(EvaluatedSample(outcome: outcome, label: label, meta: meta[outcome.name]))
        }
        // A reading that can't be had makes the causes of failures coarser, no more.
        let evaluation = RunEvaluation(
            run: run, schema: schema, samples: samples, judge: try self.judge(of: run, judge)
        ) { outcome in
            try? reading(of: outcome.documentID, settings: run.reading)
        }
        try store(evaluation.documents)
        return evaluation
    }

    /// Several runs at a time, on every core; in the order of the runs.
    public func evaluations(
        of runs: [RunRecord], names: Set<String>? = nil, judge: JudgeUse = .nobody
    ) async throws(AssayError) -> [RunEvaluation] {
        let results = await withTaskGroup(of: (Int, Result<RunEvaluation, AssayError>).self) { group in
            for (place, run) in runs.enumerated() {
                group.addTask {
                    do throws(AssayError) {
                        return (place, .success(try evaluation(of: run, names: names, judge: judge)))
                    } catch {
                        return (place, .failure(error))
                    }
                }
            }
            var results: [Int: Result<RunEvaluation, AssayError>] = [:]
            for await (place, result) in group { results[place] = result }
            return results
        }
        var evaluations: [RunEvaluation] = []
        for place in runs.indices {
            if let result = results[place] { evaluations.append(try result.get()) }
        }
        return evaluations
    }

    /// The schema that a run was made with.
    public func schema(of run: RunRecord) throws(AssayError) -> DocumentSchema {
        do {
            return try DocumentSchema(parsing: run.schema, guidance: "", name: run.schemaName)
        } catch {
            throw AssayError(
                "the schema of run \(run.id) can't be read: \(error)", at: path,
                hint: "The ledger was made by another version: begin a new one.", exit: .ledger)
        }
    }

    private static func label(
        _ json: JSON, schema: DocumentSchema, name: String
    ) throws(AssayError) -> Label {
        do {
            return try Label(json: json, schema: schema)
        } catch {
            throw AssayError(
                "the label of \(name) can't be used: \(error)", hint: "Compare again to renew it.")
        }
    }
}
