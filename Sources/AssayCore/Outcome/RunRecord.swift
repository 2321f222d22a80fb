public import Foundation

/// One run as the ledger remembers it: all that is needed to repeat it and to compare it.
public struct RunRecord: Sendable, Hashable {
    public let id: Int64
    /// The folder of documents as it was given.
    public let folder: String
    /// The last two parts of `folder`: what reports call the documents, whichever machine they are on.
    public var setName: String { folder.split(separator: "/").suffix(2).joined(separator: "/") }
    /// SHA-256 over schema, strategy, prompt, model and engine: equal for runs that do the same.
    public let configuration: String
    public let schemaName: String
    public let schemaDigest: String
    /// The schema's file as compact JSON, `x-assay` included.
    public let schema: String
    /// Settings under which the ledger keeps what this run read.
    public let reading: String
    public let strategyName: String
    public let strategyDigest: String
    /// The resolved strategy as canonical JSON.
    public let strategy: String
    /// `provider/model`; empty for rules.
    public let model: String
    /// Version of the program and of what reads: `assay 0.1.0; tesseract 5.3.0; pdfium 8149`.
    public let engine: String
    /// ISO 8601, UTC.
    public let createdAt: String

    public init(
        id: Int64, folder: String, configuration: String, schemaName: String, schemaDigest: String,
        schema: String, reading: String, strategyName: String, strategyDigest: String, strategy: String,
        model: String, engine: String,
        createdAt: String
    ) {
        self.id = id
        self.folder = folder
        self.configuration = configuration
        self.schemaName = schemaName
        self.schemaDigest = schemaDigest
        self.schema = schema
        self.reading = reading
        self.strategyName = strategyName
        self.strategyDigest = strategyDigest
        self.strategy = strategy
        self.model = model
        self.engine = engine
        self.createdAt = createdAt
    }
}

/// One document's outcome in a run as the ledger remembers it: what scoring and reports work on.
public struct OutcomeRecord: Sendable, Hashable {
    /// Row in the ledger.
    public let id: Int64
    /// SHA-256 of the bytes; empty where the file could not be opened.
    public let documentID: String
    /// Path below the folder.
    public let name: String
    public let mediaType: MediaType
    /// nil where the document failed.
    public let verdict: Verdict.Word?
    /// Why it failed; nil where it was checked.
    public let failure: DocumentFailure?
    /// The accepted values; nil where the document failed or nothing could be parsed.
    public let values: JSON?
    /// The values before any repair: of the first attempt, in a cascade of the best answer that its steps gave.
    public let firstValues: JSON?
    /// The verdict on them.
    public let firstVerdict: Verdict.Word?
    public let evidence: [FieldPath: Evidence]
    /// For each leaf value that is not null: how sure it is (`FieldConfidence`). Empty for outcomes of versions that
    /// did not say.
    public let confidence: [FieldPath: Double]
    /// By leaf value: what it came from, as `Origin.text` writes it.
    public let origins: [FieldPath: String]
    /// Those of the accepted attempt.
    public let findings: [Finding]
    public let attempts: Int
    /// Of the attempts those that asked a model again.
    public let repairs: Int
    public let calls: Int
    /// Summed over all calls that were sent, failed ones too; calls answered from the ledger count nothing.
    public let usage: TokenUsage
    /// US dollars, summed likewise; nil where a price is unknown.
    public let cost: Decimal?
    /// Wall time of everything, in seconds, as it was when the document was first done.
    public let seconds: Double
    public let readingSeconds: Double

    public init(
        id: Int64, documentID: String, name: String, mediaType: MediaType, verdict: Verdict.Word?,
        failure: DocumentFailure?,
        values: JSON?, firstValues: JSON?, firstVerdict: Verdict.Word?, evidence: [FieldPath: Evidence],
        confidence: [FieldPath: Double] = [:], origins: [FieldPath: String] = [:], findings: [Finding],
        attempts: Int, repairs: Int = 0, calls: Int,
        usage: TokenUsage, cost: Decimal?, seconds: Double, readingSeconds: Double
    ) {
        self.id = id
        self.documentID = documentID
        self.name = name
        self.mediaType = mediaType
        self.verdict = verdict
        self.failure = failure
        self.values = values
        self.firstValues = firstValues
        self.firstVerdict = firstVerdict
        self.evidence = evidence
        self.confidence = confidence
        self.origins = origins
        self.findings = findings
        self.attempts = attempts
        self.repairs = repairs
        self.calls = calls
        self.usage = usage
        self.cost = cost
        self.seconds = seconds
        self.readingSeconds = readingSeconds
    }
}
