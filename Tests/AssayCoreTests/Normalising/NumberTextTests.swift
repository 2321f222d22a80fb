import AssayCore
import AssayTestSupport
import Foundation
import Testing

@Suite struct NumberTextTests {
    private let none = WritingConventions()
    private let point = WritingConventions(decimalSeparator: ".")
    private let comma = WritingConventions(decimalSeparator: ",")

    @Test(arguments: [
        ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1 234,56", "1234.56"),
        ("1\u{A0}234,56", "1234.56"),
        ("1\u{202F}234,56", "1234.56"), ("1\u{2009}234.56", "1234.56"), ("1'234.56", "1234.56"),
        ("1’234.56", "1234.56"), ("1.234.567", "1234567"), ("1,234,567.8", "1234567.8"),
        ("1,23,456.78", "123456.78"), ("12,34,567", "1234567"), ("12,5", "12.5"), ("0,125", "0.125"),
        ("1234,5678", "1234.5678"), ("1234.567", "1234.567"), (".50", "0.50"), (",5", "0.5"), ("007", "7"),
        ("12.", "12"), ("0.00", "0.00"), ("  42 ", "42"),
    ])
    func `Separators are told apart`(text: String, expected: String) {
        #expect(NumberText.readings(of: text, conventions: none).first?.text == expected)
    }

    @Test(arguments: [
        ("(12.00)", "-12.00"), ("12.00-", "-12.00"), ("-12.00", "-12.00"), ("−12.00", "-12.00"),
        ("– 5,00", "-5.00"), ("12.00 CR", "-12.00"), ("12.00 DR", "12.00"), ("$(1,200.00)", "-1200.00"),
        ("($12.00)", "-12.00"), ("-€5,00", "-5.00"), ("€ -5,00", "-5.00"), ("+3", "3"), ("-0.00", "0.00"),
        ("1'200.-", "1200"), ("1.200,—", "1200"), ("12,--", "12"), ("CHF 1'200.–", "1200"),
    ])
    func `Signs are read wherever they stand`(text: String, expected: String) {
        #expect(NumberText.readings(of: text, conventions: none).first?.text == expected)
    }

    @Test(arguments: [
        ("€ 12,50", "12.50"), ("EUR 12.50", "12.50"), ("RM12.50", "12.50"), ("12.50USD", "12.50"),
        ("US $ 12.50", "12.50"), ("R$ 1.234,56", "1234.56"), ("1 200 zł", "1200"), ("12,50 Kč", "12.50"),
        ("Rs. 1,23,456", "123456"), ("Rs.50", "50"), ("kr. 1.200,00", "1200.00"), ("12.50 EUR.", "12.50"),
        ("12,5 %", "12.5"), ("19%", "19"), ("$50 USD", "50"), ("50 dollars", "50"),
    ])
    func `Currency marks and percent signs are passed over`(text: String, expected: String) {
        #expect(NumberText.readings(of: text, conventions: none).first?.text == expected)
    }

    @Test(
        arguments: [
            ("50k", "50000"), ("1.5k", "1500"), ("1.2345k", "1234.5"), ("50K€", "50000"),
            ("2 Mio. €", "2000000"),
            ("T€ 5", nil), ("5 T€", "5000"), ("3 lakh", "300000"), ("1,5 million", "1500000"),
        ] as [(String, String?)])
    func `Thousands and millions in letters are multiplied out`(text: String, expected: String?) {
        #expect(NumberText.readings(of: text, conventions: none).first?.text == expected)
    }

    @Test func `Three digits after one separator follow the document's convention`() {
        #expect(NumberText.read("1.234", conventions: comma) == 1234)
        #expect(NumberText.read("1.234", conventions: point) == Decimal(string: "1.234"))
        #expect(NumberText.read("1,234", conventions: point) == 1234)
        #expect(NumberText.readings(of: "1.234", conventions: none).map(\.text) == ["1234", "1.234"])
        #expect(NumberText.readings(of: "1.234", conventions: point).map(\.text) == ["1.234", "1234"])
        #expect(NumberText.readings(of: "12,50", conventions: point).map(\.text) == ["12.50"])
    }

    @Test(arguments: [
        "", "abc", "-", "€", "12.34.56", "1,2,3", "12/03/2026", "12.03.2026", "1 2", "12 34", "1.234,567.89",
        "1234.567.890", "RM", "12.5x", "A12", "12-", "1..2", "12.50 12.50", "O.50", "1O.50", "(12.00",
        "12.00)",
        "--5", "0,123,456", "10:30", "5 apples", "1e5", "٣", String(repeating: "1", count: 39),
    ])
    func `Other texts are no numbers`(text: String) {
        #expect(NumberText.readings(of: text, conventions: none).isEmpty)
    }

    @Test(.timeLimit(.minutes(1))) func `A hostile text costs no more than its length`() {
        #expect(
            NumberText.readings(of: "9" + String(repeating: "1,", count: 200_000), conventions: none).isEmpty)
        #expect(NumberText.range(in: String(repeating: "1-", count: 200_000), conventions: none) == nil)
        #expect(NumberText.range(in: String(repeating: "1 ", count: 200_000), conventions: none) == nil)
    }

    @Test func `Digits survive to the last of a Decimal`() {
        let text = "12345678901234567890123456789012345.678"
        #expect(NumberText.read(text, conventions: none)?.description == text)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `A number is read back from any writing of it`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let writing = NumberWriting.random(using: &generator)
        let conventions = WritingConventions(decimalSeparator: writing.decimal)
        let read = NumberText.readings(of: writing.text, conventions: conventions).first
        #expect(read?.text == writing.plain, "\(writing.text)")
        #expect(read?.value == Decimal(string: writing.plain, locale: Locale(identifier: "en_US_POSIX")))
    }
}
