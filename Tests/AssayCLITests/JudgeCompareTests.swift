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
        // What a report says needs no judge.
        let report = try await bench.assay("report", "--json")
        #expect(try JSON(parsing: report.output)[0]?["accuracy"]?["overall"]?["correct"] == 0)
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
