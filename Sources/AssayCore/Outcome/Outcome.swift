/// What became of one document under one strategy.
public struct Outcome: Sendable, Hashable {
    /// How it ended.
    public enum Result: Sendable, Hashable {
        case checked(Extraction, Verdict)
        case failed(DocumentFailure)
    }

    public let document: SourceDocument
    public let result: Result
    /// In order; empty where reading failed.
    public let attempts: [Attempt]
    /// Wall time in seconds from the start of reading to the verdict.
    public let seconds: Double
    /// Wall time in seconds of reading; 0 where the reading came from the ledger.
    public let readingSeconds: Double

    public init(
        document: SourceDocument, result: Result, attempts: [Attempt], seconds: Double, readingSeconds: Double
    ) {
        self.document = document
        self.result = result
        self.attempts = attempts
        self.seconds = seconds
        self.readingSeconds = readingSeconds
    }
}

/// One try at extracting: what was asked, what came back, what is wrong with it.
public struct Attempt: Sendable, Hashable {
    /// Why this attempt was made.
    public enum Purpose: String, Sendable, Hashable, Codable, CaseIterable {
        case first
        /// Asked again with the findings.
        case repair
        /// Asked again with room for a longer reply.
        case moreRoom = "more-room"
        /// The next strategy of a cascade.
        case cascade
    }

    /// From 1.
    public let number: Int
    public let purpose: Purpose
    /// The calls made, retries and failures included; empty for rules.
    public let calls: [ModelCall]
    /// nil where the reply held nothing that could be parsed.
    public let extraction: Extraction?
    public let findings: [Finding]
    /// Wall time in seconds.
    public let seconds: Double
    /// Why the model was not asked again though the attempt is not VALID; nil where it was, where nobody could be
    /// asked, and where the attempt is VALID.
    public let ended: RepairMachine.Reason?

    public init(
        number: Int, purpose: Purpose, calls: [ModelCall], extraction: Extraction?, findings: [Finding],
        seconds: Double, ended: RepairMachine.Reason? = nil
    ) {
        self.number = number
        self.purpose = purpose
        self.calls = calls
        self.extraction = extraction
        self.findings = findings
        self.seconds = seconds
        self.ended = ended
    }

    /// The same attempt as the last of its kind.
    public func ended(by reason: RepairMachine.Reason) -> Attempt {
        Attempt(
            number: number, purpose: purpose, calls: calls, extraction: extraction, findings: findings,
            seconds: seconds, ended: reason)
    }
}
