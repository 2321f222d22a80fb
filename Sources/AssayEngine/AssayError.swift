/// The run can't start or go on: what is wrong, where, and what to do. Bad documents and bad replies are never
/// an error of this kind: they are recorded, and the batch goes on.
public struct AssayError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One sentence without a full stop.
    public let what: String
    /// File, argument or field; empty where there is none.
    public let location: String
    /// What to do about it; empty where nothing can be said.
    public let hint: String
    public let exit: ExitStatus

    public init(_ what: String, at location: String = "", hint: String = "", exit: ExitStatus = .usage) {
        self.what = what
        self.location = location
        self.hint = hint
        self.exit = exit
    }

    public var description: String {
        let head = location.isEmpty ? what : "\(location): \(what)"
        return hint.isEmpty ? head : "\(head)\n  \(hint)"
    }
}

/// What `assay` returns to the shell.
public enum ExitStatus: Int32, Error, Sendable, Hashable, CaseIterable {
    case done = 0
    /// Done, but documents failed or a gate was missed.
    case failures = 1
    case usage = 2
    /// A tool, a language or a model is missing.
    case missingTool = 3
    case ledger = 4
    /// A limit of the run was reached: budget, deadline or brake. What is left stays pending.
    case stopped = 5
    case cancelled = 130
}
