import AssayCore
import AssayEngine
import AssayTestSupport
import Foundation
import ModelServer
import Testing

/// `assay compare --judge` as a user runs it, with a model behind a scripted server: what it tells, what it counts and what
/// it leaves in the ledger.
@Suite(.timeLimit(.minutes(3))) struct JudgeCompareTests {
    private static let schema = """
        {"type": "object", "required": ["summary"], "properties": {"summary": {"type": ["string", "null"],
        "description": "What is asked for", "x-assay": {"kind": "text", "labels": ["Subject"], "compare": "judge"}}}}
        """

    /// People's word on pairs of writings: the judge's own agrees, because it goes by the same words.
    private static func judged(same: Int, different: Int) -> String {
        let cases = (0..<same + different).map { number in
            let candidate = number < same ? "Payment until Friday" : "Delivery cancelled"
            return #"{"field": "summary", "expected": "Pay by Friday, order \#(number)", "candidate": "#
                + #""\#(candidate), order \#(number)", "same": \#(number < same)}"#
        }
        return "[" + cases.joined(separator: ",") + "]"
    }

    private struct Bench {
        let folder: TemporaryFolder
        let conversation = Conversation { question in
            guard question.tool == "record_judgement" else { return nil }
            let isSame = question.body.contains("Payment until")
            return ["reason": "as the test wants it", "judgement": isSame ? "nearly" : "different"]
        }
        let server: ModelServer

        /// One document that says the same in other words, one that says something else.
        init() throws {
            folder = try TemporaryFolder()
            server = conversation.serve()
            try folder.write(JudgeCompareTests.schema, to: "letter/schema.json")
            for (name, subject) in [("a", "Payment until Friday"), ("b", "Delivery cancelled")] {
                try folder.write("Subject: \(subject)\n", to: "set/documents/\(name).txt")
                try folder.write(#"{"summary": "Pay by Friday"}"#, to: "set/labels/\(name).json")
            }
        }

        func assay(_ arguments: String...) async throws -> AssayProcess.Result {
            try await AssayProcess(
                arguments, in: folder.url,
                environment: ["OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-test"]
            ).run()
        }

        func compare(_ more: String...) async throws -> (right: Int?, errors: String) {
            let result = try await AssayProcess(
                ["compare", "set", "--schema", "./letter", "--strategy", "rules", "--json"] + more,
                in: folder.url, environment: ["OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-test"]
            ).run()
            #expect(result.status == 0, "\(result.errors)")
            let right = try JSON(parsing: result.output)["accuracy"]?["overall"]?["correct"]?.number
            return (right.flatMap { Int($0.text) }, result.errors)
        }

        func calls() throws -> [CallRecord] {
            let ledger = try Ledger(at: folder.url.appending(path: "assay.sqlite").path)
            return try ledger.calls(in: try ledger.run(numbered: nil))
        }
    }

    @Test func `Nobody is asked unless a judge is named, and other words are wrong`() async throws {
        let bench = try Bench()
        defer { bench.server.stop() }
        try bench.folder.write(Self.judged(same: 12, different: 10), to: "set/judged.json")
        #expect(try await bench.compare().right == 0)
        #expect(bench.conversation.received.isEmpty)
    }

    @Test
    func `Its agreement is told, each pair is asked twice in each order, and calls and money are counted`()
        async throws
    {
        let bench = try Bench()
        defer { bench.server.stop() }
        try bench.folder.write(Self.judged(same: 12, different: 10), to: "set/judged.json")
        let first = try await bench.compare("--judge", "openai/gpt-5.4-mini")
        #expect(first.right == 1, "\(first.errors)")
        #expect(first.errors.contains("agrees with people on 22 of 22, kappa 1.00"))
        #expect(first.errors.contains("its word counts"))
        // 22 pairs of people's and the two of the documents, each four times.
        #expect(first.errors.contains("of 2 pairs of texts") && first.errors.contains("(96 calls, $0."))
        let bodies = bench.conversation.received.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(bodies.count == 96 && Set(bodies).count == 96)
        let labelFirst = bodies.filter { body in
            guard let label = body.range(of: "Pay by Friday"),
                let candidate = body.range(of: "Payment until") ?? body.range(of: "Delivery cancelled")
            else { return false }
            return label.lowerBound < candidate.lowerBound
        }
        #expect(labelFirst.count == 48)
        let calls = try bench.calls()
        #expect(calls.count == 96 && calls.allSatisfy { ($0.cost ?? 0) > 0 && !$0.isCached })

        // The ledger answers the second time.
        let second = try await bench.compare("--judge", "openai/gpt-5.4-mini")
        #expect(second.right == 1 && second.errors.contains("(0 calls, $0)"), "\(second.errors)")
        #expect(bench.conversation.received.count == 96)
    }

    @Test func `Reports, exports, baselines and gates show later what was judged, and ask nobody`()
        async throws
    {
        let bench = try Bench()
        defer { bench.server.stop() }
        try bench.folder.write(Self.judged(same: 12, different: 10), to: "set/judged.json")
        _ = try await bench.compare("--judge", "openai/gpt-5.4-mini")
        bench.server.stop()

        let report = try await bench.assay("report", "--json")
        let figures = try JSON(parsing: report.output)[0]
        #expect(figures?["accuracy"]?["overall"]?["correct"] == 1, "\(report.errors)")
        #expect(figures?["judge"]?["model"] == "openai/gpt-5.4-mini" && figures?["judge"]?["calls"] == 96)
        #expect(figures?["judge"]?["agreement"]?["agreed"] == 22 && figures?["judge"]?["counts"] == true)
        #expect((figures?["judge"]?["cost"]?.number?.double ?? 0) > 0)
        let table = try await bench.assay("report")
        let told = table.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            told.contains("2 times in each order") && told.contains("it calls 1 of 2 the same"), "\(told)")
        let plain = try await bench.assay("report", "--json", "--no-judge")
        #expect(try JSON(parsing: plain.output)[0]?["accuracy"]?["overall"]?["correct"] == 0)

        let lines = try await bench.assay("export").output.split(separator: "\n").map {
            try JSON(parsing: String($0))
        }
        #expect(lines.map { $0["judged"]?[0]?["same"] } == [true, false])
        #expect(lines[0]["judged"]?[0]?["votes"]?.array?.count == 4)
        let csv = try await bench.assay("export", "--format", "csv").output
        #expect(csv.contains("summary: same") && csv.contains("summary: not the same"))

        let saved = try await bench.assay("baseline", "save")
        #expect(saved.status == 0, "\(saved.errors)")
        let gate = try await bench.assay("gate", "--baseline", "baseline.json", "--min-accuracy", "50")
        #expect(gate.status == 0 && gate.output.contains("judged by openai/gpt-5.4-mini"), "\(gate.output)")
    }

    @Test func `A gate refuses texts that the baseline's judge was not asked about`() async throws {
        let bench = try Bench()
        defer { bench.server.stop() }
        try bench.folder.write(Self.judged(same: 12, different: 10), to: "set/judged.json")
        _ = try await bench.compare("--judge", "openai/gpt-5.4-mini")
        #expect(try await bench.assay("baseline", "save").status == 0)
        try bench.folder.write("Subject: Payment until Friday noon\n", to: "set/documents/a.txt")
        _ = try await bench.compare()
        let gate = try await bench.assay("gate", "--baseline", "baseline.json")
        #expect(gate.status == 2 && gate.errors.contains("was not asked about 1"), "\(gate.errors)")
        _ = try await bench.compare("--judge", "openai/gpt-5.4-mini")
        #expect(bench.conversation.received.count == 100)
        #expect(try await bench.assay("gate", "--baseline", "baseline.json").status == 0)
    }

    @Test
    func
        `Asking more often pays for the further questions alone, and what people decided is not asked twice`()
        async throws
    {
        let bench = try Bench()
        defer { bench.server.stop() }
        let known =
            #"{"field": "summary", "expected": "Pay by Friday", "candidate": "Payment until Friday", "same": true}"#
        try bench.folder.write("[\(known), \(known)]", to: "set/judged.json")
        _ = try await bench.compare("--judge", "openai/gpt-5.4-mini", "--judge-repeats", "1", "--fresh")
        #expect(bench.conversation.received.count == 4)
        _ = try await bench.compare("--judge", "openai/gpt-5.4-mini", "--judge-repeats", "2")
        #expect(bench.conversation.received.count == 8)
    }

    @Test func `A judge for a schema without texts to judge is told so, and asked nothing`() async throws {
        let bench = try Bench()
        defer { bench.server.stop() }
        let schema = Self.schema.replacing(#", "compare": "judge""#, with: "")
        try bench.folder.write(schema, to: "letter/schema.json")
        let told = try await bench.compare("--judge", "openai/gpt-5.4-mini")
        #expect(told.errors.contains("no field of letter has `compare: judge`"), "\(told.errors)")
        #expect(bench.conversation.received.isEmpty)
    }

    @Test func `With too few decisions of people it is told what it says, and nothing is scored by it`()
        async throws
    {
        let bench = try Bench()
        defer { bench.server.stop() }
        try bench.folder.write(Self.judged(same: 3, different: 2), to: "few.json")
        let told = try await bench.compare(
            "--judge", "openai/gpt-5.4-mini", "--judged", "few.json", "--judge-repeats", "1")
        #expect(told.right == 0)
        #expect(told.errors.contains("too few cases") && told.errors.contains("it calls 1 the same"))
        #expect(bench.conversation.received.count == 14)
    }
}
