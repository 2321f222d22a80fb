import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

/// Pages for a report from real files: there, changed and gone.
@Suite(.timeLimit(.minutes(2))) struct FailureGalleriesTests {
    private let folder: TemporaryFolder
    private let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.inMemory()
        try folder.write("CORNER SHOP LTD\nTotal 12.50\n", to: "documents/text.txt")
        let scan = AssayProcess.repository.appending(path: "Samples/receipt/documents/rec-02.png")
        try FileManager.default.copyItem(at: scan, to: folder.url.appending(path: "documents/scan.png"))
        for name in ["text", "scan"] {
            try folder.write(#"{"total": 99.99, "seller_name": "Nobody"}"#, to: "labels/\(name).json")
        }
    }

    private func evaluation() async throws -> RunEvaluation {
        let set = try DocumentSet(opening: folder.path)
        let schema = try Catalogue(roots: []).schema("receipt")
        let strategy = Strategy(
            name: "rules", reader: ReaderOptions(language: "deu"), extract: .rules,
            repair: RepairOptions(attempts: 0))
        let reader = FileReader(workers: 1)
        let run = try ledger.run(
            RunConfiguration(schema: schema, strategy: strategy, readerVersion: reader.version),
            folder: folder.path, fresh: false)
        let pipeline = try Pipeline(
            schema: schema, strategy: strategy, reader: reader, models: try ModelCatalogue(environment: [:]),
            ledger: ledger)
        _ = try set.storeLabels(in: ledger, schema: schema, folder: folder.path)
        _ = try await BatchRunner(pipeline: pipeline, ledger: ledger, width: 1).run(set.files, in: run) { _ in
        }
        await reader.close()
        return try ledger.evaluation(of: run)
    }

    private func shown(
        _ evaluation: RunEvaluation, mostBytes: Int = 1 << 20
    ) async throws -> (views: [String: FailureSight.View], pictures: [PagePicture]) {
        let reader = FileReader(workers: 1)
        let galleries = FailureGalleries(ledger: ledger, reader: reader, perRun: 8, mostBytes: mostBytes)
        let found = try await galleries.galleries(of: [evaluation])
        await reader.close()
        let views = found.galleries.flatMap(\.sights).map { ($0.failure.document, $0.view) }
        return (Dictionary(views, uniquingKeysWith: { first, _ in first }), found.pictures)
    }

    @Test func `A page is shown once, text by its words, and what changed or went by why`() async throws {
        let evaluation = try await evaluation()
        let first = try await shown(evaluation)
        let picture = try #require(first.pictures.first)
        #expect(first.pictures.count == 1 && first.views["scan.png"] == .picture(picture.name))
        let bytes = try #require(Data(base64Encoded: picture.base64))
        #expect(bytes.starts(with: [0xFF, 0xD8, 0xFF]) && bytes.count < 300_000)
        #expect(first.views["text.txt"] == .words("Such a file has no pages to look at."))

        let full = try await shown(evaluation, mostBytes: 1000)
        #expect(full.pictures.isEmpty)
        #expect(full.views["scan.png"] == .words("There is no room for more pictures in this report."))

        try folder.write("other bytes", to: "documents/scan.png")
        let changed = try await shown(evaluation)
        #expect(changed.views["scan.png"] == .words("The document has changed since it was read."))

        try FileManager.default.removeItem(at: folder.url.appending(path: "documents"))
        let gone = try await shown(evaluation)
        #expect(gone.views["scan.png"] == .words("The document is no longer where it was read."))
    }
}
