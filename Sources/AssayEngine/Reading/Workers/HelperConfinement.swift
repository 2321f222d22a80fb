import CProcess
import CTesseract
import Foundation

/// What a helper gives up before it touches a document.
enum HelperConfinement {
    /// Enough for fonts and recognition data; nothing else is opened.
    private static let maxFiles: UInt64 = 64

    /// False where the program that started this one is gone already.
    static func apply(_ settings: HelperSettings) -> Bool {
        cprocess_die_with_parent()
        // It may have ended before that was said.
        guard getppid() == settings.parent else { return false }
        cprocess_renounce_privileges()
        // Ctrl-C reaches all processes of a terminal: how a helper ends is for its parent to say. Writing to a
        // file fails instead of killing.
        for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
        cprocess_tell_out_of_memory()
        keepFreedMemory()
        for resource in [CPROCESS_LIMIT_FILE_SIZE, CPROCESS_LIMIT_CORE] {
            cprocess_limit(Int32(resource), 0, 0)
        }
        cprocess_limit(Int32(CPROCESS_LIMIT_FILES), maxFiles, maxFiles)
        return true
    }

    /// Documents take and free the same again and again: to give it back to the system each time, and have it cleared
    /// anew, costs a tenth of the time.
    private static func keepFreedMemory() {
        mallopt(M_ARENA_MAX, 1)
        mallopt(M_MMAP_THRESHOLD, 32 << 20)
        mallopt(M_TRIM_THRESHOLD, 64 << 20)
        mallopt(M_TOP_PAD, 1 << 20)
    }

    /// Sets what the next document may take: memory for each page that is worked on at a time, and processor time
    /// on top of what was used so far.
    ///
    /// Private writable memory is counted (`RLIMIT_DATA`), not addresses: a helper has half a gigabyte of those for
    /// 110 MB of memory.
    static func renew(_ limits: ReadingLimits, share: Int) {
        let share = max(1, share)
        // The hard limits stay: the soft ones are raised again for the next document.
        cprocess_limit(Int32(CPROCESS_LIMIT_DATA), UInt64(limits.maxMemory * share), UInt64.max)
        let allowance = limits.secondsPerDocument.multipliedReportingOverflow(by: share).partialValue
        let seconds = UInt64(max(0, usedSeconds)) + UInt64(max(1, allowance))
        cprocess_limit(Int32(CPROCESS_LIMIT_CPU), seconds, UInt64.max)
    }

    /// Processor time of this process so far.
    private static var usedSeconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec
    }
}
