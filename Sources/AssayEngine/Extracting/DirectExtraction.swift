import AssayCore
import Foundation

/// The methods that ask nobody. What is settled by the steps before keeps its values.
struct DirectExtraction: Sendable {
    let assessor: Assessor

    /// By structured data inside the file; nil where it carries nothing that the schema knows and other methods are
    /// there to say so.
    func embedded(
        _ prepared: PreparedDocument, _ settled: SettledValues, number: Int, isAlone: Bool
    ) -> Attempt? {
        let start = ContinuousClock.now
        let found = EmbeddedExtractor(schema: assessor.schema).extract(prepared.document.embedded)
        guard isAlone || found.values.object?.isEmpty == false else { return nil }
        let assessed = assessor.assess(
            settled.completing(found.values), of: prepared, known: settled.evidence,
            origins: found.origins.merging(settled.origins) { $1 })
        return attempt(assessed, number: number, since: start)
    }

    /// By the schema's captions and kinds.
    func rules(_ prepared: PreparedDocument, _ settled: SettledValues, number: Int) -> Attempt {
        let start = ContinuousClock.now
        let found = prepared.ruled
        let own = found.evidence.filter { settled.values[$0.key.field ?? ""] == nil }
        let assessed = assessor.assess(
            settled.completing(found.values), of: prepared, known: own.merging(settled.evidence) { $1 },
            origins: found.origins.merging(settled.origins) { $1 })
        return attempt(assessed, number: number, since: start)
    }

    private func attempt(
        _ assessed: (extraction: Extraction, findings: [Finding]), number: Int,
        since start: ContinuousClock.Instant
    ) -> Attempt {
        Attempt(
            number: number, purpose: number == 1 ? .first : .cascade, calls: [],
            extraction: assessed.extraction, findings: assessed.findings,
            seconds: (ContinuousClock.now - start).inSeconds)
    }
}
