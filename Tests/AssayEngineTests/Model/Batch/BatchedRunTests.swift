import AssayCore
import AssayTestSupport
import Foundation
import ModelServer
import Testing

@testable import AssayEngine

/// Documents through batch jobs of all three providers, against a server that keeps its jobs as they do.
@Suite(.timeLimit(.minutes(2))) struct BatchedRunTests {
    /// A model of each API.
    static let models = ["anthropic/claude-haiku-4-5", "openai/gpt-5.4-mini", "gemini/gemini-3.5-flash"]

    /// One folder and one ledger; a new `runner` is a new start of the program.
    struct Bench {
        let folder: TemporaryFolder
        let ledger: Ledger
        let conversation: Conversation
        let server: ModelServer
        let model: String
        let repairs: Int
        let isMasked: Bool

        init(
            _ model: String, repairs: Int = 0, isMasked: Bool = false, faults: BatchFaults = BatchFaults(),
            answering: @escaping Conversation.Answering = { _ in BatchedRunTests.right }
        ) throws {
            folder = try TemporaryFolder()
            ledger = try Ledger(at: folder.url.appending(path: "assay.sqlite").path)
            conversation = Conversation(faults: faults, answering: answering)
            server = conversation.serve()
            self.model = model
            self.repairs = repairs
            self.isMasked = isMasked
        }

        var environment: [String: String] {
            [
                "ANTHROPIC_BASE_URL": server.url, "OPENAI_BASE_URL": server.url,
                "GOOGLE_GEMINI_BASE_URL": server.url, "ANTHROPIC_API_KEY": "sk-secret",
                "OPENAI_API_KEY": "sk-secret", "GEMINI_API_KEY": "sk-secret",
            ]
        }

        func files(_ texts: [String]) throws -> [InputFile] {
            try texts.enumerated().map { index, text in
                let whole =
                    "CORNER SHOP LTD\n\(index) High Street, Leeds\nDate 03/04/2025\nTotal 12.50\n\(text)\n"
                return InputFile(url: try folder.write(whole, to: "\(index).txt"), name: "\(index).txt")
            }
        }

        /// As the command does it, with no time passing between two looks.
        @discardableResult
        func run(
            _ files: [InputFile], settling: Double = 0, stop: StopRequest = StopRequest(),
            limits: RunLimits = RunLimits(), clock: CallClock = CallClock(),
            onJob: @escaping @Sendable (BatchEvent) -> Void = { _ in }
        ) async throws -> BatchRunner.Summary {
            let schema = try Catalogue(roots: []).schema("receipt")
            let strategy = Strategy(
                name: "batched", reader: ReaderOptions(),
                extract: .model(ModelOptions(model: model, timeoutSeconds: 5, isMasked: isMasked)),
                repair: RepairOptions(attempts: repairs))
            let allowance = RunAllowance(limits, clock: clock)
            let models = try ModelCatalogue(environment: environment, allowance: allowance)
            let pipeline = try Pipeline(
                schema: schema, strategy: strategy, reader: FileReader(workers: 1), models: models,
                ledger: ledger, isBatched: true)
            let runner = BatchRunner(
                pipeline: pipeline, ledger: ledger, width: 2, stop: stop, allowance: allowance)
            var pace = BatchPace(first: 0.02, longest: 0.02)
            pace.settling = settling
            pace.troubles = 5
            do {
                let run = try record(schema, strategy)
                try await models.countSpending(of: run, in: ledger)
                let summary = try await BatchedRun(runner: runner, pace: pace).run(
                    files, in: run, onEvent: { _ in }, onJob: onJob)
                await models.shutdown()
                return summary
            } catch {
                await models.shutdown()
                throw error
            }
        }

        private func record(_ schema: DocumentSchema, _ strategy: Strategy) throws -> RunRecord {
            try ledger.run(
                RunConfiguration(schema: schema, strategy: strategy, readerVersion: "1"), folder: "/x",
                fresh: false)
        }

        func outcomes() throws -> [OutcomeRecord] { try ledger.outcomes(of: try ledger.run(numbered: nil)) }

        /// No document was asked about twice.
        var asksOnce: Bool {
            let keys = conversation.batchedIDs.map { $0.split(separator: "-").last ?? "" }
            return Set(keys).count == keys.count
        }
    }

    static let right: JSON = [
        "seller_name": "CORNER SHOP LTD", "seller_address": nil, "issue_date": "03/04/2025", "total": "12.50",
    ]
    static let wrong: JSON = [
        "seller_name": "CORNER SHOP LTD", "seller_address": nil, "issue_date": "03/04/2025", "total": "99.99",
    ]
    private static let dollars = JSON.number(JSONNumber(Decimal(string: "12.5") ?? 0))

    @Test(arguments: models)
    func `Every document is done by one job, at half the price, with the verdict of a plain run`(
        model: String
    ) async throws {
        let bench = try Bench(model)
        defer { bench.server.stop() }
        let summary = try await bench.run(try bench.files(["a", "b", "c"]))
        #expect(summary.pending == 0 && summary.failed == 0 && summary.total == 3)
        #expect(bench.conversation.jobCount == 1 && bench.asksOnce)
        let outcomes = try bench.outcomes()
        #expect(outcomes.allSatisfy { $0.values?["total"] == Self.dollars && $0.attempts == 1 })
        #expect(outcomes.map(\.usage) == Array(repeating: TokenUsage(input: 300, output: 20), count: 3))
        let price = try Prices(parsing: BuiltInFiles.text["Models/prices.json5"] ?? "")
            .price(of: model, on: "2026-11-01")
        let whole = try #require(price?.cost(of: TokenUsage(input: 300, output: 20)))
        #expect(outcomes.allSatisfy { $0.cost == whole / 2 })
        #expect(try bench.ledger.openBatchJobs(of: try bench.ledger.run(numbered: nil)).isEmpty)
    }

    @Test(arguments: models)
    func `What a repair asks goes out as a second job`(model: String) async throws {
        let bench = try Bench(model, repairs: 1) { question in
            question.body.contains("odd-one") && !question.body.contains("99.99") ? Self.wrong : Self.right
        }
        defer { bench.server.stop() }
        try await bench.run(try bench.files(["a", "odd-one", "c"]))
        #expect(bench.conversation.jobCount == 2 && bench.asksOnce)
        let outcomes = try bench.outcomes()
        #expect(outcomes[1].attempts == 2 && outcomes[1].firstValues?["total"] != Self.dollars)
        #expect(outcomes[1].values?["total"] == Self.dollars && outcomes[1].calls == 2)
        #expect(outcomes[1].usage == TokenUsage(input: 600, output: 40))
    }

    @Test(arguments: models)
    func `Items end each in their own way, told by their ids alone`(model: String) async throws {
        let bench = try Bench(model)
        defer { bench.server.stop() }
        let texts = [
            "fine", "[[expires-once]]", "[[error-413]]", "[[twice]]", "[[cancelled]]", "[[lost]]",
            "[[error-500]]",
        ]
        let summary = try await bench.run(try bench.files(texts))
        let outcomes = try bench.outcomes()
        // Cancelled: pending, and nobody asks again in this command. Lost and 500: three jobs, then they fail in passing.
        #expect(outcomes.map(\.name) == ["0.txt", "1.txt", "2.txt", "3.txt", "5.txt", "6.txt"])
        let failures = outcomes.map { outcome -> ModelFailure.Kind? in
            if case .model(let failure)? = outcome.failure { failure.kind } else { nil }
        }
        #expect(failures == [nil, nil, .fatalForItem, nil, .transient, .transient])
        #expect(summary.pending == 1 && summary.failed == 3)
        #expect(bench.conversation.jobCount == 3)
        #expect(outcomes[1].usage == TokenUsage(input: 300, output: 20))
        #expect(outcomes[3].calls == 1)
        // The next command asks again for what may pass, and for nothing else.
        let before = bench.conversation.batchedIDs.count
        try await bench.run(try bench.files(texts))
        let again = bench.conversation.batchedIDs.dropFirst(before).map {
            $0.split(separator: "-").last ?? ""
        }
        #expect(Set(again).count == 3)
    }

    @Test(arguments: models)
    func `A job whose answer got lost is found again and not sent twice`(model: String) async throws {
        let bench = try Bench(model, faults: BatchFaults(creations: [.takenUnanswered]))
        defer { bench.server.stop() }
        let found = Locked(0)
        let summary = try await bench.run(try bench.files(["a", "b"]), settling: 60) { event in
            if case .foundAgain = event { found.withLock { $0 += 1 } }
        }
        #expect(summary.total == 2 && summary.pending == 0)
        #expect(bench.conversation.jobCount == 1 && bench.asksOnce)
        #expect(found.withLock(\.self) == 1)
    }

    @Test(arguments: models)
    func `A job that never arrived is sent again once its provider doesn't list it`(model: String)
        async throws
    {
        let bench = try Bench(model, faults: BatchFaults(creations: [.refused(500)]))
        defer { bench.server.stop() }
        let summary = try await bench.run(try bench.files(["a"]))
        #expect(summary.pending == 0 && bench.conversation.jobCount == 1)
    }

    @Test(arguments: models)
    func `A stop leaves the job where it is, and the next start collects it`(model: String) async throws {
        let bench = try Bench(model, faults: BatchFaults(looks: 3))
        defer { bench.server.stop() }
        let files = try bench.files(["a", "b"])
        let stop = StopRequest()
        let first = try await bench.run(files, stop: stop) { event in
            if case .submitted = event { stop.set() }
        }
        #expect(first.pending == 2)
        let second = try await bench.run(files)
        #expect(second.pending == 0 && bench.conversation.jobCount == 1)
        #expect(try bench.outcomes().allSatisfy { $0.usage == TokenUsage(input: 300, output: 20) })
    }

    @Test(arguments: models.prefix(2))
    func `Results that broke off are fetched again, and nothing counts twice`(model: String) async throws {
        let bench = try Bench(model, faults: BatchFaults(breaksResults: true))
        defer { bench.server.stop() }
        let summary = try await bench.run(try bench.files(["a", "b", "c"]))
        #expect(summary.pending == 0 && bench.conversation.jobCount == 1)
        #expect(try bench.outcomes().map(\.calls) == [1, 1, 1])
    }

    @Test func `The address of results is followed on the provider's own host alone`() async throws {
        let thief = Conversation().serve()
        defer { thief.stop() }
        let bench = try Bench(
            Self.models[0], faults: BatchFaults(resultsURL: thief.url + "/v1/messages/batches/x/results"))
        defer { bench.server.stop() }
        let summary = try await bench.run(try bench.files(["a"]))
        #expect(summary.pending == 0)
        #expect(thief.requests == 0)
    }

    @Test(arguments: models)
    func `A wrong key stops the run, and everything stays pending`(model: String) async throws {
        let bench = try Bench(model, faults: BatchFaults(creations: [.refused(401)]))
        defer { bench.server.stop() }
        await #expect(throws: AssayError.self) { try await bench.run(try bench.files(["a"])) }
        #expect(try bench.outcomes().isEmpty && bench.conversation.jobCount == 0)
        #expect(try await bench.run(try bench.files(["a"])).pending == 0)
    }

    @Test func `A job that is refused as a whole stops the run and is asked anew by the next`() async throws {
        let bench = try Bench(Self.models[1], faults: BatchFaults(ending: "failed"))
        defer { bench.server.stop() }
        await #expect(throws: AssayError.self) { try await bench.run(try bench.files(["a"])) }
        #expect(try bench.outcomes().isEmpty)
    }

    @Test(arguments: models)
    func `A job that is too large is sent in halves`(model: String) async throws {
        let bench = try Bench(model, faults: BatchFaults(creations: [.refused(413)]))
        defer { bench.server.stop() }
        let summary = try await bench.run(try bench.files(["a", "b", "c", "d"]))
        #expect(summary.pending == 0 && bench.conversation.jobCount == 2 && bench.asksOnce)
    }

    @Test func `A refused form goes down the ladder by another job`() async throws {
        let bench = try Bench(Self.models[0] + "~talks")
        defer { bench.server.stop() }
        try await bench.run(try bench.files(["a"]))
        #expect(bench.conversation.jobCount > 1)
    }

    @Test func `Two files of the same bytes are asked about once`() async throws {
        let bench = try Bench(Self.models[0])
        defer { bench.server.stop() }
        let file = try bench.files(["a"])[0]
        let summary = try await bench.run([file, InputFile(url: file.url, name: "twin.txt")])
        #expect(summary.pending == 0 && bench.conversation.batchedIDs.count == 1)
        // Whichever was read first.
        let usages = try bench.outcomes().map(\.usage).sorted { $0.input > $1.input }
        #expect(usages == [TokenUsage(input: 300, output: 20), TokenUsage()])
    }

    @Test func `Keys stand neither in the ledger nor in a job`() async throws {
        let bench = try Bench(Self.models[1])
        defer { bench.server.stop() }
        try await bench.run(try bench.files(["a"]))
        for request in bench.conversation.received {
            #expect(!String(decoding: request.body, as: UTF8.self).contains("sk-secret"))
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: bench.folder.path) {
            let bytes = try Data(contentsOf: bench.folder.url.appending(path: name))
            #expect(bytes.range(of: Data("sk-secret".utf8)) == nil, "\(name)")
        }
    }

    @Test func `A strategy without such a model is refused`() async throws {
        let bench = try Bench("compatible/m")
        defer { bench.server.stop() }
        await #expect(throws: AssayError.self) { try await bench.run(try bench.files(["a"])) }
    }
}
