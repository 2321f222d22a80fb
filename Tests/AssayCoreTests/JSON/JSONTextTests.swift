import AssayCore
import AssayTestSupport
import Testing

@Suite struct JSONTextTests {
    @Test func `Compact text keeps order and number texts and escapes only what it must`() throws {
        let text = #"{"b":[1.50,-0,1E2,{}],"a":"\"\\/\u0001\n\t\u001fé😀\u007f"}"#
        let value = try JSON(parsing: text)
        #expect(value.text() == #"{"b":[1.50,-0,1E2,{}],"a":"\"\\/\u0001\n\t\u001fé😀"# + "\u{7F}\"}")
    }

    @Test func `Pretty text indents by two spaces`() {
        let value: JSON = ["a": [1, [], ["b": nil]], "c": [:]]
        #expect(
            value.text(.pretty) == """
                {
                  "a": [
                    1,
                    [],
                    {
                      "b": null
                    }
                  ],
                  "c": {}
                }
                """)
    }

    @Test(arguments: [
        ("0", "0"), ("-0.00", "0"), ("1.50", "1.5"), ("100", "100"), ("1e2", "100"), ("1E+21", "1e21"),
        ("1e20", "100000000000000000000"), ("0.0001", "0.0001"), ("0.0000001", "1e-7"),
        ("-12.5e-10", "-1.25e-9"),
        ("123456789012345678901234.5", "1.234567890123456789012345e23"), ("0e999", "0"), ("10.010", "10.01"),
    ])
    func `Canonical numbers have one text for each value`(text: String, canonical: String) throws {
        #expect(try JSON(parsing: text).text(.canonical) == canonical)
    }

    @Test func `Canonical text sorts keys by code point`() throws {
        let value = try JSON(parsing: #"{"b":1,"a":{"é":1.0,"z":2},"":0,"😀":1,"Ａ":2}"#)
        #expect(value.text(.canonical) == #"{"":0,"a":{"z":2,"é":1},"b":1,"Ａ":2,"😀":1}"#)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `Reading what was written gives the same value`(seed: UInt64) throws {
        var random = RandomJSON(SeededGenerator(seed: seed))
        let value = random.value(depth: 5)
        #expect(try JSON(parsing: value.text(.compact)) == value)
        #expect(try JSON(parsing: value.text(.pretty)) == value)
        #expect(try JSON(parsing: value.text(.canonical)) == value)
        #expect(try JSON(parsing: value.text()).text() == value.text())
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `Canonical text does not depend on the order of keys`(seed: UInt64) {
        var random = RandomJSON(SeededGenerator(seed: seed))
        let value = random.object()
        let members = value.object.map(Array.init) ?? []
        let shuffled = JSON.object(
            JSONObject(members.shuffled(using: &random.generator).map { ($0.key, $0.value) }))
        #expect(shuffled == value)
        #expect(shuffled.hashValue == value.hashValue)
        #expect(shuffled.text(.canonical) == value.text(.canonical))
    }
}
