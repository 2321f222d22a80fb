import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

/// Hostile files cost themselves and nothing else. `ASSAY_FUZZ=5000` damages so many files instead of a few.
@Suite(.serialized) struct HostileFileTests {
    private static let seconds = 4

    @Test(.timeLimit(.minutes(2)), arguments: HostileFile.allCases)
    func `A hostile file ends in time, in a document or a failure`(file: HostileFile) async throws {
        let watch = HelperWatch(secondsOfSilence: Self.seconds, maxMemory: 1 << 30)
        let bytes = file.bytes
        let start = ContinuousClock.now
        let outcome = await Self.outcome(of: bytes, watch)
        let seconds = (ContinuousClock.now - start).inSeconds
        #expect(seconds < Double(Self.seconds) + 4, "\(file.rawValue): \(seconds) s")
        let expected: Set<String> =
            switch file {
            case .hugePNG, .hugeJPEG: ["too-large"]
            // Where the page tree breaks off is for poppler to say.
            case .manyPages: ["too-large", "damaged"]
            case .cyclicPages: ["damaged", "document"]
            case .endlessStream: ["timed-out"]
            case .hugePage, .nestedContent, .nestedHTML, .directoryLoop, .longWord:
                ["document", "damaged", "too-large", "timed-out", "out-of-memory", "crashed"]
            }
        #expect(expected.contains(outcome), "\(file.rawValue): \(outcome)")
        #expect(try await watch.readPage().words.count == 1)
        await watch.reader.close()
    }

    @Test(.timeLimit(.minutes(60))) func `Damaged files of every kind end in a document or a failure`()
        async throws
    {
        let count = ProcessInfo.processInfo.environment["ASSAY_FUZZ"].flatMap { UInt64($0) } ?? 40
        let watch = HelperWatch(workers: 2, secondsOfSilence: 20, maxMemory: 1 << 30)
        let originals = try await Self.originals()
        let tally = await withTaskGroup(of: (UInt64, String).self) { group in
            var tally: [String: [UInt64]] = [:]
            for seed in 0..<count {
                if seed >= 4, let (seed, outcome) = await group.next() {
                    tally[outcome, default: []].append(seed)
                }
                group.addTask {
                    var generator = SeededGenerator(seed: seed)
                    let original = originals[Int(seed) % originals.count]
                    let bytes = Mutation.applied(to: original, using: &generator)
                    return (seed, await Self.outcome(of: bytes, watch))
                }
            }
            for await (seed, outcome) in group { tally[outcome, default: []].append(seed) }
            return tally
        }
        #expect(tally.values.map(\.count).reduce(0, +) == Int(count))
        // A machine that lacks something, or a helper that can't start, would be no test at all.
        #expect(tally["missing-tool"] == nil && tally["cancelled"] == nil)
        #expect(tally["document"]?.isEmpty == false)
        for (outcome, seeds) in tally.sorted(by: { $0.key < $1.key }) {
            let shown = ["crashed", "timed-out", "out-of-memory"].contains(outcome) ? " \(seeds)" : ""
            print("damaged files: \(outcome) \(seeds.count)\(shown)")
        }
        #expect(try await watch.readPage().words.count == 1)
        await watch.reader.close()
    }

    /// The failure's code, or `document`.
    private static func outcome(of bytes: Data, _ watch: HelperWatch) async -> String {
        do throws(ReadFailure) {
            let type = MediaType.detected(in: bytes)
            _ = try await watch.reader.read(bytes, as: type, options: ReaderOptions())
            return "document"
        } catch {
            return error.code
        }
    }

    private static func originals() async throws -> [Data] {
        let lines = ["Invoice 48213", "Total 23.50"]
        let picture = try await TestReading.picture(of: lines)
        var pdf = TestPDF(lines: TestReading.letter)
        pdf.attachment = ("factur-x.xml", "<Invoice/>")
        let samples = AssayProcess.repository.appending(path: "Samples")
        let sample = { (name: String) in try Data(contentsOf: samples.appending(path: name)) }
        return [
            pdf.bytes, try sample("invoice/documents/inv-01.pdf"), picture,
            try await TestReading.picture(of: lines, format: .jpeg(quality: 80)),
            try TestTIFF.file(of: [picture], thumbnails: 1),
            Data("<html><table><tr><td>Total<td>23.50</table><script>x</script>".utf8),
            Data("Total 23.50\nDate 1 March 2024\n".utf8),
        ]
    }
}
