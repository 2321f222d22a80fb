public import AssayCore
public import Foundation
import GRDB

/// Whose word on texts that are not equal goes into an evaluation.
public enum JudgeUse: Sendable, Hashable {
    case nobody
    /// The one that was asked last about the run's folder, by the rubric of the run's schema.
    case kept
    /// That one, as far as the ledger has it.
    case like(JudgeRecord.Identity)
}

extension Ledger {
    /// Keeps what a judge said about the texts of a folder. What the same judge said before stays beside it; its agreement
    /// is that of now, and calls and money add up.
    ///
    /// - Parameter cost: US dollars of these calls; nil where a price is unknown, which the sum then is too.
    public func keep(
        _ judge: JudgeRecord.Identity, agreement: JudgeAgreement, judgements: [Judgement], calls: Int,
        cost: Decimal?, schema: DocumentSchema, folder: String
    ) throws(AssayError) {
        try write { database in
            let key: StatementArguments = [folder, schema.name, judge.model, judge.rubric, judge.repeats]
            let known = try Row.fetchOne(
                database,
                sql: """
                    SELECT calls, cost FROM judges
                    WHERE folder = ? AND schema_name = ? AND model = ? AND rubric = ? AND repeats = ?
                    """, arguments: key)
            let sum = Self.sum(known, cost)
            let counts = agreement.counts
            let id = try Int64.fetchOne(
                database,
                sql: """
                    INSERT INTO judges (folder, schema_name, model, rubric, repeats, both_same, people_same,
                    judge_same, both_different, kappa, kappa_low, kappa_high, counts, calls, cost, created_at,
                    used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET both_same = excluded.both_same,
                    people_same = excluded.people_same, judge_same = excluded.judge_same,
                    both_different = excluded.both_different, kappa = excluded.kappa,
                    kappa_low = excluded.kappa_low, kappa_high = excluded.kappa_high,
                    counts = excluded.counts, calls = excluded.calls, cost = excluded.cost,
                    used_at = excluded.used_at RETURNING id
                    """,
                arguments: key + [
                    counts[1][1], counts[1][0], counts[0][1], counts[0][0], agreement.kappa.kappa,
                    agreement.kappa.interval?.low, agreement.kappa.interval?.high, agreement.isEnough,
                    (known?["calls"] ?? 0) + calls, sum?.description, Timestamp.now(), Timestamp.precise(),
                ])
            for judgement in judgements { try Self.insert(judgement, of: id, into: database) }
        }
    }

    private static func sum(_ known: Row?, _ cost: Decimal?) -> Decimal? {
        guard let known else { return cost }
        guard let cost, let before = (known["cost"] as String?).flatMap(decimal) else { return nil }
        return before + cost
    }

    private static func insert(
        _ judgement: Judgement, of judge: Int64?, into database: Database
    ) throws {
        let votes = JSON.array(judgement.votes.map { $0.map { .string($0.rawValue) } ?? .null })
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO judgements (judge_id, field, expected, candidate, is_same, votes)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                judge, judgement.about.field, judgement.about.expected, judgement.about.candidate,
                judgement.isSame, votes.text(.compact),
            ])
    }

    /// Whose word goes into an evaluation of the run; nil where nobody was asked.
    public func judge(of run: RunRecord, _ use: JudgeUse) throws(AssayError) -> JudgeRecord? {
        switch use {
        case .nobody: return nil
        case .kept: return try judge(of: run, "", [])
        case .like(let identity):
            return try judge(of: run, "AND model = ? AND repeats = ?", [identity.model, identity.repeats])
        }
    }

    private func judge(
        of run: RunRecord, _ condition: String, _ arguments: StatementArguments
    ) throws(AssayError) -> JudgeRecord? {
        guard let rubric = ModelJudge.rubric(for: try schema(of: run)) else { return nil }
        return try read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT * FROM judges WHERE folder = ? AND schema_name = ? AND rubric = ? \(condition)
                    ORDER BY used_at DESC, id DESC LIMIT 1
                    """, arguments: [run.folder, run.schemaName, rubric] + arguments)
            guard let row else { return nil }
            let judgements = try Row.fetchAll(
                database, sql: "SELECT * FROM judgements WHERE judge_id = ? ORDER BY rowid",
                arguments: [row["id"] as Int64])
            return JudgeRecord(row: row, judgements: judgements.compactMap(Judgement.init(row:)))
        }
    }

    private static func decimal(_ text: String) -> Decimal? {
        Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
    }
}

extension JudgeRecord {
    fileprivate init(row: Row, judgements: [Judgement]) {
        self.init(
            identity: Identity(model: row["model"], rubric: row["rubric"], repeats: row["repeats"]),
            agreement: JudgeAgreement(counts: [
                [row["both_different"], row["judge_same"]], [row["people_same"], row["both_same"]],
            ]), judgements: judgements, calls: row["calls"],
            cost: (row["cost"] as String?).flatMap(Double.init))
    }
}

extension Judgement {
    fileprivate init?(row: Row) {
        guard let votes = try? JSON(parsing: row["votes"] as String).array else { return nil }
        self.init(
            about: JudgeCase(field: row["field"], expected: row["expected"], candidate: row["candidate"]),
            votes: votes.map { $0.string.flatMap(Vote.init(rawValue:)) })
    }
}
