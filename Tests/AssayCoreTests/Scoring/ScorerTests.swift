import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct ScorerTests {
    @Test(arguments: [
        // identifier
        ("number", "'RE-2026-0358'", "'re 2026 0358'", "correct"),
        ("number", "'RE-2026-0358'", "'RE-2026-0359'", "wrong"),
        ("number", "'DE19 5139 0174'", "'DE1951390174'", "correct"), ("number", "'A1'", "null", "missing"),
        ("number", "'A1'", "''", "missing"), ("number", "null", "'A1'", "spurious"),
        ("number", "null", "null", "correctly-absent"),
        // text
        ("seller", "'Bücher Müller GmbH'", "'  BU\u{308}CHER  müller gmbh.'", "correct"),
        ("seller", "'Straße 4–20'", "'STRASSE 4-20'", "correct"),
        ("seller", "'NO.23 BATU'", "'NO. 23 BATU'", "correct"),
        ("seller", "'C#'", "'C'", "wrong"), ("seller", "'“Quoted”'", "'Quoted'", "correct"),
        ("seller", "'Acme'", "'Acme Ltd'", "wrong"), ("seller", "'A'", "5", "wrong"),
        // date
        ("date", "'2026-03-17'", "'2026-03-17'", "correct"),
        ("date", "'2026-03-17'", "'2026-03-18'", "wrong"),
        ("date", "'2026-03-17'", "'17.03.2026'", "wrong"),
        // money and number
        ("total", "119.00", "119", "correct"), ("total", "119.00", "119.004", "correct"),
        ("total", "119.00", "119.005", "wrong"), ("total", "0.385", "0.39", "wrong"),
        ("total", "119", "'119'", "wrong"),
        ("total", "1e400", "1e401", "wrong"), ("total", "{any_of: [5, null]}", "null", "correctly-absent"),
        ("total", "{any_of: [5, null]}", "5.0", "correct"), ("total", "{any_of: [5, null]}", "6", "wrong"),
        // choice and currency
        ("currency", "'EUR'", "'eur'", "correct"), ("currency", "'EUR'", "'USD'", "wrong"),
        ("type", "'full-time'", "'part-time'", "wrong"),
        // list
        ("skills", "['Python', 'SQL']", "['sql', 'python']", "correct"),
        ("skills", "['Python', 'SQL']", "['Python 3', 'SQL', 'SQL']", "correct"),
        ("skills", "['Python', 'SQL']", "['Python']", "wrong"),
        ("skills", "['Java']", "['Java and many other things']", "wrong"),
        ("skills", "['Java']", "['JavaScript']", "wrong"), ("skills", "[]", "null", "correctly-absent"),
        ("skills", "null", "['x']", "spurious"), ("skills", "['x']", "[]", "missing"),
        (
            "skills", "['a', {any_of: ['MS Office', 'Microsoft Office']}]", "['Microsoft Office', 'a']",
            "correct"
        ),
    ])
    func `A value is judged by its kind`(field: String, label: String, value: String, result: String) throws {
        let scores = try ScoringFixtures.scores("{\(field): \(value)}", "{\(field): \(label)}")
        #expect(scores.map(\.result.rawValue) == [result])
    }

    @Test func `A document scored against itself is all right`() throws {
        let scores = try ScoringFixtures.scores(ScoringFixtures.fullLabel, ScoringFixtures.fullLabel)
        #expect(scores.count == 8 + 6)
        #expect(scores.allSatisfy { $0.result == .correct && $0.isStrict && $0.similarity == 1 })
    }

    @Test func `A failed document is never right, also where there is nothing to find`() throws {
        let scores = try ScoringFixtures.scores(
            nil, "{number: 'A', total: null, items: [{amount: 1, quantity: null}]}")
        #expect(scores.map(\.result) == [.missing, .wrong, .missing, .wrong, .missing])
        #expect(scores.allSatisfy { !$0.isStrict && $0.similarity == 0 })
    }

    @Test func `Similar texts are wrong but not strange`() throws {
        let score = try #require(
            try ScoringFixtures.scores("{seller: 'Feinkost Hagedom'}", "{seller: 'Feinkost Hagedorn'}").first)
        #expect(score.result == .wrong)
        #expect(abs(score.similarity - (1 - 2.0 / 17)) < 1e-12)
        #expect(
            try ScoringFixtures.scores("{seller: 'Total'}", "{seller: 'Feinkost'}").first?.similarity == 0)
    }

    @Test func `Writing counts for strict equality only`() throws {
        let score = try #require(try ScoringFixtures.scores("{seller: 'ACME'}", "{seller: 'Acme'}").first)
        #expect(score.result == .correct && !score.isStrict)
    }
}

@Suite struct TableScorerTests {
    private let label = "{items: [{description: 'Oak desk', amount: 50}, {description: 'Chair', amount: 20}]}"

    private func results(_ values: String) throws -> [String] {
        try ScoringFixtures.scores(values, label).map { "\($0.field) \($0.result.rawValue)" }
    }

    @Test func `The order of rows does not matter`() throws {
        let results = try results(
            "{items: [{description: 'chair', amount: 20, quantity: 9}, {description: 'Oak desk', amount: 50}]}"
        )
        #expect(results == ["items correct"] + ["items.description correct", "items.amount correct"] * 2)
    }

    @Test func `A wrong cell is one wrong cell and the table is wrong`() throws {
        let results = try results(
            "{items: [{description: 'Oak desk', amount: 5}, {description: 'Chair', amount: 20}]}")
        #expect(
            results == [
                "items wrong", "items.description correct", "items.amount wrong", "items.description correct",
                "items.amount correct",
            ])
    }

    @Test func `A row too few is missing and a row too many is spurious`() throws {
        #expect(
            try results("{items: [{description: 'Chair', amount: 20}]}") == [
                "items wrong", "items.description missing", "items.amount missing",
                "items.description correct",
                "items.amount correct",
            ])
        let more =
            "{items: [{description: 'Chair', amount: 20}, {description: 'Oak desk', amount: 50}, {amount: 70}]}"
        #expect(try results(more).suffix(2) == ["items.amount correct", "items.amount spurious"])
    }

    @Test func `Nothing found and nothing to find are told apart`() throws {
        #expect(try results("{}").first == "items missing")
        #expect(
            try ScoringFixtures.scores("{items: []}", "{items: null}").map(\.result) == [.correctlyAbsent])
        #expect(try ScoringFixtures.scores("{items: 'none'}", "{items: null}").map(\.result) == [.spurious])
        #expect(
            try ScoringFixtures.scores("{items: [{amount: 1}]}", "{items: []}").map(\.result) == [
                .spurious, .spurious,
            ])
        let either = "{items: {any_of: [null, [{amount: 1}]]}}"
        #expect(try ScoringFixtures.scores("{items: null}", either).map(\.result) == [.correctlyAbsent])
        #expect(
            try ScoringFixtures.scores("{items: [{amount: 1}]}", either).map(\.result) == [
                .correct, .correct,
            ])
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `Changing one cell moves exactly one count`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Int.random(in: 1...8, using: &generator)
        var table = (0..<rows).map { row in
            JSONObject([
                ("description", .string("Article number \(row)")), ("quantity", .number(JSONNumber(row + 1))),
                ("amount", .number(JSONNumber(100 + row))),
            ])
        }
        let label = try Label(json: ["items": .array(table.map(JSON.object))], schema: ScoringFixtures.schema)
        table[Int.random(in: 0..<rows, using: &generator)]["amount"] = -5
        table.shuffle(using: &generator)
        let scores = Scorer(schema: ScoringFixtures.schema).scores(
            values: ["items": .array(table.map(JSON.object))], label: label)
        let cells = Tally(scores.dropFirst())
        #expect(cells.wrong == 1 && cells.correct == Double(rows * 3 - 1) && cells.errors == 1)
    }
}

private func * (list: [String], count: Int) -> [String] { (0..<count).flatMap { _ in list } }
