import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct InputFileAttachmentsTests {
    private func mail(text: String) -> String {
        """
        Message-ID: <1@x>
        From: a@b.example
        Content-Type: multipart/mixed; boundary=o

        --o

        \(text)
        --o
        Content-Type: text/plain; name="bill.txt"

        Total 12.00
        --o--
        """
    }

    @Test func `Files that a message carries follow it as documents of their own`() throws {
        let folder = try TemporaryFolder()
        try folder.write(mail(text: "see the bill"), to: "a.eml")
        try folder.write("Message-ID: nothing but text", to: "b.txt")
        let files = try DocumentSet(opening: folder.path).files
        #expect(files.map(\.name) == ["a.eml", "a.eml/1-bill.txt", "b.txt"])
        let loaded = try files[1].load()
        #expect(String(decoding: loaded.bytes, as: UTF8.self) == "Total 12.00")
        #expect(loaded.document.mediaType == .plainText && loaded.document.size == 11)
        #expect(try files[0].load().document.mediaType == .email)
        #expect(try files[0].load().document.id != loaded.document.id)
    }

    @Test func `A message that says nothing itself gives way to its files`() throws {
        let folder = try TemporaryFolder()
        try folder.write(mail(text: ""), to: "a.eml")
        #expect(try DocumentSet(opening: folder.path).files.map(\.name) == ["a.eml/1-bill.txt"])
    }

    @Test func `An attachment that is gone can't be read`() throws {
        let folder = try TemporaryFolder()
        let url = try folder.write(mail(text: "x"), to: "a.eml")
        #expect(throws: ReadFailure.self) { try InputFile(url: url, name: "a.eml/9", attachment: 8).load() }
    }
}
