import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct WordTextTests {
    @Test(arguments: [
        ("1,6\u{200B}02.00", ["1,602.00", "1,6\u{200B}02.00"]),
        ("\u{202E}00.2\u{202C}", ["00.2", "\u{202E}00.2\u{202C}"]),
        ("\u{E0061}\u{E0062}", ["\u{E0061}\u{E0062}"]), ("Donau\u{AD}dampf", ["Donaudampf"]),
        ("\u{200E}", []),
        ("❤\u{FE0F}", ["❤"]), ("\u{FB01}ne", ["fine"]),
    ])
    func `A word that hides something is kept as it was, beside what people see`(
        word: String, parts: [String]
    ) {
        #expect(WordText.parts(of: word).map(\.text) == parts)
        #expect(WordText.parts(of: word).dropFirst().allSatisfy { $0.hidden == .invisible })
    }

    @Test func `What is not drawn takes no column`() throws {
        let tags = String(repeating: "\u{E0061}", count: 9)
        let document = try PlainTextReader.read(
            Array("To\u{200B}tal \(tags)GBP \(tags) 7".utf8), options: ReaderOptions())
        let visible = document.words.filter { $0.hidden == nil }
        #expect(visible.map(\.text) == ["Total", "GBP", "7"])
        #expect(visible.map(\.box.left) == [0, 36, 66])
        #expect(document.words.filter { $0.hidden == .invisible }.map(\.box.width) == [0, 0, 0])
    }

    @Test func `Every reader of text tells of characters that nobody sees`() async throws {
        let tags = String(
            String.UnicodeScalarView(
                "pay".unicodeScalars.compactMap {
                    Unicode.Scalar($0.value + 0xE0000)
                }))
        let body = "<w:p><w:r><w:t>Total\(tags)</w:t></w:r></w:p>"
        let word = "<w:document xmlns:w=\"urn:w\"><w:body>\(body)</w:body></w:document>"
        let files = [
            Data("Total\(tags) 7".utf8), Data("<ul><li>Total\(tags) 7".utf8),
            Data("From: a@b\r\nMessage-ID: <1>\r\n\r\nTotal\(tags)".utf8),
            TestZIP.file([("word/document.xml", word)]),
        ]
        for file in files {
            let document = try await TestReading.read(file)
            let findings = InstructionScan.findings(in: document)
            #expect(findings.map(\.code) == [.hiddenText])
            #expect(findings.first?.message.contains("\"pay\"") == true)
        }
    }

    @Test(arguments: ["adv-12.txt", "adv-13.txt", "adv-14.txt"])
    func `Samples with characters that nobody sees raise a finding`(name: String) async throws {
        let file = AssayProcess.repository.appending(path: "Samples/adversarial/invoice/documents/\(name)")
        let document = try await TestReading.read(Data(contentsOf: file))
        #expect(InstructionScan.findings(in: document).map(\.code) == [.hiddenText])
    }
}
