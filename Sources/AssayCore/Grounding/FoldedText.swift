import Foundation

// Grounding: where on the pages each value of an answer stands. Words are folded once into streams of letters
// and digits; a value is folded alike and looked up there, numbers and dates are looked up by what they mean.

/// A text reduced to lower-case letters and digits without accents, as UTF-8, and where a match may begin and
/// end in it. `C++` and `C#` keep their marks; white space and all other punctuation is left out.
struct FoldedText: Sendable {
    private(set) var bytes: [UInt8] = []
    /// One for each byte.
    private(set) var edges: [Edges] = []

    /// What begins or ends at a byte.
    struct Edges: OptionSet, Sendable {
        let rawValue: UInt8

        static let start = Edges(rawValue: 1)
        static let end = Edges(rawValue: 2)
        /// A part of a code begins: at a change from letters to digits, after `-`, `/`, `_` beside a digit.
        static let softStart = Edges(rawValue: 4)
        static let softEnd = Edges(rawValue: 8)
        /// A slash stands before it: `/hour`.
        static let afterSlash = Edges(rawValue: 16)
    }

    init() {}

    init(_ text: String) { append(text) }

    var isEmpty: Bool { bytes.isEmpty }

    /// The parts between edges: what people call words.
    var tokens: [ArraySlice<UInt8>] { Self.tokens(bytes[...], edges) }

    /// The parts of a slice that end at an edge; `edges` are those of the whole.
    static func tokens(_ bytes: ArraySlice<UInt8>, _ edges: [Edges]) -> [ArraySlice<UInt8>] {
        var tokens: [ArraySlice<UInt8>] = []
        var start = bytes.startIndex
        for position in bytes.indices where edges[position].contains(.end) {
            tokens.append(bytes[start...position])
            start = position + 1
        }
        return tokens
    }

    /// Appends a word or a text; its first letter and its last are edges.
    mutating func append(_ text: String) {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            append(scalars: text.utf8.lazy.map(UInt32.init))
        } else {
            // Full-width digits, ligatures and accents in either encoding become plain letters.
            append(scalars: text.decomposedStringWithCompatibilityMapping.unicodeScalars.lazy.map(\.value))
        }
    }

    private mutating func append(scalars: some Sequence<UInt32>) {
        var last: FoldingClass?
        var gap = Gap.none
        var isAfterSlash = false
        for scalar in scalars {
            let kind = FoldingClass(scalar, after: gap == .none ? last : nil)
            switch kind {
            case .ignored: continue
            case .separator:
                isAfterSlash = scalar == 0x2F
                gap = gap.widened(by: scalar)
                continue
            case .letter, .digit, .mark, .ideograph: break
            }
            let boundary = last.map { gap.boundary(from: $0, to: kind) } ?? .hard
            close(boundary, isFirst: last == nil)
            keep(scalar, boundary, isAfterSlash)
            (last, gap, isAfterSlash) = (kind, .none, false)
        }
        if last != nil { edges[edges.count - 1].formUnion([.end, .softEnd]) }
    }

    private mutating func close(_ boundary: Boundary, isFirst: Bool) {
        guard !isFirst else { return }
        switch boundary {
        case .none: break
        case .soft: edges[edges.count - 1].insert(.softEnd)
        case .hard: edges[edges.count - 1].formUnion([.end, .softEnd])
        }
    }

    private mutating func keep(_ scalar: UInt32, _ boundary: Boundary, _ isAfterSlash: Bool) {
        var edge: Edges
        switch boundary {
        case .none: edge = []
        case .soft: edge = .softStart
        case .hard: edge = [.start, .softStart]
        }
        if isAfterSlash { edge.insert(.afterSlash) }
        let before = bytes.count
        appendLowerCase(scalar)
        edges.append(edge)
        for _ in 0..<max(0, bytes.count - before - 1) { edges.append([]) }
    }

    private mutating func appendLowerCase(_ scalar: UInt32) {
        if scalar < 0x80 {
            let byte = UInt8(truncatingIfNeeded: scalar)
            bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        } else if let plain = FoldingClass.plainLetters[scalar] {
            bytes.append(contentsOf: plain.utf8)
        } else if let known = Unicode.Scalar(scalar) {
            bytes.append(contentsOf: known.properties.lowercaseMapping.utf8)
        }
    }
}

/// Whether a match may begin or end between two letters.
enum Boundary {
    case none, soft, hard
}

/// What was left out between two letters.
private enum Gap {
    case none
    /// One of `.`, `,`, `'`: inside numbers no boundary.
    case point
    /// One of `-`, `/`, `_`: beside a digit a part of a code.
    case joiner
    case wide

    func widened(by scalar: UInt32) -> Gap {
        guard self == .none else { return .wide }
        return switch scalar {
        case 0x2E, 0x2C, 0x27, 0x2019: .point
        case 0x2D, 0x2F, 0x5F, 0x2010...0x2013: .joiner
        default: .wide
        }
    }

    func boundary(from left: FoldingClass, to right: FoldingClass) -> Boundary {
        let digits = (left == .digit ? 1 : 0) + (right == .digit ? 1 : 0)
        return switch self {
        case .none where left == .ideograph || right == .ideograph: .hard
        case .none where left == .mark && right != .mark: .soft
        case .none: digits == 1 ? .soft : .none
        case .point where digits == 2: .none
        case .point, .joiner: digits > 0 ? .soft : .hard
        case .wide: .hard
        }
    }
}
