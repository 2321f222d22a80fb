import AssayCore
import Foundation

/// Recorded answers, given again for the same questions: `replay/<file>`. The file holds one JSON object a
/// line, as `ReplayRecord` writes it.
struct ReplayModel: LanguageModel {
    let name: String
    let version: String
    private let records: [String: ReplayRecord]
    private let askers: [ReplayRecord.Asker]

    /// - Parameters:
    ///   - name: `replay/<file>`.
    ///   - text: the file's lines.
    init(name: String, text: String) throws(DefinitionError) {
        var records: [String: ReplayRecord] = [:]
        var askers: [ReplayRecord.Asker] = []
        for (index, line) in text.split(separator: "\n").enumerated() {
            let record = try ReplayRecord(parsing: String(line), at: "/\(index)")
            if !askers.contains(record.asker) { askers.append(record.asker) }
            records[record.key] = record
        }
        self.name = name
        self.records = records
        self.askers = askers
        version = String(Digest.hex(text).prefix(12))
    }

    /// The rungs that the recorded questions were asked on, the strictest first.
    var rungs: [ForcingRung] {
        let used = Set(records.values.map(\.rung))
        return ForcingRung.allCases.filter(used.contains)
    }

    func reply(to request: ModelRequest) async throws(ModelFailure) -> ModelReply {
        for asker in askers {
            let key = RequestKey.text(of: request, to: asker.model, parameters: asker.parameters)
            if let record = records[key] { return record.reply }
        }
        // 422, so that the ladder goes on to the rungs below: which one was recorded is not known before.
        throw ModelFailure(
            .fatalForItem, status: 422, code: "not-recorded",
            message: "\(name) holds no answer to this question")
    }
}
