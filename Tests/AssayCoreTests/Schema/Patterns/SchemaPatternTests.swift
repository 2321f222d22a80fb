import AssayCore
import AssayTestSupport
import Foundation
import Testing

@Suite struct SchemaPatternTests {
    @Test(arguments: [
        ("^[A-Z]{3}$", "EUR", true), ("^[A-Z]{3}$", "EUR\n", false), ("^[A-Z]{3}$", "xEUR", false),
        ("b", "abc", true),
        (#"^\d+$"#, "٣", false), (#"^\d+$"#, "42", true), (#"^\w+$"#, "é", false), (#"^\W$"#, "é", true),
        (#"^\s$"#, "\u{FEFF}", true), (#"^\s$"#, "\u{85}", false), (#"^\S$"#, "\u{3000}", false),
        (#"^[\d.,]+$"#, "1.234,50", true), (#"^[^\s\d]+$"#, "a b", false), (#"^[\D]$"#, "a", true),
        (#"^[\W_]+$"#, "_-", true),
        ("^[[&&a]+$", "[&a", true), ("^[+--]+$", "+,-", true), ("^[+\\-]$", "-", true), ("[]", "x", false),
        ("^[^]$", "\n", true),
        ("^.$", "\n", false), ("^.$", "😀", true), (#"^\u00e9$"#, "é", true), (#"^\u{1F600}$"#, "😀", true),
        (#"^\uD83D\uDE00$"#, "😀", true), (#"^\x41\t\v\0$"#, "A\t\u{B}\0", true), (#"^\cJ$"#, "\n", true),
        (#"^[\b]$"#, "\u{8}", true),
        (#"^\p{L}+$"#, "Müller", true), (#"^\p{Lu}\P{Lu}*$"#, "Éa", true),
        (#"^\p{Script=Greek}+?$"#, "αβ", true),
        ("^(?!.*x)(?:a|b)+$", "abab", true), ("^(?!.*x)(?:a|b)+$", "abx", false), (#"^(a)\1$"#, "aa", true),
        (#"^(?<q>['"]).*\k<q>$"#, "'a'", true), ("^a{2,3}?$", "aaa", true), (#"^\/\.\-$"#, "/.-", true),
        ("^$", "", true),
        (#"^[\w-.]+$"#, "a-b.c", true), ("^x{2}$", "xx", true), ("^x{2,}$", "x", false), ("^x{0}$", "", true),
        ("^(?:a|b|)c$", "c", true), ("^(?:|a)+$", "aa", true), ("a|^b", "cb", false), ("x$|y", "yz", true),
        ("(?:^a|b)$", "ab", true),
        ("^(?=.*[0-9])(?=.*[a-z]).{4,}$", "ab3d", true), ("^(?=.*[0-9])(?=.*[a-z]).{4,}$", "abcd", false),
        ("(?<!a)b", "ab", false), ("(?<!a)b", "cb", true), ("(?<=^ab)c", "abc", true),
        ("(?=ab(?=c))a", "abc", true),
        ("(?=ab(?!c))a", "abc", false), (#"\Bb"#, "ab", true), (#"\Bb"#, "a b", false),
        (#"^\p{gc=Nd}\p{General_Category=Decimal_Number}$"#, "٣4", true), (#"^[^\p{L}]$"#, "3", true),
        (#"^[\P{L}x]$"#, "x", true), (#"^[\P{L}x]$"#, "y", false), (#"^\uD83D$"#, "?", false),
        ("^[à-ü]$", "é", true), ("^[^à-ü]$", "é", false), ("]}", "]}", true), ("^(a*)*$", "aaab", false),
        ("^(?:a?){50}a{50}$", String(repeating: "a", count: 50), true),
        (#"\bno\b"#, "a no b", true), ("^(?:(?<=a)b|a)+$", "ab", true),
    ])
    func `Patterns mean what ECMA-262 says`(pattern: String, text: String, matches: Bool) throws {
        #expect(try SchemaPattern(pattern).matches(text) == matches)
    }

    @Test(arguments: [
        "[", "(", ")", "a**", "a++", "a{2}+", "*", #"\"#, #"\Z"#, #"\A"#, #"\h"#, "(?i)a", "(?>a)", "(?#x)",
        #"\u12"#, #"\x1"#,
        #"\u{110000}"#, #"\u{"#, #"\p"#, #"\pL"#, #"\p{Nonsense}"#, "[z-a]", #"\c1"#, #"[\"#,
        "^*", "(?=a)*", "a{", "a{2", "a{3,2}", "{", "(?<>a)", "(?<a", #"\k"#, #"\k<b>"#, #"\8"#, "(?", "[a",
        "(?:a{1000}){1000}", "(?:(?:){1000000}){1000000}",
    ])
    func `What ECMA-262 refuses is refused`(pattern: String) {
        #expect(throws: SchemaPattern.Mistake.self) { try SchemaPattern(pattern) }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            #"^(\w+\s?)*$"#, "^(a+)+$", "(a|aa)+$", "(.*)*x", "(?=.*b)(?=(a+)+b)a", "^(?:a?){200}b$",
            "(?<=(a+)+)b",
        ])
    func `No pattern takes more than linear time`(pattern: String) throws {
        let pattern = try SchemaPattern(pattern)
        #expect(!pattern.matches(String(repeating: "a", count: 20_000) + "!"))
    }

    @Test(.timeLimit(.minutes(1))) func `A search with back references that goes on without end is given up`()
        throws
    {
        let pattern = try SchemaPattern(#"^(a+)+\1b$"#)
        #expect(!pattern.matches(String(repeating: "a", count: 1000)))
        #expect(pattern.matches("aaab"))
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `A random pattern finds what another engine finds`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let text = RandomPattern.text(depth: 3, using: &generator)
        let pattern = try SchemaPattern(text)
        let other = try NSRegularExpression(pattern: text.replacingOccurrences(of: "$", with: "\\z"))
        for _ in 0..<30 {
            let length = Int.random(in: 0...8, using: &generator)
            let candidate = String((0..<length).map { _ in "abc ".randomElement(using: &generator) ?? "a" })
            let range = NSRange(location: 0, length: candidate.utf16.count)
            let expected = other.firstMatch(in: candidate, range: range) != nil
            #expect(pattern.matches(candidate) == expected, "\(text) on \(candidate)")
        }
    }
}
