import AssayTestSupport
import Foundation
import Testing

@Suite struct ReadCommandTests {
    private let samples = AssayProcess.repository.appending(path: "Samples").path

    private func read(_ arguments: String..., in folder: TemporaryFolder) async throws -> AssayProcess.Result
    {
        try await AssayProcess(["read"] + arguments, in: folder.url).run()
    }

    @Test(arguments: ["receipt/documents/rec-01.jpg", "invoice/documents/inv-01.pdf"])
    func `The overlay is written as a PNG picture beside the words`(sample: String) async throws {
        let folder = try TemporaryFolder()
        let result = try await read("\(samples)/\(sample)", "--overlay", "out.png", in: folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(!result.output.isEmpty)
        let picture = try Data(contentsOf: folder.url.appending(path: "out.png"))
        #expect(picture.starts(with: [0x89] + Array("PNG".utf8)))
    }

    @Test func `Several files come in the order given, and a bad one costs itself`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("first words", to: "a.txt")
        try folder.write("third words", to: "c.txt")
        let result = try await read("a.txt", "missing.txt", "c.txt", in: folder)
        #expect(result.status == 1)
        #expect(result.output == "==> a.txt <==\nfirst words\n==> c.txt <==\nthird words\n")
        #expect(result.errors.contains("missing.txt: "))
    }

    @Test(arguments: [
        ["a.txt", "--page", "2", "--overlay", "out.png"], ["a.txt", "b.txt", "--overlay", "out.png"],
        ["a.txt", "--page", "0"], ["a.txt", "--dpi", "9"], ["a.txt", "--format", "pdf"], [],
    ])
    func `What can't be done is refused as usage`(arguments: [String]) async throws {
        let folder = try TemporaryFolder()
        try folder.write("words", to: "a.txt")
        let result = try await AssayProcess(["read"] + arguments, in: folder.url).run()
        #expect(result.status == 2, "\(result.errors)")
        #expect(!result.errors.isEmpty)
    }

    @Test func `Text has no picture to draw on`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("words", to: "a.txt")
        let result = try await read("a.txt", "--overlay", "out.png", in: folder)
        #expect(result.status == 1 && result.errors.contains("a.txt: "))
    }
}
