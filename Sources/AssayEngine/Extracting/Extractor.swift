import AssayCore
import Foundation

/// Turns a read document into attempts by the strategy's method, and picks what to answer.
struct Extractor: Sendable {
    private let assessor: Assessor
    private let steps: [Step]

    /// One method of a strategy, ready to be used.
    private enum Step: Sendable {
        case rules
        case embedded
        case model(ModelExtraction)
    }

    init(
        schema: DocumentSchema, strategy: Strategy, models: ModelCatalogue, ledger: Ledger,
        pictures: PagePictures?, isFresh: Bool, isBatched: Bool = false
    ) throws(AssayError) {
        do throws(DefinitionError) {
            assessor = try Assessor(schema: schema)
        } catch {
            throw AssayError(error.description, at: "schema \(schema.name)")
        }
        var steps: [Step] = []
        for method in strategy.extract.flattened {
            switch method {
            case .rules: steps.append(.rules)
            case .model(let options):
                var clients = [try Self.client(for: options, models, strategy)]
                for standIn in options.fallback {
                    clients.append(try Self.client(for: options.asked(of: standIn), models, strategy))
                }
                let lane = isBatched ? try? models.lane(for: options) : nil
                steps.append(
                    .model(
                        ModelExtraction(
                            assessor: assessor, options: options, repair: strategy.repair,
                            models: ModelChain(clients: clients), pictures: pictures, ledger: ledger,
                            isFresh: isFresh, lane: lane)))
            case .embedded: steps.append(.embedded)
            // Flattened into its steps.
            case .cascade: break
            }
        }
        self.steps = steps
    }

    /// The models that are asked by jobs.
    var lanes: [BatchLane] {
        steps.compactMap { step in
            switch step {
            case .model(let extraction): extraction.lane
            case .rules, .embedded: nil
            }
        }
    }

    private static func client(
        for options: ModelOptions, _ models: ModelCatalogue, _ strategy: Strategy
    ) throws(AssayError) -> ModelClient {
        let client: ModelClient
        do throws(ModelFailure) {
            client = try models.client(for: options)
        } catch {
            throw AssayError(
                error.message, at: "strategy \(strategy.name), model \(options.model)",
                hint: "`assay doctor` says what is there and how to get what is not.", exit: .missingTool)
        }
        guard strategy.repair.maxCost == nil || client.price != nil else {
            throw AssayError(
                "what \(options.model) costs is not known, so repair.max_cost can't be kept",
                at: "strategy \(strategy.name)", hint: "Limit repair.max_tokens instead.")
        }
        return client
    }

    /// Runs the steps, the cheapest first, until one is VALID; answers with the best attempt. What a step has settled,
    /// the next ones leave as it is.
    func result(
        of document: SourceDocument, _ bytes: Data, _ prepared: PreparedDocument, in run: RunRecord
    ) async throws(StageError) -> (Outcome.Result, [Attempt]) {
        var attempts: [Attempt] = []
        var failure: ModelFailure?
        let direct = DirectExtraction(assessor: assessor)
        for step in steps {
            let settled = settled(by: attempts)
            switch step {
            case .rules:
                attempts.append(direct.rules(prepared, settled, number: attempts.count + 1))
                failure = nil
            case .embedded:
                let found = direct.embedded(
                    prepared, settled, number: attempts.count + 1, isAlone: steps.count == 1)
                guard let attempt = found else { continue }
                attempts.append(attempt)
                failure = nil
            case .model(let extraction):
                let made = try await extraction.attempts(
                    on: prepared, of: document, bytes, settled: settled, after: attempts.count, in: run)
                attempts += made.attempts
                failure = made.attempts.contains { $0.extraction != nil } ? nil : made.failure
            }
            if attempts.last.map({ Verdict($0.findings) == .valid }) == true { break }
        }
        return (result(attempts, failure, prepared), attempts)
    }

    /// - Parameter failure: of the last model, where it gave no answer and nothing that came after it did.
    private func result(
        _ attempts: [Attempt], _ failure: ModelFailure?, _ prepared: PreparedDocument
    ) -> Outcome.Result {
        let best = Self.best(of: attempts)
        // What a cheaper step found stands where the model will never take this document; a server that was only
        // busy or out of reach is asked again by the next command, as the strategy says.
        if let failure, best?.extraction == nil || failure.mayPass {
            return .failed(.model(failure.withoutExchange))
        }
        return .checked(
            best?.extraction ?? assessor.nothing(of: prepared), Verdict(best?.findings ?? []))
    }

    private static func best(of attempts: [Attempt]) -> Attempt? {
        var steps: [[Attempt]] = []
        for attempt in attempts {
            switch attempt.purpose {
            case .first, .cascade: steps.append([attempt])
            case .repair, .moreRoom: steps[steps.endIndex - 1].append(attempt)
            }
        }
        let best = steps.compactMap { step in
            RepairMachine.best(of: step.map(summary)).map { step[$0] }
        }
        return RepairMachine.best(ofSteps: best.map(summary)).map { best[$0] }
    }

    private static func summary(of attempt: Attempt) -> AttemptSummary {
        AttemptSummary(values: attempt.extraction?.values, findings: attempt.findings, stop: .complete)
    }

    private func settled(by attempts: [Attempt]) -> SettledValues {
        guard let best = Self.best(of: attempts), let extraction = best.extraction else { return .none }
        return SettledValues(
            of: extraction, findings: best.findings, checks: assessor.schema.checksOfAnswers)
    }
}

extension Strategy.Method {
    /// The steps of a cascade in order; itself where it is none.
    var flattened: [Strategy.Method] {
        switch self {
        case .cascade(let steps): steps.flatMap(\.flattened)
        case .rules, .embedded, .model: [self]
        }
    }
}

extension ModelFailure {
    /// Whether the same question may be answered another time.
    fileprivate var mayPass: Bool {
        switch kind {
        case .throttled, .transient: true
        case .fatalForRun, .fatalForItem: false
        }
    }

    /// Without the bodies, which stand with the call.
    var withoutExchange: ModelFailure {
        ModelFailure(kind, status: status, code: code, message: message, retryAfter: retryAfter)
    }
}
