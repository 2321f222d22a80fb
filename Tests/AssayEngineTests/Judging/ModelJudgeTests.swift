import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

/// A judge against a model server that answers by a script.
@Suite(.timeLimit(.minutes(2))) struct ModelJudgeTests {
    private static let schema = DocumentSchema(
        name: "letter", fields: [FieldDefinition(name: "summary", kind: .text, compare: .judge)],
        checks: [], json: [:], guidance: "", source: [:])
    private static let cases = [
        JudgeCase(field: "summary", expected: "Pay by Friday", candidate: "Payment until Friday")
    ]

    private static func chat(_ answer: String) -> FakeModelServer.Step {
        let arguments = JSON.string(answer).text()
        return .reply(
            #"{"choices":[{"finish_reason":"tool_calls","index":0,"message":{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"record_judgement","arguments":\#(arguments)}}]}}],"model":"m","usage":{"prompt_tokens":10,"completion_tokens":5}}"#
        )
    }

    private struct Bench {
        let ledger: Ledger
        let run: RunRecord
        let models: ModelCatalogue
        let server: FakeModelServer

        init(_ server: FakeModelServer) throws {
            self.server = server
            ledger = try Ledger.inMemory()
            models = try ModelCatalogue(environment: [:])
            let strategy = Strategy(
                name: "s", reader: ReaderOptions(), extract: .rules, repair: RepairOptions(attempts: 0))
            run = try ledger.run(
                RunConfiguration(
                    schema: try Catalogue(roots: []).schema("receipt"), strategy: strategy, readerVersion: "1"
                ),
                folder: "/x", fresh: false)
        }

        func round(repeats: Int = 2) async throws -> ModelJudge.Round {
            let options = ModelOptions(
                model: "compatible/judge", baseURL: server.url + "/v1", timeoutSeconds: 5)
            let judge = ModelJudge(client: try models.client(for: options), ledger: ledger, repeats: repeats)
            return try await judge.round(of: ModelJudgeTests.cases, schema: ModelJudgeTests.schema, in: run)
        }
    }

    @Test func `Both orders are asked again and again, and each call is counted`() async throws {
        let server = FakeModelServer(Self.chat(#"{"reason": "", "judgement": "same"}"#))
        defer { server.stop() }
        let bench = try Bench(server)
        let round = try await bench.round(repeats: 3)
        #expect(round.judgements.map(\.votes) == [[.same, .same, .same, .same, .same, .same]])
        #expect(round.calls == 6 && round.usage == TokenUsage(input: 60, output: 30))
        // The price of a server of one's own is not known, and never 0.
        #expect(round.cost == nil)
        #expect(Set(server.received.map(\.body)).count == 6)
        await bench.models.shutdown()
    }

    @Test func `A second round is answered from the ledger and costs nothing`() async throws {
        let server = FakeModelServer(Self.chat(#"{"reason": "", "judgement": "partly"}"#))
        defer { server.stop() }
        let bench = try Bench(server)
        let first = try await bench.round()
        let second = try await bench.round()
        #expect(first.judgements == second.judgements && server.received.count == 4)
        #expect(second.calls == 0 && second.cost == 0)
        await bench.models.shutdown()
    }

    @Test func `Answers that can't be used speak against it, and the round goes on`() async throws {
        let server = FakeModelServer(Self.chat("I would rather not."))
        defer { server.stop() }
        let bench = try Bench(server)
        let round = try await bench.round(repeats: 1)
        #expect(round.judgements.first?.isSilent == true && round.judgements.first?.isSame == false)
        await bench.models.shutdown()
    }

    @Test func `A wrong key ends it with what to do`() async throws {
        let server = FakeModelServer(
            .reply(#"{"error":{"message":"bad key","type":"invalid_request_error"}}"#, status: 401))
        defer { server.stop() }
        let bench = try Bench(server)
        await #expect(throws: AssayError.self) { try await bench.round() }
        await bench.models.shutdown()
    }
}
