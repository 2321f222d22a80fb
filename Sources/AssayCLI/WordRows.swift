import AssayCore
import Foundation

/// Words as lines of TSV, put together as bytes: as strings that took as long as reading them from a PDF.
struct WordRows {
    private var bytes: [UInt8] = []

    /// Lines with no break after the last.
    var text: String { String(decoding: bytes.dropLast(), as: UTF8.self) }

    /// `name`: what each line begins with.
    mutating func add(_ word: Word, page: Int, of name: String) {
        bytes.append(contentsOf: name.utf8)
        add(page)
        add(word.line)
        for side in [word.box.left, word.box.top, word.box.right, word.box.bottom] { add(side, decimals: 2) }
        add(word.confidence, decimals: 3)
        bytes.append(contentsOf: (word.hidden?.rawValue ?? "").utf8)
        bytes.append(Self.tab)
        bytes.append(contentsOf: word.text.utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    private static let tab = UInt8(ascii: "\t")

    private mutating func add(_ number: Int) {
        bytes.append(contentsOf: String(number).utf8)
        bytes.append(Self.tab)
    }

    /// As `%.2f` prints it.
    private mutating func add(_ value: Double, decimals: Int) {
        let scale = decimals == 2 ? 100 : 1000
        guard abs(value) < 1e12 else {
            bytes.append(contentsOf: String(format: "%.\(decimals)f", value).utf8)
            bytes.append(Self.tab)
            return
        }
        let whole = Int((abs(value) * Double(scale)).rounded())
        if value < 0, whole > 0 { bytes.append(UInt8(ascii: "-")) }
        bytes.append(contentsOf: String(whole / scale).utf8)
        bytes.append(UInt8(ascii: "."))
        var unit = scale / 10
        while unit > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(whole / unit % 10))
            unit /= 10
        }
        bytes.append(Self.tab)
    }
}
