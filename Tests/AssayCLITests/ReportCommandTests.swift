import AssayCore
import AssayTestSupport
import Foundation
import Testing

/// Which runs and documents `assay report` and `assay gate` take, as somebody sees it who runs one command after another.
@Suite(.timeLimit(.minutes(3))) struct ReportCommandTests {
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] {
            try folder.write(
                "CORNER SHOP LTD\nDate 13/04/2025\nTotal 12.50\n", to: "set/documents/\(name).txt")
            try folder.write(#"{"total": 12.50}"#, to: "set/labels/\(name).json")
        }
        try folder.write("receipt", to: "set/kind")
        return folder
    }

    private func assay(_ arguments: String..., in folder: TemporaryFolder) async throws -> AssayProcess.Result
    {
        try await AssayProcess(arguments, in: folder.url).run()
    }

    private func reported(_ folder: TemporaryFolder) async throws -> [JSON] {
        let result = try await assay("report", "--json", in: folder)
        #expect(result.status == 0, "\(result.errors)")
        return try JSON(parsing: result.output).array ?? []
    }

    @Test func `A plain run of a labelled folder can be reported`() async throws {
        let folder = try folder()
        let run = try await assay("run", "set", "--strategy", "rules", in: folder)
        #expect(run.status == 0 && run.output.contains("Scores: assay report --ledger assay.sqlite --run 1"))
        #expect(try await reported(folder).map { $0["accuracy"]?["documents"] } == [2])
    }

    @Test func `A label that can't be used stops no run, and is told`() async throws {
        let folder = try folder()
        try folder.write(#"{"total": "much"}"#, to: "set/labels/b.json")
        let run = try await assay("run", "set", "--strategy", "rules", in: folder)
        #expect(run.status == 0 && run.errors.contains("labels/b.json#/total"), "\(run.errors)")
        #expect(!run.output.contains("Scores:"))
    }

    @Test func `Labels that came after the run are found by the command that is told`() async throws {
        let folder = try folder()
        try FileManager.default.removeItem(at: folder.url.appending(path: "set/labels"))
        #expect(try await assay("run", "set", "--strategy", "rules", in: folder).status == 0)
        let before = try await assay("report", in: folder)
        #expect(before.status == 2 && before.errors.contains("labels/<name>.json"), "\(before.errors)")
        try folder.write(#"{"total": 12.50}"#, to: "set/labels/a.json")
        let told = try await assay("report", in: folder)
        let command = told.errors.split(separator: ": ").last?.split(whereSeparator: \.isWhitespace) ?? []
        #expect(command.prefix(2) == ["assay", "compare"], "\(told.errors)")
        let result = try await AssayProcess(command.dropFirst().map(String.init), in: folder.url).run()
        #expect(result.status == 0 && result.errors.contains("2 known already"), "\(result.errors)")
        #expect(try await reported(folder).map { $0["accuracy"]?["documents"] } == [1])
    }

    @Test func `A document that got another name does not count twice`() async throws {
        let folder = try folder()
        #expect(try await assay("compare", "set", "--strategy", "rules", in: folder).status == 0)
        for (old, new) in [("documents/b.txt", "documents/c.txt"), ("labels/b.json", "labels/c.json")] {
            try FileManager.default.moveItem(
                at: folder.url.appending(path: "set/" + old), to: folder.url.appending(path: "set/" + new))
        }
        #expect(try await assay("compare", "set", "--strategy", "rules", in: folder).status == 0)
        #expect(try await reported(folder).map { $0["accuracy"]?["documents"] } == [2])
    }

    @Test func `A change that was taken back is judged by the run before it`() async throws {
        let folder = try folder()
        let rules = "{ extract: { by: \"rules\" }, reader: { ocr: { dpi: DPI } } }"
        for dpi in ["300", "200", "300"] {
            try folder.write(rules.replacing("DPI", with: dpi), to: "mine.json5")
            #expect(try await assay("compare", "set", "--strategy", "./mine.json5", in: folder).status == 0)
        }
        #expect(try await reported(folder).map { $0["run"]?["id"] } == [1])
        #expect(try await assay("baseline", "save", in: folder).status == 0)
        let gate = try await assay("gate", "--baseline", "baseline.json", "--json", in: folder)
        #expect(gate.status == 0 && gate.output.contains("\"changes\": []"), "\(gate.output)")
    }

    @Test func `A version has the name that it was called by, though another did the same`() async throws {
        let folder = try folder()
        #expect(try await assay("compare", "set", "--strategy", "rules", in: folder).status == 0)
        let grid = try await assay(
            "compare", "set", "--strategy", "rules", "--vary", "reader.ocr.dpi=200,300", in: folder)
        #expect(
            grid.output.contains("rules dpi=200") && grid.output.contains("rules dpi=300"), "\(grid.output)")
    }

    @Test func `Many sets end with a table of all`() async throws {
        let folder = try folder()
        #expect(try await assay("compare", "set", "--strategy", "rules", in: folder).status == 0)
        try FileManager.default.copyItem(
            at: folder.url.appending(path: "set"), to: folder.url.appending(path: "other"))
        #expect(try await assay("compare", "other", "--strategy", "rules", in: folder).status == 0)
        let report = try await assay("report", in: folder)
        #expect(report.status == 0 && report.errors.isEmpty, "\(report.errors)")
        let last = report.output.split(separator: "\n").suffix(3)
        #expect(last.first?.hasPrefix("documents") == true && last.last?.hasPrefix("other ") == true)
        #expect(last.allSatisfy { $0.count <= 100 })
    }
}
