import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

/// Documents through the whole pipeline with a model server that answers by a script.
@Suite(.timeLimit(.minutes(2))) struct ModelRunTests {
    private struct Bench {
        let folder: TemporaryFolder
        let ledger: Ledger
        let run: RunRecord
        let runner: BatchRunner
        let models: ModelCatalogue

        init(_ server: FakeModelServer, repairs: Int = 0, tokens: Bool = false, maxTokens: Int? = nil) throws
        {
            folder = try TemporaryFolder()
            ledger = try Ledger.inMemory()
            let schema = try Catalogue(roots: []).schema("receipt")
            let strategy = Strategy(
                name: "scripted", reader: ReaderOptions(),
                extract: .model(
                    ModelOptions(
                        model: "compatible/scripted", baseURL: server.url + "/v1", timeoutSeconds: 5,
                        asksTokens: tokens)
                ),
                repair: RepairOptions(attempts: repairs, maxTokens: maxTokens))
            models = try ModelCatalogue(environment: [:])
            run = try ledger.run(
                RunConfiguration(schema: schema, strategy: strategy, readerVersion: "1"), folder: "/x",
                fresh: false)
            let pipeline = try Pipeline(
                schema: schema, strategy: strategy, reader: FileReader(workers: 1), models: models,
                ledger: ledger)
            runner = BatchRunner(pipeline: pipeline, ledger: ledger, width: 1)
        }

        func files(_ count: Int) throws -> [InputFile] {
            try (0..<count).map { index in
                let text = "CORNER SHOP LTD\n\(index) High Street, Leeds\nDate 03/04/2025\nTotal 12.50\n"
                return InputFile(url: try folder.write(text, to: "\(index).txt"), name: "\(index).txt")
            }
        }
    }

    private static func chat(_ answer: String) -> FakeModelServer.Step {
        let arguments = JSON.string(answer).text()
        return .reply(
            #"{"choices":[{"finish_reason":"tool_calls","index":0,"message":{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"record_receipt","arguments":\#(arguments)}}]}}],"model":"m","usage":{"prompt_tokens":10,"completion_tokens":5}}"#
        )
    }

    private static let right =
        #"{"seller_name": "CORNER SHOP LTD", "seller_address": null, "issue_date": "03/04/2025", "total": "12.50"}"#

    /// An answer as text, with the probability of its tokens: sure of everything but the total.
    private static func told(_ pieces: [(text: String, log: String)]) -> FakeModelServer.Step {
        let content = JSON.string(pieces.map(\.text).joined()).text()
        let tokens = pieces.map { #"{"token":\#(JSON.string($0.text).text()),"logprob":\#($0.log)}"# }
            .joined(separator: ",")
        return .reply(
            #"{"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":\#(content)},"logprobs":{"content":[\#(tokens)]}}],"model":"m","usage":{"prompt_tokens":10,"completion_tokens":5}}"#
        )
    }

    @Test func `A token that the model held for unlikely takes half of what its value's evidence gives`()
        async throws
    {
        var totals: [Double] = []
        for log in ["-0.0001", "-9"] {
            let start =
                #"{"seller_name": "CORNER SHOP LTD", "seller_address": null, "issue_date": "03/04/2025", "#
            let server = FakeModelServer(
                Self.told([(start + #""total": ""#, "-0.0001"), ("12.50", log), ("\"}", "-0.0001")]))
            defer { server.stop() }
            let bench = try Bench(server, tokens: true)
            _ = try await bench.runner.run(try bench.files(1), in: bench.run) { _ in }
            let outcome = try #require(try bench.ledger.outcomes(of: bench.run).first)
            totals.append(try #require(outcome.confidence["total"]))
            let sent = try JSON(parsing: try #require(try bench.ledger.calls(in: bench.run).first?.request))
            #expect(sent["logprobs"] == true)
        }
        #expect(abs(totals[1] / totals[0] - 0.5) < 0.01, "\(totals)")
    }

    @Test func `Token probabilities are asked for only where the strategy says so`() async throws {
        let server = FakeModelServer(Self.chat(Self.right))
        defer { server.stop() }
        let bench = try Bench(server)
        _ = try await bench.runner.run(try bench.files(1), in: bench.run) { _ in }
        let sent = try JSON(parsing: try #require(try bench.ledger.calls(in: bench.run).first?.request))
        #expect(sent["logprobs"] == nil)
        let outcome = try #require(try bench.ledger.outcomes(of: bench.run).first)
        #expect(outcome.confidence.keys.count == 3)
    }

    @Test(arguments: [(14, RepairMachine.Reason.tokensUsed, 1), (15, .noProgress, 2)])
    func `Why repair ended stands with the attempt it ended after`(
        limit: Int, reason: RepairMachine.Reason, count: Int
    ) async throws {
        let none = Self.chat("I would rather not.")
        let server = FakeModelServer(none, none, none)
        defer { server.stop() }
        let bench = try Bench(server, repairs: 2, maxTokens: limit)
        _ = try await bench.runner.run(try bench.files(1), in: bench.run) { _ in }
        let outcome = try #require(try bench.ledger.outcomes(of: bench.run).first)
        let ended = try bench.ledger.attempts(of: outcome).map(\.ended)
        #expect(ended == Array(repeating: nil, count: count - 1) + [reason])
    }

    @Test func `A reply that is no JSON is INVALID, and the next document is done`() async throws {
        let server = FakeModelServer(Self.chat("I would rather not."), Self.chat(Self.right))
        defer { server.stop() }
        let bench = try Bench(server)
        _ = try await bench.runner.run(try bench.files(2), in: bench.run) { _ in }
        let outcomes = try bench.ledger.outcomes(of: bench.run)
        #expect(outcomes[0].verdict == .invalid)
        #expect(outcomes[0].findings.map(\.code).contains(.noParsableOutput))
        #expect(outcomes[1].values?["total"] == .number(JSONNumber(Decimal(string: "12.5") ?? 0)))
        await bench.models.shutdown()
    }

    @Test func `A repair asks with the findings and its answer counts`() async throws {
        let wrong = Self.right.replacing("12.50", with: "99.99")
        let server = FakeModelServer(Self.chat(wrong), Self.chat(Self.right))
        defer { server.stop() }
        let bench = try Bench(server, repairs: 1)
        _ = try await bench.runner.run(try bench.files(1), in: bench.run) { _ in }
        let outcome = try #require(try bench.ledger.outcomes(of: bench.run).first)
        #expect(outcome.attempts == 2)
        #expect(outcome.firstValues?["total"] == .number(JSONNumber(Decimal(string: "99.99") ?? 0)))
        #expect(outcome.values?["total"] == .number(JSONNumber(Decimal(string: "12.5") ?? 0)))
        #expect(server.received.last?.body.contains("99.99") == true)
        #expect(outcome.usage == TokenUsage(input: 20, output: 10))
        await bench.models.shutdown()
    }

    @Test func `A server that dies in the middle costs the documents it had, and a second run does them`()
        async throws
    {
        let server = FakeModelServer(Self.chat(Self.right), .reset)
        let bench = try Bench(server)
        let files = try bench.files(3)
        _ = try? await bench.runner.run(files, in: bench.run) { _ in }
        server.stop()
        let broken = try bench.ledger.outcomes(of: bench.run)
        #expect(broken.first?.failure == nil && broken.first?.values?["total"] != nil)
        #expect(broken.dropFirst().allSatisfy { $0.verdict == nil })
        await bench.models.shutdown()

        let second = FakeModelServer(Self.chat(Self.right))
        defer { second.stop() }
        let again = try Bench(second)
        let summary = try await again.runner.run(files, in: again.run) { _ in }
        #expect(summary.failed == 0)
        await again.models.shutdown()
    }

    @Test func `A wrong key stops the run and leaves every document pending`() async throws {
        let server = FakeModelServer(
            .reply(#"{"error":{"message":"bad key","type":"invalid_request_error"}}"#, status: 401))
        defer { server.stop() }
        let bench = try Bench(server)
        await #expect(throws: AssayError.self) {
            try await bench.runner.run(try bench.files(3), in: bench.run) { _ in }
        }
        #expect(try bench.ledger.outcomes(of: bench.run).isEmpty)
        await bench.models.shutdown()
    }

    @Test func `A document that was done before is answered from the ledger and costs nothing`() async throws
    {
        let server = FakeModelServer(Self.chat(Self.right))
        defer { server.stop() }
        let bench = try Bench(server)
        let files = try bench.files(1)
        let twin = InputFile(url: files[0].url, name: "twin.txt")
        _ = try await bench.runner.run(files + [twin], in: bench.run) { _ in }
        #expect(server.received.count == 1)
        let outcomes = try bench.ledger.outcomes(of: bench.run)
        #expect(outcomes.map(\.usage) == [TokenUsage(input: 10, output: 5), TokenUsage()])
        await bench.models.shutdown()
    }
}
