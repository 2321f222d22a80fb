public import AssayCore
import Foundation

// Start here: one document through every stage.
//
//     SourceDocument -read-> ReadDocument -extract-> raw values -assess-> Extraction + [Finding] -> Verdict
//                                              ^___________ repair ____________|
//
// What is pure stands in AssayCore; this folder reads files, asks models and writes the ledger.

/// One strategy applied to documents of one schema.
public struct Pipeline: Sendable {
    let reader: StoredReader
    let extractor: Extractor
    let schema: DocumentSchema

    /// Throws where the schema or the strategy can't be used.
    ///
    /// - Parameters:
    ///   - pictures: for strategies that show pages to a model; nil: files without pages alone.
    ///   - isBatched: models are asked by jobs (`BatchedRun`) where their providers have them.
    public init(
        schema: DocumentSchema, strategy: Strategy, reader: any DocumentReader, models: ModelCatalogue,
        ledger: Ledger, pictures: PagePictures? = nil, isFresh: Bool = false, isBatched: Bool = false
    ) throws(AssayError) {
        self.schema = schema
        self.reader = StoredReader(reader: reader, ledger: ledger, options: strategy.reader)
        extractor = try Extractor(
            schema: schema, strategy: strategy, models: models, ledger: ledger, pictures: pictures,
            isFresh: isFresh, isBatched: isBatched)
    }

    /// Reads one file, extracts, checks, repairs, and says what became of it. Throws only where the run can't go
    /// on; anything wrong with the document is in the outcome. nil: the next question waits for a batch job.
    public func outcome(of file: InputFile, in run: RunRecord) async throws(AssayError) -> Outcome? {
        let start = ContinuousClock.now
        var source = SourceDocument(id: "", name: file.name, mediaType: .unknown, size: 0)
        var readingSeconds = 0.0
        let (result, attempts): (Outcome.Result, [Attempt])
        do throws(StageError) {
            let (document, bytes) = try file.identified()
            source = document
            let reading = try await reader.read(bytes, of: document)
            readingSeconds = reading.seconds
            let prepared = PreparedDocument(reading.document, schema: schema)
            (result, attempts) = try await extractor.result(of: document, bytes, prepared, in: run)
        } catch {
            guard let failure = try error.readFailure else { return nil }
            (result, attempts) = (.failed(.reading(failure)), [])
        }
        return Outcome(
            document: source, result: result, attempts: attempts,
            seconds: (ContinuousClock.now - start).inSeconds, readingSeconds: readingSeconds)
    }
}
