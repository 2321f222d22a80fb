import AssayCore
import CProcess
import Foundation

/// How a helper that nobody stopped came to its end.
enum HelperEnd: Hashable {
    case signal(Int32)
    case status(Int32)
    /// It was refused memory and could not go on.
    case outOfMemory

    /// From what `waitpid` gives.
    init(waitStatus status: Int32) {
        let signal = status & 0x7F
        let code = (status >> 8) & 0xFF
        if signal != 0 {
            self = .signal(signal)
        } else if code == Int32(CPROCESS_OUT_OF_MEMORY) {
            self = .outOfMemory
        } else {
            self = .status(code)
        }
    }

    /// Killed from outside, by a person or by a system that is short of memory: the document need not be to blame.
    var isForeign: Bool { self == .signal(SIGKILL) || self == .signal(SIGTERM) }

    func failure(_ limits: ReadingLimits, share: Int) -> ReadFailure {
        switch self {
        case .outOfMemory: .outOfMemory(limit: limits.maxMemory * share)
        case .signal(SIGXCPU): .timedOut(seconds: limits.secondsPerDocument)
        case .signal(let number): .crashed("signal \(number)\(Self.name(number))")
        case .status(let code): .crashed("it ended by itself with status \(code)")
        }
    }

    private static func name(_ signal: Int32) -> String {
        switch signal {
        case SIGSEGV, SIGBUS: ", it touched memory that is not its own"
        case SIGABRT, SIGTRAP, SIGILL: ", it gave up on what it found"
        case SIGFPE: ", an impossible calculation"
        case SIGKILL: ", killed from outside or for lack of memory"
        default: ""
        }
    }
}
