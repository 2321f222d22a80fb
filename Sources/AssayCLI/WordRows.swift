import AssayCore
import Foundation

/// Words as lines of TSV, put together as bytes: as strings that took as long as reading them from a PDF.
struct WordRows {
    private(set) var bytes: [UInt8] = []

    /// `name`: what each line begins with.
    mutating func add(_ page: Page, number: Int, of name: [UInt8]) {
        let start = name + Array("\(number)\t".utf8)
        bytes.reserveCapacity(bytes.count + (start.count + 60) * page.words.count)
        for word in page.words { add(word, after: start) }
    }

    private mutating func add(_ word: Word, after start: [UInt8]) {
        bytes.append(contentsOf: start)
        add(word.line, digits: 1)
        bytes.append(Self.tab)
        add(word.box.left, decimals: 2)
        add(word.box.top, decimals: 2)
        add(word.box.right, decimals: 2)
        add(word.box.bottom, decimals: 2)
        add(word.confidence, decimals: 3)
        if let reason = word.hidden { bytes.append(contentsOf: reason.rawValue.utf8) }
        bytes.append(Self.tab)
        bytes.append(contentsOf: word.text.utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    private static let tab = UInt8(ascii: "\t")
    private static let powers = [1, 10, 100, 1000]

    /// Not negative; zeros before it up to so many digits.
    private mutating func add(_ number: Int, digits: Int) {
        var (bound, count) = (10, 1)
        while number >= bound || count < digits { (bound, count) = (bound * 10, count + 1) }
        let start = bytes.count
        for _ in 0..<count { bytes.append(UInt8(ascii: "0")) }
        // From the last one on: to divide by a constant takes a fraction of any other division.
        var rest = UInt(number)
        for place in stride(from: start + count - 1, through: start, by: -1) {
            bytes[place] += UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// As `%.2f` prints it.
    private mutating func add(_ value: Double, decimals: Int) {
        guard abs(value) < 1e12 else {
            bytes.append(contentsOf: String(format: "%.\(decimals)f", value).utf8)
            bytes.append(Self.tab)
            return
        }
        let scale = Self.powers[decimals]
        let whole = Int((abs(value) * Double(scale)).rounded())
        if value < 0, whole > 0 { bytes.append(UInt8(ascii: "-")) }
        add(whole / scale, digits: 1)
        bytes.append(UInt8(ascii: "."))
        add(whole % scale, digits: decimals)
        bytes.append(Self.tab)
    }
}
