import AssayCore
import AssayTestSupport
import Testing

@Suite struct JSONParserTests {
    /// Texts that every parser must accept, after the rules of RFC 8259.
    @Test(
        arguments: [
            ("null", nil), (" \n\t\r true ", true), ("\"\"", ""), ("[]", []), ("{}", [:]), ("[[]]", [[]]),
            ("[null,false,1]", [nil, false, 1]), (#"{"a":1,"":2}"#, ["a": 1, "": 2]), ("-0", 0),
            ("[1 ]", [1]),
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u4E2D""#, "Aé中"),
            (#""\uD83D\uDE00""#, "😀"), (#""\u0000""#, "\0"),
            ("\"\u{7F}\u{2028}\u{FFFF}\"", "\u{7F}\u{2028}\u{FFFF}"),
            (#"{"é":1,"e\u0301":2}"#, ["é": 1, "e\u{301}": 2]),
        ] as [(String, JSON)])
    func `What the RFC allows is read`(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test(arguments: ["0", "-1", "12.50", "1e5", "1E+05", "-0.0e-0", "123456789012345678901234567890.10"])
    func `A number keeps its text`(text: String) throws {
        #expect(try JSON(parsing: "[\(text)]")[0]?.number?.text == text)
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "True", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{", "{]", "{\"a\"",
        "{\"a\":",
        "{\"a\":1,}", "{,}", "{a:1}", "{'a':1}", "{\"a\" 1}", "{1:1}", "[1]]", "{} {}", "//\n1", "[1/**/]",
        "#",
        "\"", "'a'", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\n\"", "\"\t\"", "\"\0\"", "\"\\uD800\"",
        "\"\\uDC00\"",
        "\"\\uD800\\u0041\"", "\"\\uD800x\"", "\"\\uD800\\uE000\"", "\"\\uD800\\uD800\"", "\"\\", "\"\\u",
        "01", "-", "+1", ".5", "1.", "1.e1", "1e",
        "1e+", "-01",
        "0x1F", "1_000", "NaN", "Infinity", "-Infinity", "1a", "--1", "[1\u{A0}]", "\u{FEFF}1",
        "1e999999999999999",
        #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#,
    ])
    func `What the RFC does not allow is refused`(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: text) }
    }

    @Test(
        arguments: [
            [0xFF], [0x22, 0x80, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22], [0x31, 0x00],
        ] as [[UInt8]])
    func `Bytes that are no UTF-8 are refused`(bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try JSON(parsing: bytes) }
    }

    @Test func `Keys keep their order`() throws {
        let keys = (0..<40).map { "k\(($0 * 17) % 40)" }
        let text = "{" + keys.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        #expect(try JSON(parsing: text).object?.keys == keys)
    }

    @Test func `A duplicate among many keys is found`() {
        let keys = (0..<40).map { "\"k\($0)\":1" } + ["\"k7\":1"]
        let error = #expect(throws: JSONError.self) {
            try JSON(parsing: "{" + keys.joined(separator: ",") + "}")
        }
        #expect(error?.reason == .duplicateKey("k7"))
        #expect(error?.pointer == "/k7")
    }

    @Test func `An error says where by byte, line, column and pointer`() {
        let text = "{\n  \"é/~\": [1, {\"b\": tru}]\n}"
        let error = #expect(throws: JSONError.self) { try JSON(parsing: text) }
        #expect(error?.offset == 22)
        #expect(error?.line == 2)
        #expect(error?.column == 20)
        #expect(error?.pointer == "/é~1~0/1/b")
        #expect(error?.reason == .unexpectedCharacter("'t'", expected: "a value"))
    }

    @Test func `Nesting is limited`() throws {
        let nested = { (depth: Int) in
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSON(parsing: nested(512))
        let error = #expect(throws: JSONError.self) { try JSON(parsing: nested(513)) }
        #expect(error?.reason == .tooDeep(limit: 512))
        #expect(throws: JSONError.self) { try JSON(parsing: String(repeating: "[", count: 1_000_000)) }
        #expect(throws: JSONError.self) { try JSON(parsing: "[[]]", limits: .init(depth: 1)) }
    }

    @Test func `Size is limited`() throws {
        _ = try JSON(parsing: "[1,2]", limits: .init(bytes: 5))
        let error = #expect(throws: JSONError.self) { try JSON(parsing: "[1,23]", limits: .init(bytes: 5)) }
        #expect(error?.reason == .tooLarge(bytes: 6, limit: 5))
    }

    @Test func `JSON5 is read where it is asked for`() throws {
        let text = """
            \u{FEFF}// A strategy.
            { /* a * b **/ by: 'rules', $x_1: [1, 2.50,], "q": "it's", r: 'a "b" \\' \\n', // end
            }
            """
        let value = try JSON(parsing: text, syntax: .json5)
        #expect(value["by"] == "rules")
        #expect(value["$x_1"]?.text() == "[1,2.50]")
        #expect(value["r"] == "a \"b\" ' \n")
        #expect(value["q"] == "it's")
    }

    @Test(arguments: [
        "{a:0x1F}", "{a:NaN}", "{a:Infinity}", "{a:+1}", "{a:.5}", "{a:5.}", "{a:1,,}", "[,]", "{a:1", "/* ",
        "/*/ 1",
        "{a:1 /", "{a-b:1}", "{a:1,a:2}", "{a:'\n'}", "{a:b}", "/", "{'a':1,\"a\":2}",
    ])
    func `JSON5 goes no further than comments, commas and quotes`(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: text, syntax: .json5) }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `Random bytes and damaged JSON never crash the parser, and what it reads is JSON`(seed: UInt64)
        throws
    {
        var random = RandomJSON(SeededGenerator(seed: seed))
        for _ in 0..<20 {
            let bytes = random.damaged(Array(random.value().text(.pretty).utf8))
            for syntax in [JSON.Syntax.json, .json5] {
                guard let value = try? JSON(parsing: bytes, syntax: syntax) else { continue }
                #expect(try JSON(parsing: value.text()) == value)
            }
            let noise = (0..<60).map { _ in UInt8.random(in: 0...255, using: &random.generator) }
            _ = try? JSON(parsing: noise, syntax: .json5)
        }
    }
}
