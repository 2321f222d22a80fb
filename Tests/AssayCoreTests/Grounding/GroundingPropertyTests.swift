import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct GroundingPropertyTests {
    private static let vocabulary = [
        "Acme", "GmbH", "Total", "12.50", "1.234,50", "€", "3", "March", "2026", "RE-17", "Straße", "5",
        "10115", "-", "d'ici",
        "C++", "a", "(m/w/d)", "2026-03-03", "and", "99", "000", "k", "RM33.90",
    ]

    private func page(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...12, using: &generator)).map { _ in
            (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                let word = Self.vocabulary.randomElement(using: &generator) ?? "a"
                return word + String(repeating: " ", count: Int.random(in: 1...6, using: &generator))
            }.joined()
        }.joined(separator: "\n")
    }

    private func values(_ grounder: Grounder, _ generator: inout SeededGenerator) -> JSON {
        let words = grounder.index.words.map(\.text)
        let start = Int.random(in: words.indices, using: &generator)
        let end = min(words.count, start + Int.random(in: 1...6, using: &generator))
        let numbers = ["12.5", "1234.5", "99", "3", "33.9"]
        return [
            "seller_name": .string(words[start..<end].joined(separator: " ")),
            "invoice_number": .string(words.randomElement(using: &generator) ?? ""),
            "total": .number(JSONNumber(checked: numbers.randomElement(using: &generator) ?? "1")),
            "issue_date": "2026-03-03", "currency": "EUR",
        ]
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `A value made of the words themselves is grounded, and exactly`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let grounder = Grounder(page(&generator))
        let values = values(grounder, &generator)
        let evidence = grounder.evidence(for: values)["seller_name"]
        #expect(evidence?.match == .exact, "\(values)")
        #expect(evidence?.score == 1)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `More lines and pages never make a grounded value ungrounded`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = page(&generator)
        let conventions = WritingConventions(decimalSeparator: ",")
        func grounder(_ text: String) -> Grounder {
            Grounder(document: TextPage.document(text), schema: TestSchema.invoice, conventions: conventions)
        }
        let before = grounder(text)
        let values = values(before, &generator)
        let more =
            Bool.random(using: &generator)
            ? text + "\n" + page(&generator) : text + "\u{C}" + page(&generator)
        let known = Set(before.evidence(for: values).keys)
        #expect(known.isSubset(of: grounder(more).evidence(for: values).keys), "\(values)")
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `Boxes stay inside their page and quotes are words of it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let grounder = Grounder(page(&generator) + "\u{C}" + page(&generator))
        for evidence in grounder.evidence(for: values(grounder, &generator)).values {
            let page = grounder.document.pages[evidence.page]
            #expect(evidence.box.left >= 0 && evidence.box.top >= 0)
            #expect(evidence.box.right <= page.width && evidence.box.bottom <= page.height)
            #expect(
                Set(evidence.quote.split(separator: " ").map(String.init)).isSubset(
                    of: page.words.map(\.text)))
            #expect((0...1).contains(evidence.score) && evidence.places >= 1)
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `Every value is either grounded or found wanting`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let grounder = Grounder(page(&generator))
        let values = values(grounder, &generator)
        let evidence = grounder.evidence(for: values)
        let wanting = Set(
            grounder.findings(values: values, evidence: evidence).filter { $0.code == .notGrounded }.map(
                \.path))
        for field in ["seller_name", "invoice_number", "total", "issue_date", "currency"] {
            #expect(wanting.contains(FieldPath(field)) != (evidence[FieldPath(field)] != nil))
        }
    }
}
