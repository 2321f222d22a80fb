import Testing

@testable import AssayCore

@Suite struct FoldedTextTests {
    @Test(arguments: [
        ("Acme GmbH & Co. KG", "acmegmbhcokg"),
        ("Café", "cafe"),
        ("Cafe\u{301}", "cafe"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("１２３", "123"),
        ("C++ C# #1 +49", "c++c#149"),
        ("to\u{200B}tal", "total"),
        ("ΑΘΗΝΑ", "αθηνα"),
        ("— … !", ""),
    ])
    func `Case, accents, marks and white space are folded away`(text: String, folded: String) {
        #expect(String(decoding: FoldedText(text).bytes, as: UTF8.self) == folded)
    }

    @Test(arguments: [
        ("Acme GmbH", ["acme", "gmbh"]),
        ("d'ici", ["d", "ici"]),
        ("1.234,50", ["123450"]),
        ("Java/Python", ["java", "python"]),
        ("2024-001", ["2024001"]),
        ("INV-7", ["inv7"]),
        ("RE2024", ["re2024"]),
        ("東京", ["東", "京"]),
        ("C++/C#", ["c++", "c#"]),
    ])
    func `Words end where people see them end`(text: String, words: [String]) {
        #expect(FoldedText(text).tokens.map { String(decoding: $0, as: UTF8.self) } == words)
    }

    @Test func `Inside a code there are soft edges only`() {
        let text = FoldedText("RE2024-001")
        #expect(text.edges[2] == .softStart)
        #expect(text.edges[6] == .softStart)
        #expect(text.edges[5] == .softEnd)
        #expect(text.edges[1] == .softEnd)
        #expect(text.edges[3].isEmpty)
    }

    @Test func `Every byte has an edge mark`() {
        for text in ["ß東é", "a\u{301}", "Œuvre № 5"] {
            #expect(FoldedText(text).bytes.count == FoldedText(text).edges.count)
        }
    }
}
