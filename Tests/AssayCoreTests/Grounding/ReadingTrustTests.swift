import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct ReadingTrustTests {
    private static let price = JSON.number(JSONNumber(checked: "12.5"))

    @Test func `Every word of a text must have been read right`() throws {
        let grounder = scanned("Pell Lane Grocers Limited Liability", confidence: 0.8)
        let evidence = try evidence(of: ["seller_name": "Pell Lane Grocers Limited Liability"], in: grounder)
        let each = ["pell", "lane", "grocers", "limited", "liability"].map {
            WordChance.right(Array($0.utf8)[...], confidence: 0.8)
        }
        #expect(abs(ReadingTrust(index: grounder.index).chance(of: evidence) - each.reduce(1, *)) < 1e-9)
        #expect(
            try codes(["seller_name": "Pell Lane Grocers Limited Liability"], in: grounder) == [
                .lowReadingConfidence
            ])
        #expect(try codes(["seller_name": "Pell Lane"], in: grounder) == [])
    }

    @Test func `A mark that stands alone is no word that can be wrong`() throws {
        let page = Page(
            width: 300, height: 12, source: .ocr,
            words: ["Pell", "|", "Lane"].enumerated().map { place, text in
                let left = Double(40 * place)
                return Word(
                    text: text, box: Box(left: left, top: 0, right: left + 30, bottom: 12),
                    confidence: text == "|" ? 0.1 : 0.96, line: 0)
            })
        #expect(
            try codes(["seller_name": "Pell | Lane"], in: Grounder(ReadDocument(pages: [page]))) == [])
    }

    @Test(arguments: [(0.6, []), (0.3, [FindingCode.lowReadingConfidence])])
    func `A date needs less, because most misread digits leave none`(
        confidence: Double, expected: [FindingCode]
    )
        throws
    {
        let page = scanned("Date 13.04.2026", confidence: confidence)
        #expect(try codes(["issue_date": "2026-04-13"], in: page) == expected)
    }

    @Test(arguments: [(0.84, []), (0.81, [FindingCode.lowReadingConfidence])])
    func `An amount must have been read more surely than a text`(confidence: Double, expected: [FindingCode])
        throws
    {
        #expect(
            try codes(["total": Self.price], in: scanned("Total 12.50", confidence: confidence)) == expected)
    }

    @Test func `An amount that was read twice alike is surer than each reading`() throws {
        #expect(
            try codes(["total": Self.price], in: scanned("Total 12.50\nCash 12.50", confidence: 0.7)) == [])
        #expect(
            try codes(["total": Self.price], in: scanned("Total 12.50\nCash 72.50", confidence: 0.7)) == [
                .lowReadingConfidence
            ])
    }

    @Test func `A page that was not recognised is not doubted`() throws {
        let page = TextPage.document("Pell Lane Grocers Total 12.50", source: .textLayer, confidence: 0.7)
        #expect(
            try codes(["seller_name": "Pell Lane Grocers", "total": Self.price], in: Grounder(page)) == [])
    }

    @Test(arguments: [
        ("MERVO SHOP\nby MERVA SUPPLY", [FindingCode.ambiguous]), ("MERVO SHOP\nby MERVO SUPPLY", []),
        ("MERVO SHOP\nby METRO SUPPLY", []),
    ])
    func `A name that was read elsewhere with another letter is ambiguous`(
        page: String, expected: [FindingCode]
    ) throws {
        #expect(try codes(["seller_name": "MERVO SHOP"], in: scanned(page, confidence: 0.85)) == expected)
        #expect(try codes(["seller_name": "MERVO SHOP"], in: scanned(page, confidence: 0.95)) == [])
        #expect(try codes(["seller_name": "MERVO SHOP"], in: Grounder(page)) == [])
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `Words that were read less surely never raise trust`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let page = "Pell Lane Grocers\nTotal 12.50\nDate 03.04.2026\nCash 12.50 Invoice No A-17"
        let values: JSON = [
            "seller_name": "Pell Lane Grocers", "total": Self.price, "issue_date": "2026-04-03",
            "invoice_number": "A-17",
        ]
        let sure = Double.random(in: 0.3...1, using: &generator)
        let unsure = Double.random(in: 0...sure, using: &generator)
        let before = Set(findings(values, in: scanned(page, confidence: sure)).map(\.path))
        #expect(before.isSubset(of: findings(values, in: scanned(page, confidence: unsure)).map(\.path)))
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `Rivals and weaker evidence never raise trust`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let grounder = Grounder("Acme Ltd Total 12.50")
        let path = FieldPath(["seller_name", "total"].randomElement(using: &generator) ?? "total")
        let values: JSON = ["seller_name": "Acme Ltd", "total": Self.price]
        let known = grounder.evidence(for: values)
        let found = try #require(known[path])
        let worse = Evidence(
            page: found.page, box: found.box, quote: found.quote,
            score: Double.random(in: 0...0.29, using: &generator), confidence: found.confidence,
            match: found.match,
            rivals: Bool.random(using: &generator) ? ["Bolt AG"] : [])
        let findings = grounder.findings(
            values: values, evidence: known.merging([path: worse]) { _, new in new })
        #expect(findings.contains { $0.path == path && $0.code == .weakEvidence })
        #expect(findings.contains { $0.path == path && $0.code == .ambiguous } == !worse.rivals.isEmpty)
        #expect(Verdict(findings).word == .unclear)
    }

    private func scanned(_ text: String, confidence: Double) -> Grounder {
        Grounder(TextPage.document(text, source: .ocr, confidence: confidence))
    }

    private func evidence(of values: JSON, in grounder: Grounder) throws -> Evidence {
        try #require(grounder.evidence(for: values).values.first)
    }

    private func findings(_ values: JSON, in grounder: Grounder) -> [Finding] {
        grounder.findings(values: values, evidence: grounder.evidence(for: values))
            .filter { $0.code != .requiredMissing }
    }

    private func codes(_ values: JSON, in grounder: Grounder) throws -> [FindingCode] {
        findings(values, in: grounder).map(\.code)
    }
}
