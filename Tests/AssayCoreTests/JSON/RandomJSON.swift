import AssayCore

/// Random JSON values and random damage to texts, for properties.
struct RandomJSON<Generator: RandomNumberGenerator> {
    var generator: Generator

    init(_ generator: Generator) { self.generator = generator }

    mutating func value(depth: Int = 4) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &generator) {
        case 0: nil
        case 1: .bool(Bool.random(using: &generator))
        case 2, 3: .number(number())
        case 4: .string(text())
        case 5: .array((0..<Int.random(in: 0...4, using: &generator)).map { _ in value(depth: depth - 1) })
        default: object(depth: depth - 1)
        }
    }

    mutating func object(depth: Int = 3) -> JSON {
        var object = JSONObject()
        for _ in 0..<Int.random(in: 0...12, using: &generator) { object[text()] = value(depth: depth) }
        return .object(object)
    }

    mutating func number() -> JSONNumber {
        let whole = Bool.random(using: &generator) ? "0" : "\(Int.random(in: 1...999_999, using: &generator))"
        let fraction = Bool.random(using: &generator) ? "." + digits(1...12) : ""
        let exponents = ["", "", "e5", "E+07", "e-12", "e0"]
        let exponent = exponents.randomElement(using: &generator) ?? ""
        let sign = Bool.random(using: &generator) ? "-" : ""
        return JSONNumber(sign + whole + fraction + exponent) ?? JSONNumber(0)
    }

    mutating func text() -> String {
        let alphabet: [Unicode.Scalar] = [
            "a", "b", "Z", "0", " ", "\"", "\\", "/", "'", "\n", "\t", "\0", "\u{1F}", "\u{7F}", "é",
            "e\u{301}",
            "ß", "中", "\u{2028}", "\u{FFFF}", "😀", "{", "}", ",", ":",
        ].flatMap { (text: String) in Array(text.unicodeScalars) }
        let count = Int.random(in: 0...12, using: &generator)
        return (0..<count).reduce(into: "") { text, _ in
            text.unicodeScalars.append(alphabet.randomElement(using: &generator) ?? "x")
        }
    }

    private mutating func digits(_ count: ClosedRange<Int>) -> String {
        (0..<Int.random(in: count, using: &generator)).reduce(into: "") { text, _ in
            text += String(Int.random(in: 0...9, using: &generator))
        }
    }

    /// The bytes with some of them replaced, removed, inserted or doubled, and perhaps cut.
    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let telling =
            Array("{}[]\",:\\'/*+-.eE0123456789tfnuTFN \n\u{0}".utf8) + [0x80, 0xC0, 0xE2, 0xED, 0xF4, 0xFF]
        for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            let byte = telling.randomElement(using: &generator) ?? 0
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[index] = byte
            case 1: bytes.insert(byte, at: index)
            case 2: bytes.remove(at: index)
            case 3: bytes.insert(contentsOf: bytes[index...].prefix(7), at: index)
            default:
                if Int.random(in: 0..<4, using: &generator) == 0 { bytes.removeLast(bytes.count - index) }
            }
        }
        return bytes
    }
}
