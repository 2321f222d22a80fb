import Testing

@testable import AssayCore

@Suite struct DigitRunsTests {
    @Test(arguments: [
        ("1.234,50", "1234.50", true), ("1,234.50", "1234.5", true), ("1'234.50", "1234.5", true),
        ("1 234,50", "1234.5", true), ("12 345 678,90", "12345678.9", true), ("60k", "60000", true),
        ("€885.55", "885.55", true), ("-163.75", "-163.75", true), ("0.385", "0.385", true), ("0", "0", true),
        ("1.234,50", "50", false), ("5 1", "51", false), ("1 23", "123", false), ("123456", "1234.56", false),
    ])
    func `A number is found in its usual writings`(text: String, number: String, expected: Bool) throws {
        let words = DocumentWords(ReportFixtures.document(text))
        let value = try #require(JSON(parsing: number).number)
        #expect(words.holds(number: value) == expected)
    }
}
