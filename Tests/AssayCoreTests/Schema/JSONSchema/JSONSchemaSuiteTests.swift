import AssayCore
import Foundation
import Testing

/// The official suite (github.com/json-schema-org/JSON-Schema-Test-Suite), where the variable
/// ASSAY_JSON_SCHEMA_SUITE names its folder: `tests/draft2020-12` and `remotes` below it, and beside them or in
/// `metaschemas` the draft's metaschemas.
@Suite struct JSONSchemaSuiteTests {
    private static let folder = ProcessInfo.processInfo.environment["ASSAY_JSON_SCHEMA_SUITE"].map {
        URL(fileURLWithPath: $0)
    }

    @Test(.enabled(if: folder != nil, "ASSAY_JSON_SCHEMA_SUITE does not name the suite's folder"))
    func `All required tests of the official suite pass`() throws {
        let folder = try #require(Self.folder)
        let documents = try Self.documents(folder)
        let files = try FileManager.default.contentsOfDirectory(
            at: folder.appendingPathComponent("tests/draft2020-12"), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "json" }
        var count = 0
        for file in files.sorted(by: { $0.path < $1.path }) {
            for group in try JSON(parsing: Data(contentsOf: file)).array ?? [] {
                let name = "\(file.lastPathComponent): \(group["description"]?.string ?? "")"
                let schema = Result { () throws(DefinitionError) in
                    try JSONSchema(
                        compiling: group["schema"] ?? nil, documents: documents, assertFormats: false)
                }
                for test in group["tests"]?.array ?? [] {
                    count += 1
                    let isValid = try? schema.get().isValid(test["data"] ?? nil)
                    let violations = try? schema.get().violations(in: test["data"] ?? nil)
                    #expect(
                        isValid == test["valid"]?.bool && violations?.isEmpty == isValid,
                        "\(name): \(test["description"]?.string ?? ""): \(schema)")
                }
            }
        }
        #expect(count > 1200)
    }

    /// Remotes by the address under which the suite expects them, and metaschemas by their `$id`.
    private static func documents(_ folder: URL) throws -> [String: JSON] {
        var documents: [String: JSON] = [:]
        let remotes = folder.appendingPathComponent("remotes").path + "/"
        for path in try FileManager.default.subpathsOfDirectory(atPath: remotes) where path.hasSuffix(".json")
        {
            let data = try Data(contentsOf: URL(fileURLWithPath: remotes + path))
            documents["http://localhost:1234/" + path] = try? JSON(parsing: data)
        }
        let metaschemas = folder.appendingPathComponent("metaschemas").path
        for path in try FileManager.default.subpathsOfDirectory(atPath: metaschemas) {
            let file = URL(fileURLWithPath: metaschemas + "/" + path)
            guard let json = try? JSON(parsing: Data(contentsOf: file)) else { continue }
            if let id = json["$id"]?.string { documents[id] = json }
        }
        return documents
    }
}
