import AssayCore
import AssayTestSupport
import Foundation
import Testing

@Suite struct JSONNumberTests {
    @Test(arguments: [
        ("1", "1.0"), ("100", "1e2"), ("0", "-0.0"), ("0.1", "1E-1"), ("12.50", "12.5"), ("1e3", "1000.00"),
        ("0e5", "0"), ("0.00012", "12e-5"),
    ])
    func `Numbers of equal value are equal`(one: String, other: String) throws {
        let (one, other) = try (#require(JSONNumber(one)), #require(JSONNumber(other)))
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(!(one < other) && !(other < one))
    }

    @Test(arguments: [
        ("-1e300", "-1"), ("-1", "-0.5"), ("-0.5", "0"), ("0", "1e-300"), ("1e-300", "0.1"), ("0.1", "0.11"),
        ("0.11", "0.2"), ("9", "10"), ("99.99", "1e2"), ("1e2", "100.01"), ("1e300", "1e301"), ("-20", "-3"),
        ("9007199254740993", "9007199254740994"),
    ])
    func `Numbers are ordered by exact value`(smaller: String, larger: String) throws {
        let (smaller, larger) = try (#require(JSONNumber(smaller)), #require(JSONNumber(larger)))
        #expect(smaller < larger)
        #expect(!(larger < smaller))
        #expect(smaller != larger)
    }

    @Test(arguments: ["", " 1", "1 ", "01", "+1", "1.", "x", "[1]", "1 2"])
    func `What is no number is not made one`(text: String) {
        #expect(JSONNumber(text) == nil)
    }

    @Test(arguments: [
        ("19.99", "19.99"), ("-0.01", "-0.01"), ("1e2", "100"), ("0.0", "0"), ("1.10", "1.1"),
        ("12345678901234567890123456789.012345678", "12345678901234567890123456789.012345678"),
        ("-99999999999999999999999999999999999999", "-99999999999999999999999999999999999999"),
        ("1e-10", "0.0000000001"),
    ])
    func `Decimals are exact`(text: String, description: String) throws {
        #expect(try #require(JSONNumber(text)).decimal?.description == description)
    }

    @Test(arguments: ["123456789012345678901234567890123456789", "1e200", "1e-200"])
    func `What Decimal can't hold is no decimal`(text: String) throws {
        #expect(try #require(JSONNumber(text)).decimal == nil)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `Decimals agree with Foundation's`(seed: UInt64) {
        var random = RandomJSON(SeededGenerator(seed: seed))
        let number = random.number()
        #expect(number.decimal == Decimal(string: number.text))
    }

    @Test(
        arguments: [
            ("3", 3), ("3.0", 3), ("-30e-1", -3), ("1e3", 1000), ("0.0", 0), ("9223372036854775807", .max),
            ("3.5", nil), ("1e30", nil), ("1e-3", nil),
        ] as [(String, Int?)])
    func `Whole numbers are known however they are written`(text: String, int: Int?) throws {
        let number = try #require(JSONNumber(text))
        #expect(number.int == int)
        #expect(number.isInteger == (int != nil || text == "1e30"))
    }

    @Test func `Exponents at the limit neither overflow nor crash`() throws {
        let large = try #require(JSONNumber("10000e99999999999999"))
        let small = try #require(JSONNumber("0.0001e-99999999999999"))
        #expect(small < large)
        #expect(large.decimal == nil)
        #expect(large != small)
    }
}
