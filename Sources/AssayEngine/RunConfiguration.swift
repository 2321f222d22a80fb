public import AssayCore
import Foundation

/// What a run does, with its digest: two runs of one digest do the same to the same documents.
public struct RunConfiguration: Sendable, Hashable {
    public let schemaName: String
    public let schemaDigest: String
    /// The schema's file as compact JSON, `x-assay` included.
    public let schema: String
    /// Settings under which the ledger keeps what is read.
    public let reading: String
    public let strategyName: String
    public let strategyDigest: String
    /// Resolved, as canonical JSON.
    public let strategy: String
    /// `provider/model`; empty for rules.
    public let model: String
    /// Version of this program, its prompt, its rules, its confidences and what reads.
    public let engine: String
    /// Over all of the above, names left out.
    public let digest: String

    public init(schema: DocumentSchema, strategy: Strategy, readerVersion: String) {
        schemaName = schema.name
        schemaDigest = Digest.hex(schema.canonicalJSON.text(.canonical) + schema.guidance)
        self.schema = schema.source.text(.compact)
        reading = StoredReader.settings(strategy.reader, readerVersion: readerVersion)
        strategyName = strategy.name
        self.strategy = strategy.canonicalJSON.text(.canonical)
        strategyDigest = Digest.hex(strategy.answeringJSON.text(.canonical))
        model = strategy.extract.models.joined(separator: ", ")
        engine =
            "assay \(Version.current); prompt \(PromptVersion.current); rules \(RulesVersion.current); "
            + "confidence \(FieldConfidence.version); \(readerVersion)"
        digest = Digest.hex([schemaDigest, strategyDigest, engine].joined(separator: "\n"))
    }
}

/// The program's own version.
public enum Version {
    /// Semantic version.
    public static let current = "0.1.0"
}

extension Strategy.Method {
    /// Names of the models that may be asked, in order.
    public var models: [String] {
        switch self {
        case .rules, .embedded: []
        case .model(let options): [options.model] + options.fallback.map(\.model)
        case .cascade(let steps): steps.flatMap(\.models)
        }
    }
}
