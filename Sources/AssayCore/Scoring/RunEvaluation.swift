/// One labelled document of a run.
public struct EvaluatedSample: Sendable {
    public let outcome: OutcomeRecord
    public let label: Label
    /// What `meta/<name>.json` says: language, form, group; for grouping results only.
    public let meta: JSON?

    public init(outcome: OutcomeRecord, label: Label, meta: JSON? = nil) {
        self.outcome = outcome
        self.label = label
        self.meta = meta
    }
}

/// One document's scores before and after repair.
public struct DocumentEvaluation: Sendable {
    public let sample: EvaluatedSample
    /// Of the accepted values.
    public let scores: [FieldScore]
    /// Of the first attempt's values.
    public let firstScores: [FieldScore]
    /// Repair changed no value, so that both are the same.
    let isAsFirst: Bool
    /// One for each score that is not right.
    public let failures: [Failure]

    public var name: String { sample.outcome.name }
    /// Not one value came out of it.
    public var hasFailed: Bool { sample.outcome.verdict == nil }
}

/// Everything that is measured about one run over a labelled set.
public struct RunEvaluation: Sendable {
    public let run: RunRecord
    public let schema: DocumentSchema
    /// By name.
    public let documents: [DocumentEvaluation]
    /// All documents; failed ones count as wrong.
    public let accuracy: Accuracy
    /// The documents whose verdict is VALID, alone.
    public let validOnly: Accuracy
    public let repair: RepairLift
    public let trust: Trust
    public let expense: Expense
    /// Grouped by cause, the largest first.
    public let clusters: [FailureCluster]
    /// Who was asked about texts that are not equal; nil where nobody was.
    public let judge: JudgeRecord?

    /// Made when it is asked for: scoring and comparing need none.
    public var reliability: Reliability { Reliability(of: documents) }

    /// - Parameters:
    ///   - samples: the run's outcomes that have a label, each with it.
    ///   - bootstrap: for the intervals of pooled figures.
    ///   - judge: whose word on texts that are not equal is told, and counts where it agrees with people.
    ///   - reading: the words of a document, asked for only where something is wrong with its values; nil
    ///     where they are not at hand, which makes causes coarser.
    public init(
        run: RunRecord, schema: DocumentSchema, samples: [EvaluatedSample],
        bootstrap: Bootstrap = Bootstrap(), judge: JudgeRecord? = nil,
        reading: (OutcomeRecord) -> ReadDocument? = { _ in nil }
    ) {
        let scorer = Scorer(schema: schema, judgements: judge?.inForce ?? .none)
        let documents = samples.sorted { $0.outcome.name < $1.outcome.name }.map { sample in
            DocumentEvaluation(sample: sample, scorer: scorer, reading: reading)
        }
        self.run = run
        self.schema = schema
        self.documents = documents
        accuracy = Accuracy(of: documents.map(\.scores), schema: schema, bootstrap: bootstrap)
        validOnly = Accuracy(
            of: documents.filter { $0.sample.outcome.verdict == .valid }.map(\.scores), schema: schema)
        repair = RepairLift(of: documents, schema: schema, bootstrap: bootstrap)
        trust = Trust(of: documents)
        expense = Expense(of: samples.map(\.outcome))
        clusters = FailureCluster.grouping(documents.flatMap(\.failures))
        self.judge = judge
    }
}

extension DocumentEvaluation {
    init(sample: EvaluatedSample, scorer: Scorer, reading: (OutcomeRecord) -> ReadDocument?) {
        let outcome = sample.outcome
        let values = outcome.verdict == nil ? nil : outcome.values
        let scores = scorer.scores(values: values, label: sample.label)
        self.sample = sample
        self.scores = scores
        isAsFirst = outcome.firstValues == values
        firstScores =
            isAsFirst ? scores : scorer.scores(values: outcome.firstValues, label: sample.label)
        failures =
            scores.allSatisfy(\.result.isRight)
            ? []
            : FailureFinder(outcome: outcome, schema: scorer.schema, document: reading(outcome))
                .failures(in: scores)
    }
}
