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

    /// Runs the steps, the cheapest first, until one is VALID; answers with the best attempt.
    func result(
        of document: SourceDocument, _ bytes: Data, _ prepared: PreparedDocument, in run: RunRecord
    ) async throws(StageError) -> (Outcome.Result, [Attempt]) {
        var attempts: [Attempt] = []
        var failure: ModelFailure?
        for step in steps {
            switch step {
            case .rules: attempts.append(rules(prepared, number: attempts.count + 1))
            case .embedded: attempts.append(embedded(prepared, number: attempts.count + 1))
            case .model(let extraction):
                let made = try await extraction.attempts(
                    on: prepared, of: document, bytes, after: attempts.count, in: run)
                attempts += made.attempts
                failure = made.failure
            }
            if attempts.last.map({ Verdict($0.findings) == .valid }) == true { break }
        }
        return (result(attempts, failure, prepared), attempts)
    }

    private func result(
        _ attempts: [Attempt], _ failure: ModelFailure?, _ prepared: PreparedDocument
    ) -> Outcome.Result {
        let answered = attempts.filter { $0.extraction != nil }
        if answered.isEmpty, let failure { return .failed(.model(failure.withoutExchange)) }
        let summaries = attempts.map {
            AttemptSummary(values: $0.extraction?.values, findings: $0.findings, stop: .complete)
        }
        let best = RepairMachine.best(of: summaries).map { attempts[$0] }
        return .checked(
            best?.extraction ?? assessor.nothing(of: prepared), Verdict(best?.findings ?? []))
    }

    private func embedded(_ prepared: PreparedDocument, number: Int) -> Attempt {
        let start = ContinuousClock.now
        let found = EmbeddedExtractor(schema: assessor.schema).extract(prepared.document.embedded)
        let (extraction, findings) = assessor.assess(found.values, of: prepared, origins: found.origins)
        return Attempt(
            number: number, purpose: number == 1 ? .first : .cascade, calls: [], extraction: extraction,
            findings: findings, seconds: (ContinuousClock.now - start).inSeconds)
    }

    private func rules(_ prepared: PreparedDocument, number: Int) -> Attempt {
        let start = ContinuousClock.now
        let found = prepared.ruled
        let (extraction, findings) = assessor.assess(
            found.values, of: prepared, known: found.evidence, origins: found.origins)
        return Attempt(
            number: number, purpose: number == 1 ? .first : .cascade, calls: [], extraction: extraction,
            findings: findings, seconds: (ContinuousClock.now - start).inSeconds)
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
    /// Without the bodies, which stand with the call.
    var withoutExchange: ModelFailure {
        ModelFailure(kind, status: status, code: code, message: message, retryAfter: retryAfter)
    }
}
