import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct BatchRunnerTests {
    /// Reads a text file word by word, counts what it reads, and can't read what begins with `broken`.
    private actor CountingReader: DocumentReader {
        nonisolated let name = "counting"
        nonisolated let version = "1"
        private(set) var reads = 0
        private(set) var atOnce = 0
        private(set) var mostAtOnce = 0

        func read(
            _ bytes: Data, as mediaType: MediaType, options: ReaderOptions
        ) async throws(ReadFailure) -> ReadDocument {
            reads += 1
            atOnce += 1
            mostAtOnce = max(mostAtOnce, atOnce)
            try? await Task.sleep(for: .milliseconds(20))
            atOnce -= 1
            let text = String(decoding: bytes, as: UTF8.self)
            if text.hasPrefix("broken") { throw .damaged("as the test wants it") }
            let words = text.split(whereSeparator: \.isWhitespace).enumerated().map { index, word in
                Word(
                    text: String(word),
                    box: Box(left: Double(index) * 60, top: 0, right: Double(index) * 60 + 50, bottom: 12),
                    line: 0)
            }
            return ReadDocument(pages: [Page(width: 600, height: 12, source: .plainText, words: words)])
        }
    }

    private struct Bench {
        let folder: TemporaryFolder
        let ledger: Ledger
        let reader = CountingReader()
        let run: RunRecord
        let pipeline: Pipeline

        init() throws {
            folder = try TemporaryFolder()
            ledger = try Ledger.inMemory()
            let catalogue = Catalogue(roots: [])
            let (schema, strategy) = (try catalogue.schema("receipt"), try catalogue.strategy("rules"))
            run = try ledger.run(
                RunConfiguration(schema: schema, strategy: strategy, readerVersion: "1"), folder: "/x",
                fresh: false)
            pipeline = try Pipeline(
                schema: schema, strategy: strategy, reader: reader,
                models: try ModelCatalogue(environment: [:]),
                ledger: ledger)
        }

        func files(_ texts: [String]) throws -> [InputFile] {
            try texts.enumerated().map { index, text in
                InputFile(url: try folder.write(text, to: "\(index).txt"), name: "\(index).txt")
            }
        }

        func runner(width: Int, stop: StopRequest = StopRequest()) -> BatchRunner {
            BatchRunner(pipeline: pipeline, ledger: ledger, width: width, stop: stop)
        }
    }

    @Test func `A document that can't be read is counted and kept, and the others are done`() async throws {
        let bench = try Bench()
        let files = try bench.files(["Total 1.00", "broken", "Total 2.00"])
        let summary = try await bench.runner(width: 2).run(files, in: bench.run) { _ in }
        #expect(summary.failed == 1)
        #expect(summary.total == 3)
        let outcomes = try bench.ledger.outcomes(of: bench.run)
        #expect(outcomes.map(\.failure) == [nil, .reading(.damaged("as the test wants it")), nil])
    }

    @Test func `A second run reads nothing and does nothing`() async throws {
        let bench = try Bench()
        let files = try bench.files(["Total 1.00", "Total 2.00"])
        _ = try await bench.runner(width: 2).run(files, in: bench.run) { _ in }
        let summary = try await bench.runner(width: 2).run(files, in: bench.run) { _ in }
        #expect(summary.known == 2)
        #expect(await bench.reader.reads == 2)
    }

    @Test func `The same bytes under two names are read once`() async throws {
        let bench = try Bench()
        let files = try bench.files(["Total 1.00", "Total 1.00", "Total 1.00"])
        _ = try await bench.runner(width: 3).run(files, in: bench.run) { _ in }
        #expect(await bench.reader.reads == 1)
        #expect(try bench.ledger.outcomes(of: bench.run).count == 3)
    }

    @Test(arguments: [1, 3])
    func `No more documents are in flight than allowed`(width: Int) async throws {
        let bench = try Bench()
        let files = try bench.files((0..<9).map { "Total \($0).00" })
        _ = try await bench.runner(width: width).run(files, in: bench.run) { _ in }
        #expect(await bench.reader.mostAtOnce == width)
    }

    @Test func `A stop finishes what is in flight and leaves the rest pending`() async throws {
        let bench = try Bench()
        let files = try bench.files((0..<9).map { "Total \($0).00" })
        let stop = StopRequest()
        let summary = try await bench.runner(width: 2, stop: stop).run(files, in: bench.run) { event in
            if case .finished = event { stop.set() }
        }
        #expect(summary.pending == 7)
        #expect(try bench.ledger.outcomes(of: bench.run).count == 2)
    }
}
