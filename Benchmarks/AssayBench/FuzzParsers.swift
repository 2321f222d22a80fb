import AssayCore

extension FuzzGenerator {
    /// A random value, small numbers of everything.
    mutating func value(depth: Int) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &self) {
        case 0: return nil
        case 1: return .bool(chance(50))
        case 2, 3: return JSONNumber(one(of: Self.numbers)).map { .number($0) } ?? nil
        case 4, 5: return .string(text(of: Self.scalars, atMost: 5))
        case 6: return .array((0..<Int.random(in: 0...4, using: &self)).map { _ in value(depth: depth - 1) })
        default:
            let names = ["a", "b", "c", "total", "issue_date", "", "é", "e\u{301}"]
            return .object(
                JSONObject(
                    (0..<Int.random(in: 0...5, using: &self)).map { _ in
                        (one(of: names), value(depth: depth - 1))
                    }))
        }
    }

    private static let numbers = [
        "0", "-0", "1", "-1", "1.0", "19.99", "1e3", "1E-3", "123456789012345678901234567890", "0.1", "1e400",
        "-2.50",
        "100", "1e2", "1e99999999999999",
    ]

    /// A text with a few changes.
    mutating func mutated(_ text: String, with pieces: [String]) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 0...3, using: &self) {
            let place = Int.random(in: 0...scalars.count, using: &self)
            let end = min(scalars.count, place + Int.random(in: 0...3, using: &self))
            scalars.replaceSubrange(
                place..<end, with: chance(70) ? Array(one(of: pieces).unicodeScalars) : [])
        }
        return scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
    }
}

/// The strict parser: what it reads it writes and reads again; an error stands inside the text.
enum JSONFuzz {
    static func problem(_ generator: inout FuzzGenerator) -> String? {
        if generator.chance(20) { return bytes(&generator) }
        let value = generator.value(depth: 4)
        let form: JSON.Form = generator.one(of: [.compact, .pretty, .canonical])
        guard (try? JSON(parsing: value.text(form))) == value else {
            return "not read as written: \(value.text())"
        }
        let text =
            generator.chance(50)
            ? generator.mutated(value.text(form), with: FuzzGenerator.jsonPieces)
            : generator.text(of: FuzzGenerator.jsonPieces, atMost: 30)
        return generator.chance(50) ? problem(text, .json) : problem(text, .json5)
    }

    private static func problem(_ text: String, _ syntax: JSON.Syntax) -> String? {
        do throws(JSONError) {
            let value = try JSON(parsing: text, syntax: syntax)
            let again = try JSON(parsing: value.text())
            guard again == value, again.hashValue == value.hashValue else { return "changes: \(text)" }
            // Whatever is JSON is JSON5 and a reply as well.
            guard syntax == .json, case .object = value else { return nil }
            guard (try? JSON(parsing: text, syntax: .json5)) == value else { return "no JSON5: \(text)" }
            guard case .json(value, _) = ReplyParser.parse(text) else { return "no reply: \(text)" }
            return nil
        } catch {
            guard (0...text.utf8.count).contains(error.offset), error.line >= 1, error.column >= 1 else {
                return "an error at \(error.offset) of \(text)"
            }
            _ = error.description
            return nil
        }
    }

    private static func bytes(_ generator: inout FuzzGenerator) -> String? {
        let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
        do throws(JSONError) {
            _ = try JSON(parsing: bytes)
            return nil
        } catch {
            return (0...bytes.count).contains(error.offset) ? nil : "an error at \(error.offset) of \(bytes)"
        }
    }
}

/// The tolerant parser: what it reads is JSON, and what strict JSON stands in a reply is found.
enum ReplyFuzz {
    static func problem(_ generator: inout FuzzGenerator) -> String? {
        let value = generator.value(depth: 4)
        let written = value.text(generator.one(of: [.compact, .pretty]))
        let text =
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: generator.text(of: FuzzGenerator.jsonPieces, atMost: 40)
            case 1: generator.mutated("Sure:\n```json\n\(written)\n```", with: FuzzGenerator.jsonPieces)
            default: String(written.unicodeScalars.prefix(Int.random(in: 0...60, using: &generator)))
            }
        switch ReplyParser.parse(text) {
        case .json(let value, _), .truncated(let value?):
            guard value.object != nil else { return "no object from \(text)" }
            return (try? JSON(parsing: value.text())) == value ? nil : "changes: \(text)"
        case .truncated(nil), .notJSON: return nil
        }
    }
}
