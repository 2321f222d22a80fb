import AssayCore
import Foundation

/// A place for one helper at a time: starts it when there is work, replaces it when it died or has served long
/// enough.
///
/// A class because it owns a process. Not `Sendable`: it stays on a thread of its own, which it blocks while the helper
/// works; the system kills a helper when the thread that started it ends, so that none outlives the program.
final class HelperWorker {
    private let executable: String
    private let settings: HelperSettings
    private var process: HelperProcess?

    init(executable: String, settings: HelperSettings) {
        (self.executable, self.settings) = (executable, settings)
    }

    /// A document whose helper dies is tried a second time, in a new helper, only where something else may be to
    /// blame: what the helper read before, or who killed it. One that took too long is not tried again.
    func answer(
        _ request: HelperRequest, _ bytes: Data, stop: StopSignal
    ) -> Result<HelperAnswer, ReadFailure> {
        var isLastTry = false
        while true {
            guard !stop.isRaised else { return .failure(.cancelled) }
            do throws(HelperTrouble) {
                return try answerOnce(request, bytes, stop)
            } catch {
                guard error.mayBeInnocent, !isLastTry else { return .failure(error.failure) }
                isLastTry = true
            }
        }
    }

    /// Starts the helper. What goes wrong is told by the first document.
    func warm() { _ = try? running() }

    /// Kills the helper. The next work that needs one starts it again.
    func clear() { process = nil }

    private struct HelperTrouble: Error {
        let failure: ReadFailure
        let mayBeInnocent: Bool
    }

    private func answerOnce(
        _ request: HelperRequest, _ bytes: Data, _ stop: StopSignal
    ) throws(HelperTrouble) -> Result<HelperAnswer, ReadFailure> {
        let helper = try running()
        do throws(ChannelFailure) {
            let answer = try helper.answer(request, bytes, stop: stop)
            if helper.served >= settings.limits.documentsPerHelper { process = nil }
            return answer
        } catch {
            process = nil
            let end = helper.stop()
            throw HelperTrouble(
                failure: failure(error, end, share: request.share),
                mayBeInnocent: error == .closed && (helper.served > 0 || end.isForeign))
        }
    }

    private func running() throws(HelperTrouble) -> HelperProcess {
        if let process { return process }
        do throws(POSIXError) {
            let started = try HelperProcess(executable, settings)
            process = started
            return started
        } catch {
            let reason = String(cString: strerror(error.code.rawValue))
            throw HelperTrouble(
                failure: .missingTool(
                    "the program can't start itself for reading (\(executable): \(reason))"),
                mayBeInnocent: false)
        }
    }

    private func failure(_ failure: ChannelFailure, _ end: HelperEnd, share: Int) -> ReadFailure {
        switch failure {
        case .closed: end.failure(settings.limits, share: share)
        case .overdue(let seconds): .timedOut(seconds: seconds)
        case .stopped: .cancelled
        case .oversized(let size):
            .tooLarge(what: "bytes of words", value: size, limit: settings.limits.maxAnswer)
        }
    }
}
