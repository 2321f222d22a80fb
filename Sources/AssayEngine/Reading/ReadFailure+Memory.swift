import AssayCore
import CProcess

extension ReadFailure {
    /// The system refused memory to this process.
    static func memoryRefused() -> ReadFailure {
        // A process without a limit of its own has the machine's.
        .outOfMemory(limit: Int(clamping: cprocess_data_limit()))
    }
}
