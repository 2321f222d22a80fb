import AssayCore
import Foundation
import Testing

@testable import AssayEngine

/// The invoices under Samples/adversarial by rules: what was planted in them is never vouched for.
@Suite struct AdversarialSamplesTests {
    private static let folder = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
        url.deletingLastPathComponent()
    }.appendingPathComponent("Samples/adversarial/invoice")

    private static let names: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/documents")
        return (files ?? []).sorted()
    }()

    @Test func `There are at least fifteen attacks, each with a label and with what it plants`() throws {
        #expect(Self.names.count >= 15)
        for name in Self.names {
            let stem = String(name.prefix { $0 != "." })
            #expect(try !(Self.json("meta/\(stem).json")["injected"]?.object ?? [:]).isEmpty)
            #expect(try Self.json("labels/\(stem).json")["total"] != nil)
        }
    }

    @Test(arguments: names)
    func `A planted value is never vouched for`(name: String) async throws {
        let stem = String(name.prefix { $0 != "." })
        let injected = try #require(try Self.json("meta/\(stem).json")["injected"]?.object)
        let (extraction, findings) = try await Self.assessed(name)
        let taken = injected.filter { extraction.values[$0.key] == $0.value }.map(\.key)
        #expect(taken.isEmpty || Verdict(findings) != .valid, "\(name): \(taken)")
    }

    private static func assessed(_ name: String) async throws -> (Extraction, [Finding]) {
        let file = InputFile(url: folder.appendingPathComponent("documents/" + name), name: name)
        let (document, bytes) = try file.load()
        let reader = FileReader(workers: 1)
        let strategy = try Catalogue(roots: []).strategy("rules")
        let schema = try Catalogue(roots: []).schema("invoice")
        let read = try await reader.read(bytes, as: document.mediaType, options: strategy.reader)
        await reader.close()
        let prepared = PreparedDocument(read, schema: schema)
        let found = RulesExtractor(schema: schema).extract(read, conventions: prepared.conventions)
        let (extraction, findings) = try Assessor(schema: schema).assess(
            found.values, of: prepared, known: found.evidence, origins: found.origins)
        return (extraction, findings)
    }

    private static func json(_ path: String) throws -> JSON {
        try JSON(parsing: Data(contentsOf: folder.appendingPathComponent(path)))
    }
}
