import Testing

@testable import AssayCore

/// What is said where the interval and the p value seem to say different things.
@Suite struct ComparisonSentencesTests {
    private static func difference(_ value: Double, _ low: Double, _ high: Double, p: Double) -> Difference {
        Difference(first: 0.5, second: 0.5 + value, interval: Interval(low: low, high: high), p: p)
    }

    private static func field(_ name: String, _ difference: Difference, p: Double, isColumn: Bool = false)
        -> FieldComparison
    {
        FieldComparison(
            field: name, isColumn: isColumn, documents: 20, difference: difference,
            mcNemar: isColumn ? nil : McNemar(firstOnly: 1, secondOnly: 6), adjustedP: p, tests: 3,
            isClustered: false, flips: [])
    }

    private static func sentences(_ fields: [FieldComparison], f1: Difference) -> [String] {
        ComparisonSentences.sentences(
            for: PairComparison(
                first: "a", second: "b", documents: 20, fields: fields,
                allRight: field("documents all right", difference(0, -0.1, 0.1, p: 1), p: 1), f1: f1,
                accuracy: f1, cost: nil, seconds: .none, clustering: nil, changes: []))
    }

    @Test func `An interval that leaves out 0 does not tell two runs apart, and that is said`() {
        let f1 = Self.difference(0.1, 0.01, 0.2, p: 0.06)
        let told = Self.sentences(
            [Self.field("total", Self.difference(0.3, 0.05, 0.5, p: 0.03), p: 0.09)], f1: f1)
        #expect(told.contains { $0.hasPrefix("On total they can't be told apart") })
        #expect(told.contains { $0.hasPrefix("The interval of total leaves out 0, but p decides") })
        #expect(
            told.contains(
                "Over all fields F1 can't be told apart (b less a: +10.0 [+1, +20] points, p = 0.060, which decides, though the interval leaves out 0)."
            ))
    }

    @Test func `A winner whose interval reaches 0 is told with that`() {
        let f1 = Self.difference(0.1, -0.01, 0.2, p: 0.04)
        let told = Self.sentences(
            [Self.field("total", Self.difference(0.3, 0, 0.5, p: 0.01), p: 0.03)], f1: f1)
        #expect(
            told[0].hasPrefix("b is better on total (80.0 % against 50.0 %, p = 0.030, which decides, though")
        )
        #expect(
            told.contains { $0.hasPrefix("Over all fields b has the better F1") && $0.contains("reaches 0") })
    }

    @Test func `Fields in which no document tells the two apart are told by themselves`() {
        let none = Self.difference(0, -0.1, 0.1, p: 1)
        let alike = FieldComparison(
            field: "date", isColumn: false, documents: 20, difference: none,
            mcNemar: McNemar(firstOnly: 0, secondOnly: 0), adjustedP: 1, tests: 2, isClustered: false,
            flips: [])
        let told = Self.sentences([alike, Self.field("total", none, p: 1)], f1: none)
        #expect(told[0] == "On date both are right about the same documents.")
        #expect(told[1].hasPrefix("On total they can't be told apart with n = 20"))
    }

    @Test func `Where interval and p agree nothing is added, and columns that can't be told are named`() {
        let f1 = Self.difference(0.1, 0.05, 0.2, p: 0.01)
        let told = Self.sentences(
            [
                Self.field("total", Self.difference(0.3, 0.1, 0.5, p: 0.01), p: 0.03),
                Self.field("items.amount", Self.difference(0.1, -0.1, 0.3, p: 0.4), p: 0.4, isColumn: true),
            ], f1: f1)
        #expect(!told.contains { $0.contains("though") || $0.contains("p decides") })
        #expect(told.contains("In the column items.amount they can't be told apart."))
    }
}
