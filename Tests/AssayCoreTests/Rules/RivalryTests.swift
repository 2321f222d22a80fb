import Foundation
import Testing

@testable import AssayCore

@Suite struct RivalryTests {
    @Test(arguments: [(0.9, 1), (0.8, 0)])
    func `An amount that fits nearly as well is a rival`(score: Double, rivals: Int) {
        #expect(self.rivals(of: .money, [amount("12.50", 1), amount("11.40", score)]) == rivals)
    }

    @Test(arguments: [("12.50", "12.52", 1), ("12.52", "12.50", 1), ("12.50", "12.56", 1)])
    func `A rounded amount has no rival in the one above it`(best: String, other: String, place: Int) {
        let isRounded = best == "12.50" && other == "12.52"
        #expect(
            rivals(of: .money, [amount(best, 1, at: 9), amount(other, 0.95, at: place)])
                == (isRounded ? 0 : 1))
        #expect(rivals(of: .money, [amount(best, 1, at: 1), amount(other, 0.95, at: 9)]) == 1)
    }

    @Test(arguments: [("Acme Ltd", "ACME", 0), ("Acme", "Acme Ltd.", 0), ("Acme", "Bolt", 1)])
    func `A name is no rival of one that holds it`(best: String, other: String, rivals: Int) {
        #expect(self.rivals(of: .text, [text(best, 0.8), text(other, 0.75)]) == rivals)
    }

    @Test func `What another field of the kind states is no rival`() {
        let names = [text("Acme", 0.8), text("Bolt", 0.75)]
        let fields = ["seller", "buyer"].map { FieldDefinition(name: $0, kind: .text) }
        let choices = Rivalry(candidates: [names, names.reversed()], fields: fields)
            .choices([Choice(names[0]), Choice(names[1])], settled: [])
        #expect(choices.map { $0?.rivals.count } == [0, 0])
    }

    @Test(arguments: [("11.40", 1, 1), ("11.40", 0.9, 0), ("2.50", 1, 0)])
    func `What a sum settles has a rival only in an equal that is no part of it`(
        other: String, score: Double, rivals: Int
    ) {
        let amounts = [amount("12.50", 1), amount(other, score)]
        let tax = [amount("2.50", 1)]
        let fields = ["sum", "tax"].map { FieldDefinition(name: $0, kind: .money) }
        let choices = Rivalry(candidates: [amounts, tax], fields: fields)
            .choices([Choice(amounts[0]), Choice(tax[0])], settled: [0, 1], sums: [0])
        #expect(choices[0]?.rivals.count == rivals && choices[0]?.places == 1)
    }

    @Test func `What a sum settles as one of its terms has no rival`() {
        let taxes = [amount("2.50", 1), amount("19", 1)]
        let fields = ["sum", "tax"].map { FieldDefinition(name: $0, kind: .money) }
        let choices = Rivalry(candidates: [[amount("12.50", 1)], taxes], fields: fields)
            .choices([nil, Choice(taxes[0])], settled: [0, 1], sums: [0])
        #expect(choices[1]?.rivals.isEmpty == true)
    }

    private func rivals(of kind: FieldKind, _ candidates: [Candidate]) -> Int? {
        Rivalry(candidates: [candidates], fields: [FieldDefinition(name: "field", kind: kind)])
            .choices([candidates.first.map { Choice($0) }], settled: [])[0]?.rivals.count
    }

    private func amount(_ text: String, _ score: Double, at token: Int = 0) -> Candidate {
        Candidate(
            .number(JSONNumber(checked: text)), tokens: [token..<token + 1], score: score, match: .normalised,
            number: Decimal(string: text))
    }

    private func text(_ text: String, _ score: Double) -> Candidate {
        Candidate(.string(text), tokens: [], score: score, match: .exact)
    }
}
