import AssayTestSupport
import Foundation
import Testing

@testable import AssayCore

/// What payment says of a total that was not read, or not surely.
@Suite struct PaidSumsTests {
    @Test(arguments: [
        ("Cash 100.00\nChange 38.20", "61.80"), ("Cash 20.00", "20.00"),
        ("Total 37.06\nCash 40.00\nChange 3.00", "37.00"),
        ("Total 81.50\nCash 83.00\nChange 0.00", "83.00"),
    ])
    func `What was paid less the change is a guess at the total`(printed: String, total: String) {
        let found = extract(printed)
        #expect(found.values["total"] == .number(JSONNumber(checked: total)))
        #expect((found.evidence["total"]?.score ?? 1) < Grounder.leastScore)
    }

    @Test(arguments: [
        ("Total 48.10\nCash 50.00\nChange 1.40", "48.10"), ("Total 12.40\nCash 50.00\nChange 60.00", "12.40"),
        ("Total 23.65", "23.65"),
    ])
    func `A total that no misread zero explains stays`(printed: String, total: String) {
        #expect(extract(printed).values["total"] == .number(JSONNumber(checked: total)))
    }

    @Test(arguments: ["Change 38.20", "Cash 20.00\nChange 20.00"])
    func `Nothing paid leaves no total to guess`(printed: String) {
        #expect(extract(printed).values["total"] == .null)
    }

    @Test(arguments: [
        ("Total 53.00\nCash 60.00\nChange 7.08", "53.00", "60.00", "7.00"),
        ("Total 34.50\nCash 34.50\nChange 9.00", "34.50", "34.50", "0.00"),
        ("Total 41.20\nCash 58.06\nChange 8.80", "41.20", "50.00", "8.80"),
    ])
    func `Zeros that were read as other digits leave what was paid and given back as it was meant`(
        printed: String, total: String, paid: String, change: String
    ) {
        let found = extract(printed)
        #expect(Self.amounts(found) == [total, paid, change].map { Decimal(string: $0) })
        #expect((found.evidence["total"]?.score ?? 0) >= Grounder.leastScore)
    }

    @Test(arguments: [
        ("Total 52.30\nHanded 100.00\nRest 47.70", "100.00", "47.70"),
        ("Total 52.30\nVAT 3.10\nCash 80.00\nRest 27.70", "80.00", "27.70"),
    ])
    func `Below the total an amount and the rest of it are what was paid and given back`(
        printed: String, paid: String, change: String
    ) {
        #expect(
            Self.amounts(extract(printed)).dropFirst() == [Decimal(string: paid), Decimal(string: change)])
    }

    @Test(arguments: ["Total 52.30\nHanded 100.00\nRest 47.80", "Total 52.30\nRest 47.70\nHanded 100.00"])
    func `Amounts that leave no rest were not paid`(printed: String) {
        #expect(Self.amounts(extract(printed)) == [Decimal(string: "52.30"), nil, nil])
    }

    @Test(arguments: [
        ("Total 32.42\nCash 50.00\nChange 17.60", "32.42"),
        ("Total 32.42\nTotal 32.40\nCash 50.00\nChange 17.60", "32.40"),
        ("Total 32.42\nTotal 32.40", "32.40"), ("Total 32.40\nTotal 32.42", "32.42"),
        ("Total 4.40\nTotal 94.40", "94.40"),
        ("Total 43.06\nCrates 2\nTotal 43.00", "43.00"),
    ])
    func `What was paid in coins is the total where the page states it`(printed: String, total: String) {
        #expect(Self.amounts(extract(printed)).first == Decimal(string: total))
    }

    @Test func `A total that payment proves has no rival`() {
        let printed = "Sum 17.45\nSum 71.25"
        #expect(extract(printed).evidence["total"]?.rivals.isEmpty == false)
        #expect(extract(printed + "\nCash 75.00\nChange 3.75").evidence["total"]?.rivals == [])
    }

    @Test func `Several payments are not the total one by one`() {
        let found = extract("Total 1,340.00\nVoucher 1,200.00\nCash 140.00\nChange 0.00")
        #expect(Self.amounts(found).first == Decimal(1340))
    }

    private static func amounts(_ found: Extraction) -> [Decimal?] {
        ["total", "paid", "change"].map { found.values[$0]?.number?.decimal }
    }

    private func extract(_ printed: String) -> Extraction {
        let total = FieldDefinition(
            name: "total", kind: .money, labels: ["Total", "Sum"], isRequired: true)
        let others = [
            ("paid", ["Cash"]), ("change", ["Change"]), ("net", ["Net", "Total"]), ("tax", ["VAT"]),
        ]
        .map { FieldDefinition(name: $0, kind: .money, labels: $1) }
        let coin = Decimal(sign: .plus, exponent: -2, significand: 5)
        let checks = [
            SumCheck(
                terms: [.init("paid"), .init("change", isSubtracted: true)], equals: "total", tolerance: coin),
            SumCheck(terms: [.init("net"), .init("tax")], equals: "total", tolerance: coin),
        ]
        .enumerated().map { Check(id: "sum-\($0)", severity: .soft, form: .sum($1)) }
        let schema = DocumentSchema(
            name: "test", fields: [total], checks: checks, auxiliary: others, json: [:], guidance: "",
            source: [:])
        let document = ReadDocument(pages: [
            GridPage.page("FELLSIDE\nRye bread 7.25\n\(printed)\n", source: .ocr, confidence: 0.97)
        ])
        return RulesExtractor(schema: schema).extract(document, conventions: WritingConventions(of: document))
    }
}
