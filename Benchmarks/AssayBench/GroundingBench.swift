import AssayCore
import Foundation

/// Grounds the values of one page: `{"lines": [text], "schema": schema.json's text, "values": {…}}`.
enum GroundingBench {
    static func run(page: String) throws {
        let json = try JSON(parsing: Data(contentsOf: URL(fileURLWithPath: page)))
        let schema = try DocumentSchema(
            parsing: json["schema"]?.text() ?? "", guidance: "", name: "bench")
        let values = json["values"] ?? nil
        let lines = (json["lines"]?.array ?? []).compactMap(\.string)
        let document = ReadDocument(pages: [Self.page(lines)])
        let conventions = WritingConventions(of: document)
        let grounder = Grounder(document: document, schema: schema, conventions: conventions)
        var grounded = 0
        let preparing = fastest(of: 50) {
            _ = Grounder(document: document, schema: schema, conventions: conventions)
        }
        let grounding = fastest(of: 50) { grounded = grounder.evidence(for: values).count }
        let whole = fastest(of: 50) {
            let conventions = WritingConventions(of: document)
            let grounder = Grounder(document: document, schema: schema, conventions: conventions)
            let evidence = grounder.evidence(for: values)
            _ = grounder.findings(values: values, evidence: evidence)
        }
        report(
            ("words", "\(document.pages[0].words.count)"), ("fields", "\(schema.fields.count)"),
            ("grounded", "\(grounded)"), ("prepare_seconds", "\(preparing)"),
            ("ground_seconds", "\(grounding)"), ("whole_seconds", "\(whole)"))
    }

    /// Each character takes 6 x 12 units.
    static func page(_ lines: [String]) -> Page {
        var words: [Word] = []
        for (number, line) in lines.enumerated() {
            var column = 0
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                defer { column += word.count + 1 }
                guard !word.isEmpty else { continue }
                let box = Box(
                    left: Double(6 * column), top: Double(12 * number),
                    right: Double(6 * (column + word.count)), bottom: Double(12 * number + 12))
                words.append(Word(text: String(word), box: box, confidence: 0.96, line: number))
            }
        }
        return Page(
            width: 6 * Double(lines.map(\.count).max() ?? 0), height: 12 * Double(lines.count),
            source: .ocr, words: words)
    }
}
