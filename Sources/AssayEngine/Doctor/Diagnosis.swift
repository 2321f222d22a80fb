// Doctor: whether what Assay needs is there, which version, and the exact line that installs what is missing.
// Probing is apart from using: a probe never fails a run.

/// The state of one thing that Assay needs or can use.
public struct Diagnosis: Sendable, Hashable {
    /// How it stands.
    public enum State: String, Sendable, Hashable, CaseIterable {
        case ready
        /// Not there, and only some strategies need it.
        case optional
        /// Not there, and hardly anything works without it.
        case missing
    }

    public let name: String
    public let state: State
    /// Version, path or count; what is wrong where something is.
    public let detail: String
    /// The line to type; empty where nothing is to be done.
    public let fix: String

    public init(_ name: String, _ state: State, _ detail: String, fix: String = "") {
        self.name = name
        self.state = state
        self.detail = detail
        self.fix = fix
    }
}
