import CProcess
import Foundation

/// How a helper is started: with its end of the socket, the words of the environment that it needs, and nothing
/// else of ours. What libraries print goes nowhere.
struct HelperLaunch {
    /// Keys of providers stand in the environment: a helper gets what libraries need to find their files.
    private static let passed = [
        "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "TESSDATA_PREFIX",
        "XDG_CACHE_HOME", "ASSAY_CACHE", "ASSAY_PDFIUM",
    ]

    private let executable: String
    private let arguments: [String]
    private let environment: [String]

    init(_ executable: String, _ settings: HelperSettings) {
        self.executable = executable
        arguments = ["assay", "read-worker", settings.argument]
        let own = ProcessInfo.processInfo.environment
        // A crash is recorded by its signal: printing a backtrace into nothing would take seconds.
        environment =
            Self.passed.compactMap { name in own[name].map { "\(name)=\($0)" } }
            + ["SWIFT_BACKTRACE=enable=no", "OMP_THREAD_LIMIT=1"]
    }

    /// The process's number. To be called on a thread that lives as long as the helper shall.
    func start(socket: Int32, as descriptor: Int32) throws(POSIXError) -> pid_t {
        // Out of the way of the numbers that the helper's own descriptors get.
        let moved = fcntl(socket, F_DUPFD_CLOEXEC, descriptor + 1)
        guard moved >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        defer { close(moved) }
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        posix_spawn_file_actions_adddup2(&actions, moved, descriptor)
        // The ledger and connections of libraries that don't mark theirs as close-on-exec.
        cprocess_close_from(&actions, descriptor + 1)
        // Nothing is blocked, whatever the thread blocks that starts it.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        return try spawn(&actions, &attributes)
    }

    private func spawn(
        _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
    ) throws(POSIXError) -> pid_t {
        let argv = arguments.map { strdup($0) } + [nil]
        let envp = environment.map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }
        var process: pid_t = 0
        let error = posix_spawn(&process, executable, &actions, &attributes, argv, envp)
        guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO) }
        return process
    }
}
