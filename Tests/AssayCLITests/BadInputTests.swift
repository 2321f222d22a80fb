import AssayTestSupport
import Foundation
import Testing

/// What a user does wrong, and what documents are wrong: each is told with what, where and what to do, the batch
/// goes on, and the exit status is right.
@Suite struct BadInputTests {
    private func assay(_ arguments: String..., in folder: TemporaryFolder) async throws -> AssayProcess.Result
    {
        try await AssayProcess(arguments, in: folder.url).run()
    }

    @Test func `An empty folder`() async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "in"), withIntermediateDirectories: true)
        let result = try await assay("run", "in", "--schema", "receipt", "--strategy", "rules", in: folder)
        #expect(result.status == 2)
        #expect(result.errors.contains("in: there are no documents in this folder"))
    }

    @Test func `A folder without permission`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "in/x.txt")
        chmod(folder.url.appending(path: "in").path, 0)
        chmod(folder.path, 0o777)
        defer { chmod(folder.url.appending(path: "in").path, 0o700) }
        // Root may read everything: as root the program is started as nobody.
        let wrapper =
            getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
        let result = try await AssayProcess(
            ["run", "in", "--schema", "receipt", "--strategy", "rules"], in: folder.url, wrapper: wrapper
        ).run()
        #expect(result.status == 2)
        #expect(result.errors.contains("in: this folder may not be read"))
        #expect(result.errors.contains("chmod"))
    }

    @Test(arguments: [
        ("empty.pdf", "the file is empty"),
        ("truncated.jpg", "the file is damaged"),
        ("truncated.pdf", "the file is damaged"),
        ("encrypted.pdf", "asks for a password"),
        ("no.pdf", "is not read"),
    ])
    func `A document that can't be read is told and recorded, and the batch goes on`(
        name: String, message: String
    ) async throws {
        let folder = try TemporaryFolder()
        try folder.write(try Self.bytes(of: name), to: "in/\(name)")
        try folder.write("CORNER SHOP LTD\n1 High Street\nDate 03/04/2025\nTotal 12.50\n", to: "in/good.txt")
        let result = try await assay("run", "in", "--schema", "receipt", "--strategy", "rules", in: folder)
        #expect(result.status == 1)
        #expect(result.errors.contains("\(name): "))
        #expect(result.errors.contains(message))
        #expect(result.output.contains("failed 1"))
        let export = try await assay("export", "--format", "jsonl", in: folder)
        #expect(export.output.split(separator: "\n").count == 2)
        #expect(export.output.contains(#""verdict":"FAILED""#))
        #expect(export.output.contains("12.50"))
    }

    private static func bytes(of name: String) throws -> Data {
        let samples = AssayProcess.repository.appending(path: "Samples")
        switch name {
        case "empty.pdf": return Data()
        case "truncated.jpg":
            return try Data(contentsOf: samples.appending(path: "receipt/documents/rec-01.jpg")).prefix(4000)
        case "truncated.pdf":
            return try Data(contentsOf: samples.appending(path: "invoice/documents/inv-01.pdf")).prefix(700)
        case "encrypted.pdf":
            let fixtures = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
            return try Data(contentsOf: fixtures.appending(path: "encrypted.pdf"))
        default: return Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 * 37 + $0 / 7) })
        }
    }

    @Test func `A text file in Latin-1 is read as what it is`() async throws {
        let folder = try TemporaryFolder()
        let text = try #require("CAFÉ MÜLLER GmbH\nDate 03.04.2025\nTotal 12,50\n".data(using: .isoLatin1))
        try folder.write(text, to: "latin.txt")
        let result = try await assay("read", "latin.txt", in: folder)
        #expect(result.status == 0)
        #expect(result.output.contains("CAFÉ MÜLLER"))
    }

    @Test(arguments: [
        (["run", "in", "--schema", "reciept", "--strategy", "rules"], "Did you mean receipt?"),
        (["run", "in", "--schema", "receipt", "--strategy", "rule"], "Did you mean rules?"),
        (["run", "in", "--schema", "receipt", "--strategy", "mine.json5"], "prefer"),
        (["run", "nowhere", "--schema", "receipt", "--strategy", "rules"], "there is no such folder"),
        (["run", "in", "--strategy", "rules"], "--schema"),
        (
            ["compare", "in", "--schema", "receipt", "--strategy", "rules"],
            "none of the documents has a label"
        ),
        (["run", "in", "--schema", "receipt", "--strategie", "rules"], "strategy"),
        (["report"], "there is no ledger"),
    ])
    func `A wrong name or key is refused with the nearest right one`(
        arguments: [String], message: String
    ) async throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "in/x.txt")
        try folder.write(#"{reader: {prefers: "ocr"}, extract: {by: "rules"}}"#, to: "mine.json5")
        let result = try await AssayProcess(arguments, in: folder.url).run()
        #expect(result.status == 2)
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test func `A label for a document that is not there is told, and the comparison goes on`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("CORNER SHOP LTD\nDate 03/04/2025\nTotal 12.50\n", to: "set/documents/a.txt")
        try folder.write(#"{"total": 12.50}"#, to: "set/labels/a.json")
        try folder.write(#"{"total": 1}"#, to: "set/labels/gone.json")
        try folder.write("receipt", to: "set/kind")
        let result = try await assay("compare", "set", "--strategy", "rules", in: folder)
        #expect(result.status == 1)
        #expect(result.errors.contains("labels/gone.json: there is no document of this name"))
        #expect(result.output.contains("total"))
    }

    @Test func `A label file with an unknown field is refused with its place`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Total 12.50\n", to: "set/documents/a.txt")
        try folder.write(#"{"totel": 12.50}"#, to: "set/labels/a.json")
        let result = try await assay(
            "compare", "set", "--schema", "receipt", "--strategy", "rules", in: folder)
        #expect(result.status == 2)
        #expect(result.errors.contains("a.json"))
        #expect(result.errors.contains("total"))
    }
}
