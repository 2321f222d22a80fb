import AssayCore
import AssayEngine
import Foundation

/// Progress of a run on stderr: one line that is overwritten on a terminal, a line now and then elsewhere. A
/// class behind a lock, because events come from the batch while it runs.
final class Progress: @unchecked Sendable {
    private let lock = NSLock()
    private let title: String
    private let start = ContinuousClock.now
    private var total = 0
    private var done = 0
    private var known = 0
    private var counts: [String: Int] = [:]
    private var lastShown: ContinuousClock.Instant?

    init(_ title: String) { self.title = title }

    func show(_ event: BatchRunner.Event) {
        lock.withLock {
            switch event {
            case .started(let total, let known):
                self.total = total
                self.known = known
                if !Terminal.isInteractive {
                    Terminal.note(
                        "\(title): \(Figures.counted(total, "document"))"
                            + (known > 0 ? ", \(known) known already" : ""))
                }
            case .finished(let outcome, let name):
                done += 1
                count(outcome, name)
            }
            showLine()
        }
    }

    /// Ends the line on a terminal.
    func finish() {
        lock.withLock {
            if Terminal.isInteractive { Terminal.status(line + "\n") }
        }
    }

    private func count(_ outcome: Outcome, _ name: String) {
        switch outcome.result {
        case .checked(_, let verdict): counts[verdict.word.rawValue, default: 0] += 1
        case .failed(let failure):
            counts["failed", default: 0] += 1
            if Terminal.isInteractive { Terminal.status("") }
            Terminal.note("\(name): \(failure.message)")
        }
    }

    private func showLine() {
        if Terminal.isInteractive { return Terminal.status(line) }
        guard done > 0 else { return }
        let isDue = lastShown.map { ContinuousClock.now - $0 > .seconds(10) } ?? true
        guard isDue || done + known == total else { return }
        lastShown = .now
        Terminal.note(line)
    }

    private var line: String {
        let elapsed = Double((ContinuousClock.now - start).components.seconds)
        let perSecond = elapsed > 0 ? Double(done) / elapsed : 0
        let left = total - known - done
        var parts = ["\(title): \(known + done)/\(total)"]
        parts += ["VALID", "UNCLEAR", "INVALID", "failed"].compactMap { word in
            counts[word].map { "\(word) \($0)" }
        }
        if perSecond > 0, left > 0 {
            parts.append(String(format: "%.1f a minute", perSecond * 60))
            parts.append("about \(Self.time(Double(left) / perSecond)) left")
        }
        return parts.joined(separator: "  ")
    }

    private static func time(_ seconds: Double) -> String {
        seconds < 90 ? "\(Int(seconds.rounded(.up))) s" : "\(Int((seconds / 60).rounded(.up))) min"
    }
}
