import AssayCore
import Foundation

/// Random inputs from seeds: each must end, soon, and hold what the target says of it. A batch's seed is told before
/// the batch, so that a crash names it; `fuzz TARGET SEED 0` then tells each input's.
struct Fuzz {
    let target: FuzzTarget
    let isTracing: Bool

    /// Inputs that share a line of output.
    private static let batch: UInt64 = 2_000
    /// No input of at most some kilobytes takes longer, not even on a machine that is busy with other things.
    private static let slowest = 2.0

    func run(seed first: UInt64, seconds: Double) {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        var seed = first
        var failures = 0
        var slowest = 0.0
        repeat {
            print("\(target.rawValue): batch \(seed), failures \(failures), slowest input \(slowest) s")
            fflush(nil)
            for offset in 0..<Self.batch {
                let (problem, time) = tried(seed &+ offset)
                slowest = max(slowest, time)
                guard let problem else { continue }
                failures += 1
                print("FAILED: seed \(seed &+ offset): \(problem)")
            }
            if let problem = target.growth(seed: seed) {
                failures += 1
                print("FAILED: growth at seed \(seed): \(problem)")
            }
            seed &+= Self.batch
        } while clock.now < end
        print(
            "\(target.rawValue): \(seed - first) inputs, seeds \(first)..<\(seed), \(failures) failures, "
                + "slowest input \(slowest) s")
        exit(failures == 0 ? 0 : 1)
    }

    private func tried(_ seed: UInt64) -> (problem: String?, seconds: Double) {
        if isTracing {
            print("seed \(seed)")
            fflush(nil)
        }
        var problem: String?
        let time = fastest(of: 1) { problem = target.problem(seed: seed) }
        return (problem ?? (time > Self.slowest ? "took \(time) s" : nil), time)
    }
}

/// What is fuzzed.
enum FuzzTarget: String, CaseIterable {
    case json
    case reply
    case schema
    case values
    case pattern

    /// What is wrong with the answer to the input of a seed; nil where all is well.
    func problem(seed: UInt64) -> String? {
        var generator = FuzzGenerator(seed: seed)
        return switch self {
        case .json: JSONFuzz.problem(&generator)
        case .reply: ReplyFuzz.problem(&generator)
        case .schema: SchemaFuzz.problem(&generator)
        case .values: ValueFuzz.problem(&generator)
        case .pattern: PatternFuzz.problem(&generator)
        }
    }

    /// Whether time grows faster than the input: a random piece over and over, 4,000 bytes of it and eight times that.
    func growth(seed: UInt64) -> String? {
        var generator = FuzzGenerator(seed: seed)
        let piece = generator.piece(of: self)
        guard !piece.isEmpty else { return nil }
        let short = String(repeating: piece, count: max(1, 4_000 / piece.utf8.count))
        let long = String(repeating: short, count: 8)
        let before = fastest(of: 3) { work(on: short) }
        let after = fastest(of: 3) { work(on: long) }
        guard after > 0.02, after > 30 * before else { return nil }
        return "\(before) s, and eight times of it \(after) s: \(piece.debugDescription)"
    }

    private func work(on text: String) {
        switch self {
        case .json: _ = try? JSON(parsing: text, syntax: .json5)
        case .reply: _ = ReplyParser.parse(text)
        case .schema: _ = SchemaFuzz.invoice?.violations(in: .string(text))
        case .values: ValueFuzz.read(text)
        case .pattern: _ = PatternFuzz.words?.matches(text)
        }
    }
}
