import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct FailureSightTests {
    private static let pages = [
        "Rechnung RE-77 vom 04.03.2026", "Netto 1.234,50 USt 234,56 Brutto 1.469,06 EUR",
    ]

    private static var document: ReadDocument {
        ReadDocument(pages: pages.flatMap { ReportFixtures.document($0).pages })
    }

    private static func sight(
        _ values: String, _ label: String, evidence: [FieldPath: Evidence] = [:]
    ) throws -> FailureSight {
        let json = try ScoringFixtures.json(values)
        let scores = Scorer(schema: ScoringFixtures.schema).scores(
            values: json, label: try ScoringFixtures.label(label))
        let outcome = ScoringFixtures.outcome("d", json, evidence: evidence)
        let failure = try #require(
            FailureFinder(outcome: outcome, schema: ScoringFixtures.schema, document: document)
                .failures(in: scores).first)
        return FailureSight(
            of: failure, outcome: outcome, schema: ScoringFixtures.schema, document: document)
    }

    @Test func `Both values are marked on the page where they stand`() throws {
        let sight = try Self.sight("{total: 1234.5}", "{total: 1469.06}")
        #expect(sight.page == 1 && sight.marks.map(\.role) == [.right, .given])
        #expect(sight.marks.map(\.box.left) == [5, 1])
        #expect(sight.excerpt.joined().filter { $0.role == .given }.map(\.text) == ["1.234,50"])
        #expect(sight.excerpt.joined().filter { $0.role == .right }.map(\.text) == ["1.469,06 EUR"])
    }

    @Test func `The evidence that was recorded is what is marked`() throws {
        let box = Box(left: 3, top: 0, right: 4, bottom: 1)
        let evidence = Evidence(
            page: 1, box: box, quote: "", score: 1, confidence: 1, match: .fuzzy)
        let sight = try Self.sight("{total: 999}", "{total: 1469.06}", evidence: ["total": evidence])
        #expect(sight.marks.first { $0.role == .given }?.box == box)
    }

    @Test func `Without the value given, the page of the right answer is shown`() throws {
        let sight = try Self.sight("{total: null}", "{total: 1469.06}")
        #expect(sight.page == 1 && sight.marks.map(\.role) == [.right])
    }

    @Test func `Any of several right answers is marked`() throws {
        let sight = try Self.sight("{total: null}", "{total: {any_of: [7, 1234.5]}}")
        #expect(sight.marks.map(\.box.left) == [1])
    }

    @Test func `What stands nowhere has no mark and no words`() throws {
        let sight = try Self.sight("{total: null}", "{total: 31.41}")
        #expect(sight.page == 0 && sight.marks.isEmpty && sight.excerpt.isEmpty)
    }

    @Test func `A reading that is gone leaves what was expected and given`() throws {
        let failure = try Self.sight("{total: 1234.5}", "{total: 1469.06}").failure
        let sight = FailureSight(
            of: failure, outcome: ScoringFixtures.outcome("d", nil), schema: ScoringFixtures.schema,
            document: nil)
        #expect(sight.marks.isEmpty && sight.view == .words("What was read is no longer in the ledger."))
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `Long lines are cut around what is marked`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 30...200, using: &generator)
        let marked = Int.random(in: 0..<count, using: &generator)
        let page = ReportFixtures.document((0..<count).map { "w\($0)" }.joined(separator: " ")).pages[0]
        let mark = FailureSight.Mark(
            role: .given, box: Box(left: Double(marked), top: 0, right: Double(marked + 1), bottom: 1))
        let parts = PageExcerpt.lines(of: page, around: [mark]).joined()
        #expect(parts.filter { $0.role == .given }.map(\.text) == ["w\(marked)"])
        #expect(parts.reduce(0) { $0 + $1.text.split(separator: " ").count } == 24)
    }

    @Test func `Failures to show take turns by cause and leave out what has no page`() throws {
        let run = try ReportFixtures.runs()[0]
        let shown = run.failuresToShow(4)
        #expect(shown.count == 4 && Set(shown.map(\.cause)).count >= 3)
        #expect(run.failuresToShow(1000).allSatisfy { $0.cause != .notRead })
        #expect(run.failuresToShow(0).isEmpty)
    }
}
