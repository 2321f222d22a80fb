public import AssayCore
public import Foundation

// Reading: from a file's bytes to words on pages. Blocking C calls run on threads of their own, never on
// Swift's cooperative pool.

/// Something that turns a file's bytes into words on pages.
public protocol DocumentReader: Sendable {
    /// For the record: `files`.
    var name: String { get }
    /// Changes whenever the same bytes could be read differently: stored readings are kept by it.
    var version: String { get }

    func read(
        _ bytes: Data, as mediaType: MediaType, options: ReaderOptions
    ) async throws(ReadFailure) -> ReadDocument
}
