import AssayCore
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
        (#"\bno\b"#, "a no b", true), ("^(?:(?<=a)b|a)+$", "ab", true),
    ])
    func `Patterns mean what ECMA-262 says`(pattern: String, text: String, matches: Bool) throws {
        #expect(try SchemaPattern(pattern).matches(text) == matches)
    }

    @Test(arguments: [
        "[", "(", ")", "a**", "a++", "a{2}+", "*", #"\"#, #"\Z"#, #"\A"#, #"\h"#, "(?i)a", "(?>a)", "(?#x)",
        #"\u12"#, #"\x1"#,
        #"\u{110000}"#, #"\u{"#, #"\p"#, #"\pL"#, #"\p{Nonsense}"#, "[z-a]", #"\c1"#, #"[\"#,
    ])
    func `What ECMA-262 refuses is refused`(pattern: String) {
        #expect(throws: SchemaPattern.Mistake.self) { try SchemaPattern(pattern) }
    }

    @Test func `A search that backtracks without end is given up`() throws {
        let pattern = try SchemaPattern(#"^(\w+\s?)*$"#)
        #expect(!pattern.matches(String(repeating: "a", count: 1000) + "!"))
        #expect(pattern.matches(String(repeating: "word ", count: 10_000)))
    }
}
