import AssayTestSupport
import Foundation
import Testing

/// A baseline is saved, and later runs pass or are stopped, as continuous integration sees it.
@Suite struct GateCommandTests {
    private func assay(_ arguments: String..., in folder: TemporaryFolder) async throws -> AssayProcess.Result
    {
        try await AssayProcess(arguments, in: folder.url).run()
    }

    private func compared() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] {
            try folder.write(
                "CORNER SHOP LTD\nDate 03/04/2025\nTotal 12.50\n", to: "set/documents/\(name).txt")
            try folder.write(#"{"total": 12.50}"#, to: "set/labels/\(name).json")
        }
        try folder.write("receipt", to: "set/kind")
        #expect(try await assay("compare", "set", "--strategy", "rules", in: folder).status == 0)
        return folder
    }

    @Test func `The run that a baseline was saved from passes, and a floor stops it`() async throws {
        let folder = try await compared()
        #expect(try await assay("baseline", "save", "--output", "base.json", in: folder).status == 0)
        let passed = try await assay("gate", "--baseline", "base.json", in: folder)
        #expect(passed.status == 0 && passed.output.hasPrefix("passed: receipt, rules, 2 documents"))
        let byNumber = try await assay("gate", "--baseline", "1", "--run", "1", in: folder)
        #expect(byNumber.status == 0)
        let worse = try String(contentsOf: folder.url.appending(path: "base.json"), encoding: .utf8)
            .replacing("\"fields\"", with: "\"model\"").replacing("\"assay-baseline-1\"", with: "\"other\"")
        try folder.write(worse, to: "other.json")
        let refused = try await assay("gate", "--baseline", "other.json", in: folder)
        #expect(refused.status == 2 && refused.errors.contains("other.json"))
    }

    @Test func `A value that is no longer right below a floor stops with status 1 and the reason`()
        async throws
    {
        let folder = try await compared()
        #expect(try await assay("baseline", "save", in: folder).status == 0)
        try folder.write(#"{"total": 99}"#, to: "set/labels/b.json")
        #expect(try await assay("compare", "set", "--strategy", "rules", in: folder).status == 0)
        let refused = try await assay("gate", "--baseline", "baseline.json", in: folder)
        #expect(refused.status == 2 && refused.errors.contains("the labels differ: b.txt"))
        #expect(try await assay("baseline", "save", in: folder).status == 0)
        let stopped = try await assay(
            "gate", "--baseline", "baseline.json", "--min-accuracy", "90", "--junit", "gate.xml", in: folder)
        #expect(stopped.status == 1 && stopped.output.contains("below the floor of 90.0 %"))
        let xml = try String(contentsOf: folder.url.appending(path: "gate.xml"), encoding: .utf8)
        #expect(xml.contains("accuracy-below-floor"))
    }

    @Test func `Without a file the way to make one is told`() async throws {
        let folder = try await compared()
        let result = try await assay("gate", "--baseline", "none.json", in: folder)
        #expect(result.status == 2 && result.errors.contains("assay baseline save"))
    }
}
