import AssayTestSupport
import Foundation

@testable import AssayCore

/// An invoice schema small enough to reckon by hand, and runs over it.
enum ScoringFixtures {
    static let schema = DocumentSchema(
        name: "invoice",
        fields: [
            FieldDefinition(name: "number", kind: .identifier), FieldDefinition(name: "date", kind: .date),
            FieldDefinition(name: "seller", kind: .text), FieldDefinition(name: "currency", kind: .currency),
            FieldDefinition(name: "total", kind: .money, weight: 2),
            FieldDefinition(
                name: "type", kind: .choice, choices: ["full-time", "part-time"],
                synonyms: ["vollzeit": "full-time"]),
            FieldDefinition(name: "skills", kind: .list),
            FieldDefinition(
                name: "items", kind: .table,
                columns: [
                    FieldDefinition(name: "description", kind: .text),
                    FieldDefinition(name: "quantity", kind: .number),
                    FieldDefinition(name: "amount", kind: .money),
                ]),
        ], checks: [], json: [:], guidance: "", source: [:])

    static func json(_ text: String) throws -> JSON { try JSON(parsing: text, syntax: .json5) }

    static func label(_ text: String) throws -> Label { try Label(json: json(text), schema: schema) }

    static func scores(_ values: String?, _ labelText: String) throws -> [FieldScore] {
        Scorer(schema: schema).scores(values: try values.map(json), label: try label(labelText))
    }

    static let fullLabel = """
        {number: "RE-2026-0358", date: "2026-03-17", seller: "Bücher Müller GmbH", currency: "EUR", total: 119.00,
        type: "full-time", skills: ["Python", "SQL"], items: [
        {description: "Oak desk", quantity: 1, amount: 50.00}, {description: "Chair", quantity: 2, amount: 50.00}]}
        """

    static func run(
        _ id: Int64, strategy: String, model: String = "", folder: String = "Samples/invoice"
    ) -> RunRecord {
        RunRecord(
            id: id, folder: folder, configuration: "c0ffee\(id)0123456789abcdef",
            schemaName: "invoice",
            schemaDigest: "5c4e3a0123456789", schema: "{}", reading: "",
            strategyName: strategy, strategyDigest: "57a7\(id)0123456789",
            strategy: "{\"repair\":{\"attempts\":\(id)}}", model: model, engine: "assay 0.1.0",
            createdAt: "2026-01-0\(id)T00:00:00Z")
    }

    static func outcome(
        _ name: String, _ values: JSON?, first: JSON? = nil, verdict: Verdict.Word? = .valid,
        failure: DocumentFailure? = nil, findings: [Finding] = [], attempts: Int = 1, cost: Decimal? = 0,
        seconds: Double = 1, evidence: [FieldPath: Evidence] = [:], confidence: [FieldPath: Double] = [:]
    ) -> OutcomeRecord {
        OutcomeRecord(
            id: 1, documentID: name, name: name, mediaType: .pdf, verdict: failure == nil ? verdict : nil,
            failure: failure,
            values: values, firstValues: first ?? values, firstVerdict: verdict, evidence: evidence,
            confidence: confidence, findings: findings,
            attempts: attempts, repairs: attempts - 1, calls: attempts,
            usage: TokenUsage(input: 1000, output: 100), cost: cost,
            seconds: seconds, readingSeconds: seconds / 2)
    }

    /// A run over documents of random labels, in which each value is right with a probability of its own.
    static func simulated(
        _ id: Int64, strategy: String, documents: Int, right: Double, labels seed: UInt64, seed own: UInt64,
        bootstrap: Bootstrap = Bootstrap(resamples: 200)
    ) throws -> RunEvaluation {
        var labels = SeededGenerator(seed: seed)
        var errors = SeededGenerator(seed: own)
        let samples = try (0..<documents).map { index in
            let total = Int.random(in: 100...999, using: &labels)
            let label: JSON = [
                "number": .string("INV-\(index)"), "date": "2026-03-17", "seller": .string("Seller \(total)"),
                "total": .number(JSONNumber(total)),
                "items": [
                    ["description": "Desk", "amount": .number(JSONNumber(total))],
                    ["description": "Chair", "amount": 7],
                ],
            ]
            // Documents are hard or easy, so that fields of one document go wrong together.
            let share = Double.random(in: 0..<1, using: &labels) < 0.3 ? right - 0.25 : right + 0.1
            return EvaluatedSample(
                outcome: outcome(
                    "doc-\(index < 10 ? "0" : "")\(index).pdf", spoiled(label, keep: share, using: &errors),
                    seconds: Double.random(in: 1...2, using: &errors)),
                label: try Label(json: label, schema: schema),
                meta: ["lang": index.isMultiple(of: 2) ? "en" : "de"])
        }
        return RunEvaluation(
            run: run(id, strategy: strategy), schema: schema, samples: samples, bootstrap: bootstrap)
    }

    private static func spoiled(_ json: JSON, keep: Double, using generator: inout SeededGenerator) -> JSON {
        switch json {
        case .object(let members):
            return .object(
                JSONObject(members.map { ($0.key, spoiled($0.value, keep: keep, using: &generator)) }))
        case .array(let items): return .array(items.map { spoiled($0, keep: keep, using: &generator) })
        case .null, .bool, .number, .string:
            if Double.random(in: 0..<1, using: &generator) < keep { return json }
            return json.number == nil ? (Bool.random(using: &generator) ? "2026-01-01" : .null) : -1
        }
    }
}
