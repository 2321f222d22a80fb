import AssayCore
import Foundation

/// How often a comparison tells two runs apart whose truth is known: false alarms of equally good runs, and the power
/// for a known difference, for sets of a usual size. Each trial goes through the whole comparison.
enum AlarmBench {
    /// What the two runs are.
    private enum Case: String, CaseIterable {
        /// Equally good, and bad in the same documents: what they did could be swapped.
        case equal
        /// Equally good, but the first fails in hard documents and the second everywhere a little: it has fewer
        /// documents that are all right.
        case equalOtherwise = "equal, spread otherwise"
        /// The second is right in ten more of a hundred values.
        case better = "ten points better"
    }

    static func run(trials: Int, resamples: Int, documents sizes: [Int] = [7, 14, 30, 100]) async throws {
        for known in Case.allCases {
            for documents in sizes {
                let found = try await results(known, documents: documents, trials, resamples)
                report(
                    ("runs", "\"\(known.rawValue)\""), ("documents", "\(documents)"), ("trials", "\(trials)"),
                    ("some_field", share(found, \.someField)), ("pooled_f1", share(found, \.pooled)),
                    ("all_right", known == .equalOtherwise ? "null" : share(found, \.allRight)),
                    ("pooled_f1_by_interval", share(found, \.pooledByInterval)))
            }
        }
    }

    /// What one comparison said.
    private struct Found: Sendable {
        let someField: Bool
        let pooled: Bool
        let allRight: Bool
        /// As it would be if the bootstrap's interval decided.
        let pooledByInterval: Bool
    }

    private static func results(
        _ known: Case, documents: Int, _ trials: Int, _ resamples: Int
    ) async throws -> [Found] {
        try await withThrowingTaskGroup(of: [Found].self) { group in
            let lanes = ProcessInfo.processInfo.activeProcessorCount
            for lane in 0..<lanes {
                group.addTask {
                    try stride(from: lane, to: trials, by: lanes).map {
                        try trial($0, known, documents: documents, resamples)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private static func trial(
        _ number: Int, _ known: Case, documents: Int, _ resamples: Int
    ) throws -> Found {
        // Every trial has random numbers of its own, other cases and sizes too.
        var random = FuzzGenerator(seed: UInt64(number * 1_000 + documents))
        let difficulty = (0..<documents).map { _ in random.chance(30) ? 0.55 : 0.95 }
        let mean = 0.3 * 0.55 + 0.7 * 0.95
        let shares: [[Double]] =
            switch known {
            case .equal: [difficulty, difficulty]
            case .equalOtherwise: [difficulty, difficulty.map { _ in mean }]
            case .better: [difficulty.map { $0 - 0.1 }, difficulty]
            }
        let runs = try zip(["first", "second"], shares).map { name, shares in
            try AlarmSamples.evaluation(name, shares, &random)
        }
        let seed = random.next()
        let bootstrap = Bootstrap(resamples: resamples, seed: seed)
        let pairs = try Comparison(of: runs, bootstrap: bootstrap).pairs
        return Found(
            someField: pairs.contains { pair in pair.fields.contains { $0.adjustedP < 0.05 } },
            pooled: pairs.contains { $0.f1.isDecided },
            allRight: pairs.contains { $0.allRight.difference.isDecided },
            pooledByInterval: pairs.contains { $0.f1.interval?.excludesZero == true })
    }

    /// `{"rate": 0.0481, "interval": [0.0395, 0.0584]}`
    private static func share(_ found: [Found], _ said: (Found) -> Bool) -> String {
        let count = found.count(where: said)
        let interval = Wilson.interval(successes: count, of: found.count)
        let figures = [Double(count) / Double(found.count), interval.low, interval.high].map {
            String(format: "%.4f", $0)
        }
        return "{\"rate\": \(figures[0]), \"interval\": [\(figures[1]), \(figures[2])]}"
    }
}

/// Runs over labels that are all the same: only which values are wrong is random.
private enum AlarmSamples {
    static func evaluation(
        _ name: String, _ shares: [Double], _ random: inout FuzzGenerator
    ) throws -> RunEvaluation {
        let label = try Label(json: right, schema: schema)
        let samples = shares.enumerated().map { number, share in
            let values = schema.fields.map { field in
                let isRight = Double.random(in: 0..<1, using: &random) < share
                let value = right[field.name] ?? .null
                return (field.name, isRight ? value : field.kind == .table ? wrongTable(&random) : "wrong")
            }
            return EvaluatedSample(
                outcome: outcome("document-\(number)", .object(JSONObject(values))), label: label)
        }
        let run = RunRecord(
            id: 1, folder: "/bench", configuration: name, schemaName: "bench", schemaDigest: "", schema: "{}",
            reading: "", strategyName: name, strategyDigest: name, strategy: "{}", model: "", engine: "",
            createdAt: "")
        return RunEvaluation(run: run, schema: schema, samples: samples, bootstrap: Bootstrap(resamples: 1))
    }

    private static let schema = DocumentSchema(
        name: "bench",
        fields: (0..<9).map { FieldDefinition(name: "field_\($0)", kind: .text) } + [
            FieldDefinition(
                name: "rows", kind: .table,
                columns: ["a", "b"].map { FieldDefinition(name: $0, kind: .text) })
        ], checks: [], json: [:], guidance: "", source: [:])

    private static let right: JSON = {
        let plain = (0..<9).map { ("field_\($0)", JSON.string("right \($0)")) }
        return .object(JSONObject(plain + [("rows", table(wrong: nil))]))
    }()

    /// Three rows of two cells, each its own text.
    private static func table(wrong: Int?) -> JSON {
        .array(
            (0..<3).map { row in
                let cells = ["first \(row)", "second \(row)"].enumerated().map { column, text in
                    JSON.string(wrong == row * 2 + column ? "wrong" : text)
                }
                return ["a": cells[0], "b": cells[1]]
            })
    }

    private static func wrongTable(_ random: inout FuzzGenerator) -> JSON {
        table(wrong: Int.random(in: 0..<6, using: &random))
    }

    private static func outcome(_ name: String, _ values: JSON) -> OutcomeRecord {
        OutcomeRecord(
            id: 1, documentID: name, name: name, mediaType: .pdf, verdict: .unclear, failure: nil,
            values: values, firstValues: values, firstVerdict: .unclear, evidence: [:], findings: [],
            attempts: 1, calls: 1, usage: TokenUsage(input: 1000, output: 100), cost: 0, seconds: 1,
            readingSeconds: 0)
    }
}
