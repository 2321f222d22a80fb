import AssayCore
import Foundation

/// Reads each document once: what the ledger has is not read again, and what is read is kept.
struct StoredReader: Sendable {
    /// A reading and what it took.
    struct Reading: Sendable {
        let document: ReadDocument
        /// 0 where the ledger had it.
        let seconds: Double
    }

    let reader: any DocumentReader
    let ledger: Ledger
    let options: ReaderOptions
    private let flights = SingleFlight<String, Result<Reading, StageError>>()

    init(reader: any DocumentReader, ledger: Ledger, options: ReaderOptions) {
        self.reader = reader
        self.ledger = ledger
        self.options = options
    }

    /// Digest of everything that decides what is read from given bytes.
    static func settings(_ options: ReaderOptions, readerVersion: String) -> String {
        let parts = ["\(options.prefer)", options.language, "\(options.dpi)", "\(options.maxPages)"]
        return Digest.hex(([readerVersion] + parts).joined(separator: "|"))
    }

    func read(_ bytes: Data, of document: SourceDocument) async throws(StageError) -> Reading {
        let result = await flights.value(for: document.id) {
            do throws(StageError) {
                return .success(try await readOnce(bytes, of: document))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func readOnce(_ bytes: Data, of document: SourceDocument) async throws(StageError) -> Reading {
        let settings = Self.settings(options, readerVersion: reader.version)
        do {
            if let known = try ledger.reading(of: document.id, settings: settings) {
                return Reading(document: known, seconds: 0)
            }
        } catch {
            throw .run(error)
        }
        let start = ContinuousClock.now
        let read: ReadDocument
        do {
            read = try await reader.read(bytes, as: document.mediaType, options: options)
        } catch {
            throw .reading(error)
        }
        let seconds = (ContinuousClock.now - start).inSeconds
        do {
            try ledger.store(read, of: document, settings: settings, seconds: seconds)
        } catch {
            throw .run(error)
        }
        return Reading(document: read, seconds: seconds)
    }
}

/// A document that can't be read, or a run that can't go on.
enum StageError: Error, Sendable {
    case reading(ReadFailure)
    case run(AssayError)
    /// The document's next question waits for a batch job.
    case deferred

    /// The document's failure; nil where it is put off; throws where the run can't go on.
    var readFailure: ReadFailure? {
        get throws(AssayError) {
            switch self {
            case .reading(let failure): return failure
            case .run(let error): throw error
            case .deferred: return nil
            }
        }
    }
}

extension InputFile {
    /// `load`, with its failure as a stage's.
    func identified() throws(StageError) -> (document: SourceDocument, bytes: Data) {
        do throws(ReadFailure) {
            let loaded = try load()
            guard !loaded.bytes.isEmpty else { throw ReadFailure.empty }
            return loaded
        } catch {
            throw .reading(error)
        }
    }
}

extension Duration {
    /// With fractions.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
