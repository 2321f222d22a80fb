import Foundation
import Testing

@testable import AssayCore

/// Two small runs with one failure of each cause, and texts to compare with.
enum ReportFixtures {
    static func runs() throws -> [RunEvaluation] {
        let rules = try evaluation(1, "rules", values: rulesValues, seconds: 0.25, cost: 0)
        let model = try evaluation(
            2, "text-llm", values: modelValues, seconds: 12, cost: Decimal(string: "0.0021"))
        return [rules, model]
    }

    static func report() throws -> EvaluationReport {
        let runs = try runs()
        return EvaluationReport(
            evaluations: runs, date: "2026-03-17", galleries: runs.map { gallery(of: $0) },
            pictures: [PagePicture(name: "page-1", mediaType: .jpeg, base64: "AAAA")],
            bootstrap: Bootstrap(resamples: 500))
    }

    /// The first document has a picture, the others are shown by their words.
    static func gallery(of run: RunEvaluation) -> FailureGallery {
        let sights = run.failuresToShow(12).compactMap { failure -> FailureSight? in
            guard let place = run.documents.firstIndex(where: { $0.name == failure.document }) else {
                return nil
            }
            let sight = FailureSight(
                of: failure, outcome: run.documents[place].sample.outcome, schema: run.schema,
                document: document(pages[place]))
            return place == 0 ? sight.showing(.picture("page-1")) : sight.showing(.words("No picture."))
        }
        return FailureGallery(run: run.run.id, sights: sights)
    }

    private static let labels = [
        "{number: 'INV-1', date: '2026-03-04', seller: 'Harrow & Finch', total: 8936.70, currency: 'GBP', items: "
            + "[{description: 'Desk', amount: 8000}, {description: 'Chair', amount: 936.70}]}",
        "{number: 'INV-2', date: '2026-05-06', seller: {any_of: ['Feinkost KG', 'Feinkost']}, total: 885.55, items: "
            + "[{description: 'Soup', amount: 885.55}]}",
        "{number: 'INV-3', date: null, seller: '<b>Bold|Co</b>', total: {any_of: [3511.34, null]}}",
        "{number: 'INV-4', total: 12}",
    ]

    private static let pages = [
        "Harrow & Finch Invoice INV-1 4 March 2026 Desk 8,000.00 Chair 936.70 Total 8,936.70 Subtotal 7,447.25",
        "Feinkost KG RE INV-2 06.05.2026 Suppe 885,55 Brutto 8B5,55 EUR", "<b>Bold|Co</b> INV-3 3 511,34", "",
    ]

    private static let rulesValues: [String?] = [
        "{number: 'INV-1', date: '2026-03-04', seller: 'Harrow & Finch', total: 7447.25, currency: 'GBP', items: "
            + "[{description: 'Desk', amount: 8000}]}",
        "{number: 'INV-2', date: '2026-06-05', seller: null, total: 885.55, items: [{description: 'Suppe', amount: 885.55}]}",
        "{number: 'INV-3', date: '2026-01-01', seller: '<b>Bold|Co</b>', total: null}", nil,
    ]

    private static let modelValues: [String?] = [
        "{number: 'INV-1', date: '2026-03-04', seller: 'Harrow & Finch', total: 8936.70, currency: 'GBP', items: "
            + "[{description: 'Chair', amount: 936.7}, {description: 'Desk', amount: 8000}]}",
        "{number: 'INV-2', date: '2026-05-06', seller: 'Feinkost', total: 885.55, items: [{description: 'Soup', amount: 885.55}]}",
        "{number: 'INV-3', date: null, seller: '=cmd()', total: 3511.34}", "{number: 'INV-4', total: 12}",
    ]

    private static func evaluation(
        _ id: Int64, _ strategy: String, values: [String?], seconds: Double, cost: Decimal?
    ) throws -> RunEvaluation {
        let samples = try values.enumerated().map { index, text in
            let json = try text.map(ScoringFixtures.json)
            let verdicts: [Verdict.Word] = [.valid, .unclear, .invalid, .valid]
            let outcome = ScoringFixtures.outcome(
                "inv-0\(index + 1).pdf", json, first: index == 0 ? [:] : json, verdict: verdicts[index],
                failure: json == nil ? .reading(.encrypted) : nil, attempts: index == 0 ? 2 : 1, cost: cost,
                seconds: seconds + Double(index), confidence: confidence(of: json, document: index))
            return EvaluatedSample(
                outcome: outcome, label: try ScoringFixtures.label(labels[index]),
                meta: ["form": index < 2 ? "scan" : "pdf-text"])
        }
        return RunEvaluation(
            run: ScoringFixtures.run(id, strategy: strategy, model: id == 1 ? "" : "local/tiny"),
            schema: ScoringFixtures.schema, samples: samples, bootstrap: Bootstrap(resamples: 500)
        ) { outcome in
            outcome.name.first(where: \.isNumber).flatMap { _ in
                Int(outcome.name.filter(\.isNumber)).map { document(pages[$0 - 1]) }
            }
        }
    }

    /// The earlier the field and the document, the surer.
    private static func confidence(of json: JSON?, document: Int) -> [FieldPath: Double] {
        let leaves = (json ?? .null).leaves.filter { !$0.value.isNull }
        return Dictionary(
            leaves.enumerated().map {
                ($0.element.path, 0.98 - 0.05 * Double($0.offset) - 0.01 * Double(document))
            },
            uniquingKeysWith: min)
    }

    static func document(_ text: String) -> ReadDocument {
        let words = text.split(separator: " ").enumerated().map { index, word in
            Word(
                text: String(word),
                box: Box(left: Double(index), top: 0, right: Double(index + 1), bottom: 1), line: 0)
        }
        return ReadDocument(pages: [Page(width: 600, height: 800, source: .ocr, words: words)])
    }

    /// Compares with `Tests/Goldens/<name>`. With ASSAY_RECORD_GOLDENS=1 the file is written anew and the test fails,
    /// so that recording can't pass for testing.
    static func expectGolden(_ text: String, _ name: String) throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Goldens/\(name)")
        if ProcessInfo.processInfo.environment["ASSAY_RECORD_GOLDENS"] == "1" {
            try text.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name)")
            return
        }
        let golden = try String(contentsOf: url, encoding: .utf8)
        let lines = zip(text.split(separator: "\n"), golden.split(separator: "\n"))
        let difference = lines.first { $0 != $1 }
        #expect(
            text == golden,
            "\(name) differs, first here:\n\(difference.map { "\($0.0)\n\($0.1)" } ?? "its length"); record it with ASSAY_RECORD_GOLDENS=1"
        )
    }
}
