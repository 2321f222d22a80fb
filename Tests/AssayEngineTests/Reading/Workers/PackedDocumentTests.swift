import AssayCore
import AssayTestSupport
import Testing

@testable import AssayEngine

@Suite struct PackedDocumentTests {
    private static func document(_ generator: inout some RandomNumberGenerator) -> ReadDocument {
        func number(_ generator: inout some RandomNumberGenerator) -> Double {
            .random(in: -10...100_000, using: &generator)
        }
        let texts = ["", "Total", "é", "\u{1F600}", "two words", "\u{0}"]
        let pages = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            let words = (0..<Int.random(in: 0...20, using: &generator)).map { line in
                Word(
                    text: texts.randomElement(using: &generator) ?? "",
                    box: Box(
                        left: number(&generator), top: number(&generator), right: number(&generator),
                        bottom: number(&generator)),
                    confidence: .random(in: 0...1, using: &generator), line: line,
                    hidden: Bool.random(using: &generator)
                        ? HiddenReason.allCases.randomElement(using: &generator) : nil)
            }
            return Page(
                width: number(&generator), height: number(&generator),
                source: ReadingSource.allCases.randomElement(using: &generator) ?? .ocr, words: words,
                quarterTurns: .random(in: 0...3, using: &generator))
        }
        let embedded = EmbeddedData.Format.allCases.map { EmbeddedData(format: $0, name: "a", text: "<b/>") }
        return ReadDocument(pages: pages, embedded: embedded)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `What is unpacked is what the ledger would give`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let document = Self.document(&generator)
        let unpacked = PackedDocument.document(from: PackedDocument.bytes(of: document))
        #expect(unpacked != nil && unpacked == ReadDocument(json: document.json))
    }

    @Test func `Measures that are none become 0`() {
        let box = Box(left: -.infinity, top: 1e13, right: .infinity, bottom: 1e300)
        let word = Word(text: "a", box: box, confidence: .nan, line: 0)
        let document = ReadDocument(pages: [Page(width: .nan, height: 1, source: .ocr, words: [word])])
        let unpacked = PackedDocument.document(from: PackedDocument.bytes(of: document))
        #expect(unpacked != nil && unpacked == ReadDocument(json: document.json))
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `Bytes of a helper gone wrong are refused or read, and nothing else`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes = PackedDocument.bytes(of: Self.document(&generator))
        #expect(PackedDocument.document(from: Array(bytes.dropLast())) == nil)
        #expect(PackedDocument.document(from: bytes + [0]) == nil)
        for _ in 0..<3 {
            bytes[.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
        }
        for page in PackedDocument.document(from: bytes)?.pages ?? [] {
            #expect(page.words.allSatisfy { $0.box.left.isFinite && $0.confidence.isFinite })
        }
    }
}
