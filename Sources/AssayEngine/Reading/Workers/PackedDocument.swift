import AssayCore
import Foundation

/// A document on its way from a helper to the program: as JSON it took both as long as its PDF takes to be read.
///
/// Numbers are rounded as they are for the ledger (`ReadDocument.json`), so that a reading that is kept and one that
/// is fresh are the same. Integers and floating-point numbers stand as the processor has them: both ends are one
/// program on one machine.
enum PackedDocument {
    static func bytes(of document: ReadDocument) -> [UInt8] {
        var packer = Packer()
        packer.add(document.pages.count)
        for page in document.pages { packer.add(page) }
        packer.add(document.embedded.count)
        for data in document.embedded {
            packer.add(byte: EmbeddedData.Format.allCases.firstIndex(of: data.format) ?? 0)
            packer.add(data.name)
            packer.add(data.text)
        }
        return packer.bytes
    }

    /// nil for anything but what `bytes` gave: a helper may have been taken over.
    static func document(from bytes: [UInt8]) -> ReadDocument? {
        bytes.withUnsafeBytes { bytes in
            var unpacker = Unpacker(bytes)
            guard let pages = unpacker.list({ $0.page() }), let embedded = unpacker.list({ $0.embedded() }),
                unpacker.isAtEnd
            else { return nil }
            return ReadDocument(pages: pages, embedded: embedded)
        }
    }
}

private struct Packer {
    private(set) var bytes: [UInt8] = []

    mutating func add(byte: Int) { bytes.append(UInt8(truncatingIfNeeded: byte)) }

    mutating func add(_ value: Int) { withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) } }

    /// 0 for what is not finite.
    mutating func add(_ value: Double, scale: Double = 100) {
        let isSound = value.isFinite && abs(value) < 1e12
        let rounded = isSound ? (value * scale).rounded() / scale : 0
        withUnsafeBytes(of: rounded) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            add(utf8.count)
            bytes.append(contentsOf: utf8)
        }
    }

    mutating func add(_ page: Page) {
        add(page.width)
        add(page.height)
        add(byte: ReadingSource.allCases.firstIndex(of: page.source) ?? 0)
        add(byte: page.quarterTurns)
        add(page.words.count)
        bytes.reserveCapacity(bytes.count + 70 * page.words.count)
        for word in page.words {
            add(word.text)
            for side in [word.box.left, word.box.top, word.box.right, word.box.bottom] { add(side) }
            add(word.confidence, scale: 1000)
            add(word.line)
            // 0: it shows.
            add(byte: word.hidden.flatMap { HiddenReason.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0)
        }
    }
}

private struct Unpacker {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    private mutating func number<Number: BitwiseCopyable>(_ type: Number.Type) -> Number? {
        let size = MemoryLayout<Number>.size
        guard bytes.count - place >= size else { return nil }
        defer { place += size }
        return bytes.loadUnaligned(fromByteOffset: place, as: type)
    }

    private mutating func double() -> Double? { number(Double.self).flatMap { $0.isFinite ? $0 : nil } }

    private mutating func text() -> String? {
        guard let count = number(Int.self), count >= 0, count <= bytes.count - place else { return nil }
        defer { place += count }
        return String(decoding: bytes[place..<place + count], as: UTF8.self)
    }

    /// As many as are said to follow; nil where one of them can't be read.
    mutating func list<Element>(_ element: (inout Unpacker) -> Element?) -> [Element]? {
        // Each takes a byte at least: no memory is taken for more than there are.
        guard let count = number(Int.self), count >= 0, count <= bytes.count - place else { return nil }
        var elements: [Element] = []
        elements.reserveCapacity(min(count, (bytes.count - place) / 32))
        for _ in 0..<count {
            guard let next = element(&self) else { return nil }
            elements.append(next)
        }
        return elements
    }

    mutating func page() -> Page? {
        guard let width = double(), let height = double(), let source = number(UInt8.self),
            let turns = number(UInt8.self), turns < 4, ReadingSource.allCases.indices.contains(Int(source)),
            let words = list({ $0.word() })
        else { return nil }
        return Page(
            width: width, height: height, source: ReadingSource.allCases[Int(source)], words: words,
            quarterTurns: Int(turns))
    }

    private mutating func word() -> Word? {
        guard let text = text(), let left = double(), let top = double(), let right = double(),
            let bottom = double(), let confidence = double(), let line = number(Int.self),
            let hidden = number(UInt8.self), Int(hidden) <= HiddenReason.allCases.count
        else { return nil }
        return Word(
            text: text, box: Box(left: left, top: top, right: right, bottom: bottom), confidence: confidence,
            line: line, hidden: hidden == 0 ? nil : HiddenReason.allCases[Int(hidden) - 1])
    }

    mutating func embedded() -> EmbeddedData? {
        guard let format = number(UInt8.self), EmbeddedData.Format.allCases.indices.contains(Int(format)),
            let name = text(), let text = text()
        else { return nil }
        return EmbeddedData(format: EmbeddedData.Format.allCases[Int(format)], name: name, text: text)
    }
}
