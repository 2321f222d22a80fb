import AssayCore
import AssayEngine
import AssayTestSupport
import Foundation
import ModelServer
import Testing

/// The shipped `cascade`, as a user runs it, with another model behind a scripted server in the place of the local one.
@Suite(.timeLimit(.minutes(3))) struct CascadeTests {
    private static let schema = """
        {"type": "object", "required": ["reference", "total"], "properties": {
        "reference": {"type": ["string", "null"], "x-assay": {"kind": "identifier", "labels": ["Reference"]}},
        "total": {"type": ["number", "null"], "x-assay": {"kind": "money", "labels": ["Total"]}}}}
        """
    private static let model = "openai/gpt-5.4-mini"

    private struct Bench {
        let folder: TemporaryFolder
        let conversation: Conversation
        let server: ModelServer

        /// The first document tells everything, the second keeps its total in a sentence.
        init(answer: JSON) throws {
            folder = try TemporaryFolder()
            conversation = Conversation { _ in answer }
            server = conversation.serve()
            try folder.write(CascadeTests.schema, to: "letter/schema.json")
            try folder.write("Reference: AB-1234\nTotal: 12.50\n", to: "set/documents/clear.txt")
            try folder.write(
                "Reference: CD-5678\nWe ask you to pay no less than 99.10 at once.\n",
                to: "set/documents/open.txt")
            for (name, reference, total) in [("clear", "AB-1234", "12.50"), ("open", "CD-5678", "99.10")] {
                try folder.write(
                    #"{"reference": "\#(reference)", "total": \#(total)}"#, to: "set/labels/\(name).json")
            }
            let shipped = try String(
                contentsOf: AssayProcess.repository.appending(path: "Strategies/cascade.json5"),
                encoding: .utf8)
            let local = "local/qwen2.5-coder-1.5b"
            try #require(shipped.contains(local))
            try folder.write(
                shipped.replacing(local, with: CascadeTests.model), to: "Strategies/cascade.json5")
        }

        func assay(_ arguments: String...) async throws -> AssayProcess.Result {
            try await AssayProcess(
                arguments, in: folder.url,
                environment: ["OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-test"]
            ).run()
        }

        func ledger() throws -> Ledger { try Ledger(at: folder.url.appending(path: "assay.sqlite").path) }

        /// Those of the cascade, by the documents' names.
        func outcomes() throws -> [String: OutcomeRecord] {
            let ledger = try ledger()
            let run = try #require(try ledger.runs().first { $0.strategyName == "cascade" })
            return Dictionary(
                try ledger.outcomes(of: run).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    @Test
    func `The model is asked where the rules are not sure, and answers what they left open`() async throws {
        let bench = try Bench(answer: ["reference": "CD-5678", "total": "99.10"])
        defer { bench.server.stop() }
        let result = try await bench.assay(
            "compare", "set", "--schema", "./letter", "--strategy", "rules", "--strategy", "cascade")
        #expect(result.status == 0, "\(result.errors)")
        #expect(bench.conversation.received.count == 1)
        let outcomes = try bench.outcomes()
        let clear = try #require(outcomes["clear.txt"])
        let open = try #require(outcomes["open.txt"])
        #expect(clear.verdict == .valid && clear.attempts == 1 && clear.calls == 0 && clear.cost == 0)
        #expect(open.verdict == .valid && open.attempts == 2 && open.calls == 1)
        #expect(open.values?["total"] == .number(JSONNumber(Decimal(string: "99.1") ?? 0)))
        #expect((open.cost ?? 0) > 0)
        // A further step is no repair: what it adds is not told as what asking again adds.
        #expect(open.repairs == 0 && open.firstValues == open.values)
        let told = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(told.contains("cascade: openai/gpt-5.4-mini") && told.contains("no repairs no repairs"))
        #expect(told.contains("documents all right 50.0 %") && told.contains("calls a document 0.00 0.50"))

        let shown = try await bench.assay("show", "open.txt").output
        #expect(shown.contains("attempt 1 (first): UNCLEAR") && shown.contains("attempt 2 (cascade): VALID"))
        #expect(open.origins == ["reference": "rules", "total": "model/openai/gpt-5.4-mini"])
        #expect(shown.contains("model/openai/gpt-5.4-mini"))
    }

    @Test func `An answer that says otherwise of a settled value makes it doubtful and does not change it`()
        async throws
    {
        let bench = try Bench(answer: ["reference": "CD-5679", "total": "99.10"])
        defer { bench.server.stop() }
        let result = try await bench.assay("run", "set", "--schema", "./letter", "--strategy", "cascade")
        #expect(result.status == 0, "\(result.errors)")
        let open = try #require(try bench.outcomes()["open.txt"])
        #expect(open.values?["reference"] == "CD-5678" && open.verdict == .unclear)
        let doubts = open.findings.filter { $0.code == .disagreement }
        #expect(doubts.map(\.path) == ["reference"])
    }

    @Test func `A document whose model is out of reach is not passed off as done by the rules`() async throws
    {
        let bench = try Bench(answer: ["reference": "CD-5678", "total": "99.10"])
        bench.server.stop()
        let arguments = ["run", "set", "--schema", "./letter", "--strategy", "cascade"]
        let environment = ["OPENAI_BASE_URL": bench.server.url, "OPENAI_API_KEY": "sk-test"]
        let first = try await AssayProcess(arguments, in: bench.folder.url, environment: environment).run()
        #expect(first.status == 1, "\(first.errors)")
        #expect(try bench.outcomes()["open.txt"]?.failure?.code == "model.transient")
        #expect(try bench.outcomes()["clear.txt"]?.verdict == .valid)

        let server = bench.conversation.serve()
        defer { server.stop() }
        let second = try await AssayProcess(
            arguments, in: bench.folder.url,
            environment: environment.merging(["OPENAI_BASE_URL": server.url]) { $1 }
        ).run()
        #expect(second.status == 0, "\(second.errors)")
        #expect(try bench.outcomes()["open.txt"]?.verdict == .valid)
    }

    @Test func `What a model will never take keeps the rules' answer`() async throws {
        let bench = try Bench(answer: ["reference": "CD-5678", "total": "99.10"])
        defer { bench.server.stop() }
        let file = bench.folder.url.appending(path: "Strategies/cascade.json5")
        let text = try String(contentsOf: file, encoding: .utf8)
        try bench.folder.write(
            text.replacing(Self.model, with: Self.model + "~error-413"), to: "Strategies/cascade.json5")
        let result = try await bench.assay("run", "set", "--schema", "./letter", "--strategy", "cascade")
        #expect(result.status == 0, "\(result.errors)")
        let open = try #require(try bench.outcomes()["open.txt"])
        #expect(open.verdict == .unclear && open.values?["reference"] == "CD-5678")
        #expect(open.findings.map(\.code) == [.requiredMissing])
    }
}
