import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

/// Hostile files cost themselves and nothing else. `ASSAY_FUZZ=5000` damages so many files of each kind instead of a
/// few, from seed `ASSAY_FUZZ_SEED` on; `ASSAY_FUZZ_KINDS=pdf,docx` damages those kinds alone.
/// `ASSAY_FUZZ_KEEP=FOLDER` keeps the files that kill a helper.
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
            case .hugePNG, .hugeJPEG, .zipBomb: ["too-large"]
            // Where the page tree breaks off is for the library to say.
            case .manyPages: ["too-large", "damaged"]
            case .cyclicPages: ["damaged", "document"]
            // The library unpacks no more than it needs.
            case .endlessStream: ["document", "timed-out"]
            case .hugePage, .formBomb, .formLoop, .selfLength, .tableLoop, .nestedObjects, .nestedContent,
                .nestedHTML, .wideTable, .nestedDOCX, .nestedMail, .directoryLoop, .longWord, .film:
                ["document", "damaged", "too-large", "timed-out", "out-of-memory", "crashed"]
            }
        #expect(expected.contains(outcome), "\(file.rawValue): \(outcome)")
        #expect(try await watch.readPage().words.count == 1)
        await watch.reader.close()
    }

    @Test(.timeLimit(.minutes(60)), arguments: DamagedFile.wanted)
    func `Damaged files of every kind end in a document or a failure`(file: DamagedFile) async throws {
        let setting = ProcessInfo.processInfo.environment
        let count = setting["ASSAY_FUZZ"].flatMap { UInt64($0) } ?? 8
        let first = setting["ASSAY_FUZZ_SEED"].flatMap { UInt64($0) } ?? 0
        let watch = HelperWatch(workers: 2, secondsOfSilence: 20, maxMemory: 1 << 30)
        let original = try await file.original()
        let tally = await withTaskGroup(of: (UInt64, String).self) { group in
            var tally: [String: [UInt64]] = [:]
            for number in 0..<count {
                if number >= 4, let (seed, outcome) = await group.next() {
                    tally[outcome, default: []].append(seed)
                }
                group.addTask {
                    var generator = SeededGenerator(seed: first + number)
                    let bytes = Mutation.applied(to: original, using: &generator)
                    // What messages carry is taken out by the program itself.
                    _ = EmailMessage([UInt8](bytes)).attachments
                    let outcome = await Self.outcome(of: bytes, watch)
                    if let folder = setting["ASSAY_FUZZ_KEEP"], Self.deaths.contains(outcome) {
                        let name = "\(first + number)-\(file.rawValue)"
                        try? bytes.write(to: URL(filePath: folder).appending(path: name))
                    }
                    return (first + number, outcome)
                }
            }
            for await (seed, outcome) in group { tally[outcome, default: []].append(seed) }
            return tally
        }
        #expect(tally.values.map(\.count).reduce(0, +) == Int(count))
        // A machine that lacks something, or a helper that can't start, would be no test at all.
        #expect(tally["missing-tool"] == nil && tally["cancelled"] == nil)
        for (outcome, seeds) in tally.sorted(by: { $0.key < $1.key }) {
            let shown = Self.deaths.contains(outcome) ? " \(seeds)" : ""
            print("damaged \(file.rawValue): \(outcome) \(seeds.count)\(shown)")
        }
        #expect(try await watch.readPage().words.count == 1)
        await watch.reader.close()
    }

    private static let deaths: Set = ["crashed", "timed-out", "out-of-memory"]

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
}
