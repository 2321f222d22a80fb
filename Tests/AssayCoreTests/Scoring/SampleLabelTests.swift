import Foundation
import Testing

@testable import AssayCore

/// The labels in the repository, and those in the folder that ASSAY_DATA names where it is set.
@Suite struct SampleLabelTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test(arguments: ["invoice", "job-posting", "receipt"])
    func `Every sample's label can be read, and is all right against itself`(kind: String) throws {
        try Self.expectAllRight(Self.root.appending(path: "Samples/\(kind)"), kind)
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["ASSAY_DATA"] != nil, "ASSAY_DATA is not set"))
    func `So is every label of the data folder`() throws {
        let folder = URL(filePath: ProcessInfo.processInfo.environment["ASSAY_DATA"] ?? "")
        for set in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            guard let kind = try? String(contentsOf: set.appending(path: "kind"), encoding: .utf8) else {
                continue
            }
            try Self.expectAllRight(set, kind.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    private static func expectAllRight(_ set: URL, _ kind: String) throws {
        let text = try String(
            contentsOf: root.appending(path: "Schemas/\(kind)/schema.json"), encoding: .utf8)
        let schema = try DocumentSchema(parsing: text, guidance: "", name: kind)
        let files = try FileManager.default.contentsOfDirectory(
            at: set.appending(path: "labels"), includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files where file.pathExtension == "json" {
            let json = try JSON(parsing: String(contentsOf: file, encoding: .utf8))
            let label = try Label(json: json, schema: schema)
            let scores = Scorer(schema: schema).scores(values: firstAnswers(json), label: label)
            let wrong = scores.filter { !$0.result.isRight || $0.similarity < 1 }.map(\.field)
            #expect(wrong.isEmpty, "\(file.lastPathComponent)")
        }
    }

    /// The label with the first of several right answers.
    private static func firstAnswers(_ json: JSON) -> JSON {
        switch json {
        case .object(let members):
            if let first = members["any_of"]?[0] { return firstAnswers(first) }
            return .object(JSONObject(members.map { ($0.key, firstAnswers($0.value)) }))
        case .array(let items): return .array(items.map(firstAnswers))
        case .null, .bool, .number, .string: return json
        }
    }
}
