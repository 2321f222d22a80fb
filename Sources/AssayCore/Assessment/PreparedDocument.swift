// Assessment: the stage `check`: from raw values to an extraction with evidence and findings, the same for
// every strategy.

/// A document as read, with what every attempt on it needs, worked out once.
public struct PreparedDocument: Sendable {
    public let document: ReadDocument
    public let conventions: WritingConventions
    /// What is wrong with the document itself, whatever is extracted: blank, hidden text, instructions.
    public let findings: [Finding]
    /// What the rules find: an answer of its own, and a second opinion on every other.
    public let ruled: Extraction
    let grounder: Grounder
    let opinion: SecondOpinion

    public init(_ document: ReadDocument, schema: DocumentSchema) {
        self.document = document
        conventions = WritingConventions(of: document)
        grounder = Grounder(document: document, schema: schema, conventions: conventions)
        findings = InstructionScan.findings(in: document) + document.omissions
        ruled = RulesExtractor(schema: schema).extract(document, conventions: conventions)
        opinion = SecondOpinion(ruled, schema: schema, conventions: conventions)
    }
}

extension ReadDocument {
    /// A finding where pictures of the file were not read.
    public var omissions: [Finding] {
        guard unreadPictures > 0 else { return [] }
        let (pictures, were) = unreadPictures == 1 ? ("picture", "was") : ("pictures", "were")
        return [
            Finding(
                .unclear, .inputCut,
                message: "\(unreadPictures) further \(pictures) of the file \(were) not read: "
                    + "parts of an animation, or broken.")
        ]
    }
}
