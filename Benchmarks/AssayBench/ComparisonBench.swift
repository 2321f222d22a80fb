import AssayCore
import Foundation

/// Scores two runs of so many documents against their labels and compares them, with 10,000 resamples: what
/// `assay compare` reckons once the documents are done. Values are random and the labels' documents hard or easy, so that
/// few documents fare alike, which is what costs.
enum ComparisonBench {
    static func run(documents: Int, fields: Int) async throws {
        let schema = Self.schema(fields: fields)
        let samples = try [1, 2].map { try Self.samples(documents, schema, seed: UInt64($0)) }
        var (pairs, seconds, work) = (0, Double.infinity, Double.infinity)
        for _ in 0..<3 {
            let (start, worked) = (ContinuousClock.now, processSeconds())
            // Side by side, as the ledger's runs are evaluated.
            async let first = RunEvaluation(run: record("first"), schema: schema, samples: samples[0])
            async let second = RunEvaluation(run: record("second"), schema: schema, samples: samples[1])
            pairs = try Comparison(of: [await first, await second]).pairs.count
            seconds = min(seconds, (ContinuousClock.now - start) / .seconds(1))
            work = min(work, processSeconds() - worked)
        }
        report(
            ("documents", "\(documents)"), ("fields", "\(fields)"), ("pairs", "\(pairs)"),
            ("seconds", "\(seconds)"), ("cpu_seconds", "\(work)"))
    }

    /// Time of all the threads of this process on the cores.
    private static func processSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Fields of every kind in turn, the last a table.
    private static func schema(fields: Int) -> DocumentSchema {
        let kinds: [FieldKind] = [.identifier, .date, .text, .money, .number, .currency, .list]
        let plain = (0..<max(0, fields - 1)).map {
            FieldDefinition(name: "field_\($0)", kind: kinds[$0 % kinds.count])
        }
        let columns = [
            FieldDefinition(name: "description", kind: .text),
            FieldDefinition(name: "quantity", kind: .number),
            FieldDefinition(name: "amount", kind: .money),
        ]
        return DocumentSchema(
            name: "bench", fields: plain + [FieldDefinition(name: "rows", kind: .table, columns: columns)],
            checks: [], json: [:], guidance: "", source: [:])
    }

    private static func samples(
        _ documents: Int, _ schema: DocumentSchema, seed: UInt64
    ) throws -> [EvaluatedSample] {
        var labels = FuzzGenerator(seed: 7)
        var errors = FuzzGenerator(seed: seed)
        return try (0..<documents).map { number in
            let label = JSON.object(
                JSONObject(schema.fields.map { ($0.name, value(of: $0, number, &labels)) }))
            let share = labels.below(10) < 3 ? 60 : 92
            let values = spoiled(label, keep: share, &errors)
            return EvaluatedSample(
                outcome: outcome(
                    "document-\(number).pdf", values, seconds: Double(1 + errors.below(1000)) / 500),
                label: try Label(json: label, schema: schema))
        }
    }

    private static func value(
        of field: FieldDefinition, _ number: Int, _ random: inout FuzzGenerator
    ) -> JSON {
        switch field.kind {
        case .identifier: .string("INV-2026-\(number)-\(random.below(1000))")
        case .date: .string("2026-0\(1 + random.below(9))-\(10 + random.below(18))")
        case .text, .choice: .string("Bücher Müller & Söhne GmbH No. \(random.below(5000))")
        case .money, .number: .number(JSONNumber(random.below(100_000)))
        case .currency: ["EUR", "USD", "GBP"][random.below(3)]
        case .list: .array((0..<5).map { .string("skill \($0) \(random.below(40))") })
        case .table:
            .array(
                (0..<4).map { row in
                    [
                        "description": .string("Oak desk \(row) of series \(random.below(300))"),
                        "quantity": .number(JSONNumber(1 + random.below(9))),
                        "amount": .number(JSONNumber(random.below(9000))),
                    ]
                })
        }
    }

    private static func spoiled(_ json: JSON, keep: Int, _ random: inout FuzzGenerator) -> JSON {
        switch json {
        case .object(let members):
            .object(JSONObject(members.map { ($0.key, spoiled($0.value, keep: keep, &random)) }))
        case .array(let items): .array(items.map { spoiled($0, keep: keep, &random) })
        case .null, .bool, .number, .string:
            random.below(100) < keep ? json : json.number == nil ? wrong(&random) : 3
        }
    }

    private static func wrong(_ random: inout FuzzGenerator) -> JSON {
        random.below(2) == 0 ? .null : .string("misread value \(random.below(1000))")
    }

    private static func record(_ name: String) -> RunRecord {
        RunRecord(
            id: name == "first" ? 1 : 2, folder: "/bench", configuration: name, schemaName: "bench",
            schemaDigest: "", schema: "{}", reading: "", strategyName: name, strategyDigest: name,
            strategy: "{}", model: "", engine: "", createdAt: "")
    }

    private static func outcome(_ name: String, _ values: JSON, seconds: Double) -> OutcomeRecord {
        OutcomeRecord(
            id: 1, documentID: name, name: name, mediaType: .pdf, verdict: .unclear, failure: nil,
            values: values, firstValues: values, firstVerdict: .unclear, evidence: [:], findings: [],
            attempts: 1, calls: 1, usage: TokenUsage(input: 1000, output: 100), cost: 0, seconds: seconds,
            readingSeconds: 0)
    }
}

extension FuzzGenerator {
    fileprivate mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
