import AssayCore
import Foundation

/// The validator: a schema is refused or compiled, and then its two answers about a value agree.
enum SchemaFuzz {
    static let invoice = try? JSONSchema(
        compiling: ["type": "string", "pattern": "^(a+)+$", "maxLength": 10, "format": "email"])

    static func problem(_ generator: inout FuzzGenerator) -> String? {
        let json = schema(&generator, depth: 3)
        guard let schema = try? JSONSchema(compiling: json) else { return nil }
        for _ in 0..<3 {
            let value = generator.value(depth: 3)
            let isValid = schema.isValid(value)
            let violations = schema.violations(in: value)
            guard isValid == violations.isEmpty else {
                return "\(json.text()) says \(isValid) and \(violations) of \(value.text())"
            }
            // The same value however it is written.
            guard let again = try? JSON(parsing: value.text(.canonical)), schema.isValid(again) == isValid
            else {
                return "\(json.text()) says otherwise of the canonical form of \(value.text())"
            }
        }
        return nil
    }

    private static func schema(_ generator: inout FuzzGenerator, depth: Int) -> JSON {
        if generator.chance(5) { return .bool(generator.chance(80)) }
        var object = JSONObject()
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let (key, value) = member(&generator, depth: depth)
            object[key] = value
        }
        return .object(object)
    }

    private static func member(_ generator: inout FuzzGenerator, depth: Int) -> (String, JSON) {
        let inner =
            depth > 0 ? Int.random(in: 0..<26, using: &generator) : Int.random(in: 0..<13, using: &generator)
        func number() -> JSON { generator.one(of: [0, 1, 2, 3, "x", nil]) }
        func sub() -> JSON { schema(&generator, depth: depth - 1) }
        func list() -> JSON { .array((0..<Int.random(in: 1...3, using: &generator)).map { _ in sub() }) }
        func map() -> JSON { ["a": sub(), "b": sub()] }
        switch inner {
        case 0, 1:
            return (
                "type",
                generator.one(of: [
                    "string", "number", "integer", "object", "array", "null", ["null", "string"],
                ])
            )
        case 2: return ("enum", .array([generator.value(depth: 1), generator.value(depth: 1)]))
        case 3: return ("const", generator.value(depth: 2))
        case 4:
            return (
                generator.one(of: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]), number()
            )
        case 5:
            return ("multipleOf", generator.one(of: [1, 2, 0, JSONNumber("0.01").map { .number($0) } ?? 1]))
        case 6:
            return (
                generator.one(of: [
                    "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties",
                ]), number()
            )
        case 7: return ("pattern", .string(PatternFuzz.pattern(&generator, depth: 2)))
        case 8:
            return (
                "format",
                generator.one(of: [
                    "date", "date-time", "time", "email", "uri", "uuid", "iban", "currency", "vat-id",
                    "country",
                ])
            )
        case 9: return ("uniqueItems", .bool(true))
        case 10: return ("required", generator.one(of: [["a"], ["a", "b"], ["a", "a"], []]))
        case 11: return ("$ref", generator.one(of: ["#", "#/$defs/a", "#/properties/a", "#x", "http://x/y"]))
        case 12: return ("dependentRequired", ["a": ["b"]])
        case 13: return (generator.one(of: ["allOf", "anyOf", "oneOf", "prefixItems"]), list())
        case 14, 15: return ("properties", map())
        case 16: return ("patternProperties", ["^a": sub(), "[": sub()])
        case 17:
            return (
                generator.one(of: ["additionalProperties", "unevaluatedProperties", "propertyNames"]), sub()
            )
        case 18, 19: return (generator.one(of: ["items", "contains", "unevaluatedItems"]), sub())
        case 20: return ("not", sub())
        case 21: return (generator.one(of: ["if", "then", "else"]), sub())
        case 22: return ("$defs", map())
        case 23: return ("dependentSchemas", map())
        case 24: return (generator.one(of: ["minContains", "maxContains"]), number())
        default:
            return (
                generator.one(of: ["$id", "$anchor", "$dynamicAnchor", "$dynamicRef"]),
                generator.one(of: ["a", "#a", "http://x/y"])
            )
        }
    }
}

/// The pattern matcher: any text as a pattern, and time that a hostile text can't raise.
enum PatternFuzz {
    static let words = try? SchemaPattern(#"^((a|ab)*\s?(b|aa)+)*$"#)

    static func problem(_ generator: inout FuzzGenerator) -> String? {
        let text = pattern(&generator, depth: 4)
        guard let pattern = try? SchemaPattern(text) else { return nil }
        let subject = generator.text(of: ["a", "b", "ab", " ", "1", "é", "\n", "😀"], atMost: 40)
        // What is found stays found with something that can't undo it: no assertion in the pattern.
        guard pattern.matches(subject), !text.contains(where: { "^$\\(".contains($0) }) else { return nil }
        return pattern.matches("zz" + subject + "zz")
            ? nil : "\(text) is not found in a longer text: \(subject)"
    }

    static func pattern(_ generator: inout FuzzGenerator, depth: Int) -> String {
        let pieces = [
            "a", "b", ".", "[ab]", "[^a-c]", #"\d"#, #"\w"#, #"\s"#, #"\b"#, "^", "$", "*", "+", "?", "{2}",
            "{0,3}", "|",
            "(", ")", "(?:", "(?=", "(?!", "(?<=", "(?<n>", #"\p{L}"#, #"\p{Script=Greek}"#, #"\u{1F600}"#,
            #"\uD83D"#, "\\",
            "[", "]", "{", "}", "-", "é", #"\1"#, #"\k<n>"#,
        ]
        guard depth > 0, generator.chance(80) else { return generator.text(of: pieces, atMost: 4) }
        let inner = pattern(&generator, depth: depth - 1)
        let other = pattern(&generator, depth: depth - 1)
        let forms = [
            "(?:\(inner))*", "(\(inner)|\(other))", "\(inner)\(other)", "(?:\(inner)){1,3}",
            "(?=\(inner))\(other)",
        ]
        return generator.one(of: forms)
    }
}

/// Reading numbers, dates and currencies: any text is read or refused, and what is read is read again.
enum ValueFuzz {
    private static let conventions = [
        WritingConventions(decimalSeparator: "."), WritingConventions(decimalSeparator: ","),
    ]

    static func problem(_ generator: inout FuzzGenerator) -> String? {
        let text = generator.text(of: FuzzGenerator.valuePieces, atMost: 12)
        for conventions in conventions {
            if let number = NumberText.read(text, conventions: conventions) {
                let written = JSONNumber(number).text
                let again = NumberText.read(written, conventions: WritingConventions(decimalSeparator: "."))
                guard again == number else {
                    return "\(text) is \(written), which is \(again.map { "\($0)" } ?? "nothing")"
                }
            }
            if let date = DateText.read(text, conventions: conventions)?.likelier {
                let again = DateText.read("\(date)", conventions: conventions)?.likelier
                guard again == date else {
                    return "\(text) is \(date), which is \(again.map { "\($0)" } ?? "nothing")"
                }
            }
        }
        read(text)
        return nil
    }

    /// Everything that reads values out of texts.
    static func read(_ text: String) {
        for conventions in conventions {
            _ = NumberText.readings(of: text, conventions: conventions)
            _ = NumberText.range(in: text, conventions: conventions)
            _ = DateText.read(text, conventions: conventions)
            _ = CurrencyText.code(in: text, conventions: conventions)
            let words = text.split(separator: " ").map(String.init)
            _ = NumberText.scan(words: words, conventions: conventions)
            _ = DateText.scan(words: words, conventions: conventions)
        }
    }
}
