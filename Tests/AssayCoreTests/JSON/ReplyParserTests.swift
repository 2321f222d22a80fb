import AssayCore
import AssayTestSupport
import Testing

@Suite struct ReplyParserTests {
    @Test(
        arguments: [
            (#"{"a": 1}"#, []), (" \n{\"a\": 1}\n", []), ("```json\n{\"a\": 1}\n```", [.codeFence]),
            ("```\n{\"a\": 1}", [.codeFence]),
            ("Here it is:\n```json\n{\"a\": 1}\n```", [.codeFence, .surroundingText]),
            ("Sure! {\"a\": 1} Anything else?", [.surroundingText]), ("[{\"a\": 1}]", [.surroundingText]),
            ("{\"a\": 1}{\"a\": 2}", [.surroundingText]), (#"{"a": 1,}"#, [.trailingComma]),
            ("{'a': 1}", [.singleQuotes]), ("{a: 1}", [.unquotedKey]),
            (#"{"a": 2, "a": 1}"#, [.duplicateKey]),
            (#"{"a": +1}"#, [.numberForm]), (#"{"a": 01.}"#, [.numberForm]), (#"{"a": 1.e0}"#, [.numberForm]),
            ("{\"a\": 1 // one\n}", [.comment]),
            ("{/**/\"a\": 1}", [.comment]), ("<think>{\"a\": 2}</think>{\"a\": 1}", [.reasoning]),
            ("so {\"a\": 2}</think>\n{\"a\": 1}", [.reasoning]),
            ("I use {placeholders} and {key: value}. {\"a\": 1}", [.surroundingText]),
            ("{\"a\": \"broken\" { \"a\": 3 } } {\"a\": 1}", [.surroundingText]),
            (#"{"b": @, "c": "\"}"} {"a": 1}"#, [.surroundingText]),
            ("{a: 1, 'a': 1,}", [.unquotedKey, .singleQuotes, .duplicateKey, .trailingComma]),
        ] as [(String, [ReplyParser.Forgiven])])
    func `The first object is found, and what was forgiven is told`(
        text: String, forgiven: [ReplyParser.Forgiven]
    ) {
        #expect(ReplyParser.parse(text) == .json(["a": 1], forgiven: forgiven))
    }

    @Test(
        arguments: [
            ("{\"a\": None}", nil, .pythonLiteral), ("{\"a\": True}", true, .pythonLiteral),
            ("{\"a\": False}", false, .pythonLiteral), ("{\"a\": \"x\ny\"}", "x\ny", .controlCharacter),
            (#"{"a": "it\'s"}"#, "it's", .unknownEscape), (#"{"a": "\uD800!"}"#, "\u{FFFD}!", .loneSurrogate),
            (#"{"a": "\u12"}"#, "u12", .unknownEscape), (#"{"a": [1, 2,]}"#, [1, 2], .trailingComma),
        ] as [(String, JSON, ReplyParser.Forgiven)])
    func `Values are forgiven, too`(text: String, value: JSON, forgiven: ReplyParser.Forgiven) {
        #expect(ReplyParser.parse(text) == .json(["a": value], forgiven: [forgiven]))
    }

    @Test(
        arguments: [
            ("{", nil), ("{\"a", nil), ("{\"a\"", nil), ("{\"a\":", nil), ("{\"a\": 1", nil),
            ("{\"a\": tr", nil),
            ("{\"a\": 1,", ["a": 1]), ("{\"a\": 1, \"b\": \"x", ["a": 1]), ("{\"a\": 1, \"b\": 12", ["a": 1]),
            ("{\"a\": \"x\"", ["a": "x"]), ("{\"a\": true", ["a": true]), ("{\"a\": [1, 2", ["a": [1]]),
            (
                "{\"r\": [{\"d\": \"x\", \"q\": 1}, {\"d\": \"y\", \"q",
                ["r": [["d": "x", "q": 1], ["d": "y"]]]
            ),
            ("```json\n{\"a\": 1,\n", ["a": 1]), ("<think>hm {\"a\": 1}", nil), ("{\"a\": 1, // ", ["a": 1]),
            ("{\"a\": 1, /* ", ["a": 1]), ("{\"a\": \"\\", nil), ("{\"a\": \"\\u00", nil),
        ] as [(String, JSON?)])
    func `A reply that ends inside the object is cut off, not wrong`(text: String, partial: JSON?) {
        #expect(ReplyParser.parse(text) == .truncated(partial: partial))
    }

    @Test(arguments: [
        "", "I can't read this.", "[1, 2]", "null", "{\"a\" 1}", "{\"a\": 1 \"b\": 2}", "{\"a\": abc}",
        "{\"a\": 1,,}",
        "{\"a\": @, \"c\": {\"x\": 1}}", "{\"name\": \"The \"Best\" Co\", \"b\": {\"a\": 1}}",
        "{\"a\": 1.2.3}",
        "```json\n{\"a\": 1\n```", "{\"a\": -}", "{\"a\": .}", "{\"a\": +-1}", "{,}", "{\"a\": 1]",
        "{\"a\": NaN}",
    ])
    func `A reply that is wrong is no JSON, and a part of it is not taken for the whole`(text: String) {
        guard case .notJSON = ReplyParser.parse(text) else {
            Issue.record("\(ReplyParser.parse(text))")
            return
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `Strict JSON is read as the strict parser reads it, with nothing to forgive`(seed: UInt64) {
        var random = RandomJSON(SeededGenerator(seed: seed))
        let value = random.object()
        #expect(ReplyParser.parse(value.text(.pretty)) == .json(value, forgiven: []))
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `An object cut anywhere is cut off, and what is left was there`(seed: UInt64) {
        var random = RandomJSON(SeededGenerator(seed: seed))
        let value = random.object()
        let text = Array(value.text().unicodeScalars)
        let end = Int.random(in: 1..<text.count, using: &random.generator)
        let start = text[..<end].reduce(into: "") { $0.unicodeScalars.append($1) }
        guard case .truncated(let partial) = ReplyParser.parse(start) else {
            Issue.record("\(start)")
            return
        }
        for (key, part) in partial?.object ?? [:] {
            let whole = value[key]
            #expect(part == whole || part.array != nil || part.object != nil)
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `Damaged replies never crash`(seed: UInt64) {
        var random = RandomJSON(SeededGenerator(seed: seed))
        for _ in 0..<20 {
            let bytes = random.damaged(Array(("```json\n" + random.object().text(.pretty)).utf8))
            _ = ReplyParser.parse(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test(arguments: [
        "{", "{\"a\":", "{a:{", "{a:1 ", "{a}", "[", "{}</think>", "<think>", "</think>", "{\"", "{/*",
        "{a:[", "```{",
        "{\"a\":1]",
    ])
    func `Time is linear on hostile replies`(piece: String) {
        let clock = ContinuousClock()
        let text = String(repeating: piece, count: 30_000 / piece.utf8.count)
        #expect(clock.measure { _ = ReplyParser.parse(text) } < .seconds(5))
    }
}
