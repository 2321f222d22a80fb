import Testing

@testable import AssayCore

@Suite struct OmissionsTests {
    private let page = Page(
        width: 10, height: 10, source: .ocr,
        words: [Word(text: "a", box: Box(left: 0, top: 0, right: 1, bottom: 1), line: 0)])

    @Test(arguments: [
        (1, "1 further picture of the file was not read"), (3, "3 further pictures of the file were not"),
    ])
    func `Pictures that were not read are told of`(count: Int, words: String) {
        let findings = ReadDocument(pages: [page], unreadPictures: count).omissions
        #expect(findings.map(\.code) == [.inputCut] && findings.map(\.severity) == [.unclear])
        #expect(findings.first?.message.hasPrefix(words) == true)
    }

    @Test func `A document that was read whole has nothing to tell`() {
        let document = ReadDocument(pages: [page])
        #expect(document.omissions.isEmpty)
        // Readings of before are read.
        #expect(document.json["unread_pictures"] == nil && ReadDocument(json: document.json) == document)
    }

    @Test func `How many were left out is stored with the reading`() {
        let document = ReadDocument(pages: [page], unreadPictures: 7)
        #expect(ReadDocument(json: document.json) == document)
    }
}
