/// A run's results in a form small enough to commit: by document the verdict and how each labelled field fared, without
/// any value of a document. A later run is judged against it.
public struct Baseline: Sendable, Hashable {
    public let kind: String
    /// What reports call the documents.
    public let folder: String
    public let strategy: String
    public let model: String
    public let engine: String
    public let schemaDigest: String
    public let strategyDigest: String
    /// ISO 8601, UTC: when the run was begun.
    public let createdAt: String
    /// Whose word counted on texts that are not equal; nil where nobody's did.
    public let judge: JudgeRecord.Identity?
    /// Top-level fields in the schema's order.
    public let fields: [Field]
    /// By name.
    public let documents: [Document]

    public struct Field: Sendable, Hashable {
        public let name: String
        public let weight: Double
    }

    public struct Document: Sendable, Hashable {
        public let name: String
        /// Of the label as it was scored: equal for equal labels.
        public let label: String
        /// nil where the document failed.
        public let verdict: Verdict.Word?
        /// By field; nil where it is not labelled.
        public let results: [FieldScore.Result?]
        /// US dollars; nil where a price is unknown.
        public let cost: Double?
        public let seconds: Double
    }

    public init(of evaluation: RunEvaluation) {
        let run = evaluation.run
        let fields = evaluation.schema.fields
        kind = evaluation.schema.name
        folder = run.setName
        strategy = run.strategyName
        model = run.model
        engine = run.engine
        schemaDigest = run.schemaDigest
        strategyDigest = run.strategyDigest
        createdAt = run.createdAt
        judge = evaluation.judge.flatMap { $0.agreement.isEnough ? $0.identity : nil }
        self.fields = fields.map { Field(name: $0.name, weight: $0.weight) }
        documents = evaluation.documents.map { document in
            let results = Dictionary(
                document.scores.map { ($0.field, $0.result) }, uniquingKeysWith: { first, _ in first })
            let outcome = document.sample.outcome
            return Document(
                name: document.name, label: document.sample.label.fingerprint, verdict: outcome.verdict,
                results: fields.map { results[$0.name] }, cost: outcome.cost?.dollars,
                seconds: outcome.seconds)
        }
    }

    init(
        kind: String, folder: String, strategy: String, model: String, engine: String, schemaDigest: String,
        strategyDigest: String, createdAt: String, judge: JudgeRecord.Identity? = nil, fields: [Field],
        documents: [Document]
    ) {
        self.kind = kind
        self.folder = folder
        self.strategy = strategy
        self.model = model
        self.engine = engine
        self.schemaDigest = schemaDigest
        self.strategyDigest = strategyDigest
        self.createdAt = createdAt
        self.judge = judge
        self.fields = fields
        self.documents = documents
    }
}

extension Baseline.Document {
    /// Right and labelled values.
    var counts: (right: Int, values: Int) {
        let scored = results.compactMap(\.self)
        return (scored.count(where: \.isRight), scored.count)
    }

    var isAllRight: Bool { counts.values > 0 && counts.right == counts.values }
}

extension Label {
    /// 64 bits of FNV-1a over the canonical form, as hexadecimal digits: tells a changed label, and guards nothing.
    var fingerprint: String {
        let text = JSON.object(JSONObject(fields.map { ($0.name, $0.expected) })).text(.canonical)
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
