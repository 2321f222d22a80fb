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
    /// The schema's auxiliary amounts, canonical, where the rules vouch for them.
    let auxiliary: JSONObject
    /// What the page says that leaves an answer in doubt, whoever gave it.
    let traces: [Trace]
    let grounder: Grounder
    let opinion: SecondOpinion

    public init(_ document: ReadDocument, schema: DocumentSchema) {
        self.document = document
        conventions = WritingConventions(of: document)
        grounder = Grounder(document: document, schema: schema, conventions: conventions)
        findings =
            InstructionScan.findings(in: document) + document.omissions
            + DocumentTitle.findings(in: document, schema: schema)
        let (found, traces) = RulesExtractor(schema: schema).found(in: document, conventions: conventions)
        self.traces = traces
        auxiliary = found.amounts(schema.auxiliary)
        ruled = found.without(schema.auxiliary)
        opinion = SecondOpinion(ruled, schema: schema, conventions: conventions, auxiliary: auxiliary)
    }
}

extension Extraction {
    /// Those of some amounts of which nothing else was found that would do as well.
    fileprivate func amounts(_ fields: [FieldDefinition]) -> JSONObject {
        JSONObject(
            fields.compactMap { field in
                let found = evidence[FieldPath(field.name)]
                guard let found, found.score >= Grounder.leastScore, found.rivals.isEmpty,
                    let value = values[field.name]
                else { return nil }
                return (field.name, value)
            })
    }

    fileprivate func without(_ fields: [FieldDefinition]) -> Extraction {
        let names = Set(fields.map(\.name))
        guard !names.isEmpty, let object = values.object else { return self }
        return Extraction(
            values: .object(JSONObject(object.filter { !names.contains($0.key) }.map { ($0.key, $0.value) })),
            evidence: evidence.filter { !names.contains($0.key.field ?? "") },
            origins: origins.filter { !names.contains($0.key) }, confidence: confidence)
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
