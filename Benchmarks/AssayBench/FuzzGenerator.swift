import AssayCore

/// Random texts and values from a seed (SplitMix64, Steele, Lea and Flood 2014).
struct FuzzGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }

    /// Pieces one after the other.
    mutating func text(of pieces: [String], atMost count: Int) -> String {
        (0..<Int.random(in: 0...count, using: &self)).reduce(into: "") { text, _ in text += one(of: pieces) }
    }

    /// What a text is made of that is to be hard for a target.
    mutating func piece(of target: FuzzTarget) -> String {
        switch target {
        case .json, .reply: text(of: Self.jsonPieces, atMost: 6)
        case .schema: text(of: Self.scalars, atMost: 6)
        case .values: text(of: Self.valuePieces, atMost: 6)
        case .pattern: text(of: ["a", "b", "ab", " ", "aa", "é"], atMost: 6)
        }
    }

    static let jsonPieces = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\uD83D", "\\uDE00", "\"a\"", "\"a\":", "'", "b",
        "/*", "*/",
        "//", "\n", " ", "0", "1", "-", "+", ".", "e", "E", "12", "1e9", "1e-999999999999999", "null", "true",
        "false",
        "None", "True", "nul", "\u{0}", "\u{1F}", "\u{7F}", "é", "😀", "\u{FEFF}", "```json", "```", "<think>",
        "</think>", "Here:", "{\"a\":1}", "[1,2]", "\"\\n\"", "0x1F", "Infinity", "NaN",
    ]

    static let scalars = [
        "a", "Z", "0", "-", "@", ".", ":", "/", "T", "é", "e\u{301}", "😀", "\u{0}", "\u{200B}", " ",
        "2026-03-03", "DE89",
        "EUR", "\u{FFFD}", "%41", "%",
    ]

    static let valuePieces = [
        "1", "2", "12", "31", "2026", "99", "0", "00", ".", ",", "'", "’", " ", "\u{A0}", "\u{202F}", "-",
        "–", "(", ")",
        "/", "%", "€", "$", "US$", "EUR", "RM", "CR", "DR", "k", "K", "m", "Mio", "bn", "lakh", "Mar",
        "March", "März",
        "de", "marzo", "août", "sept.", "st", "th", "º", "Mon", "T10:00", "Z", "+", "e5", "1e9", "١", "٢",
        "１", "½", "²",
        "per", "hour", "/h", "~", ":", "\n", "é", "😀", "\u{301}", "9999999999999999999999",
    ]
}
