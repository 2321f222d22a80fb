/// What is told about a judge: before its scores in a comparison, and beside them in reports.
public enum JudgeText {
    /// What one command asked; two lines at most. Ends with a line break.
    ///
    /// - Parameters:
    ///   - judgements: of what the runs left open.
    ///   - calls: that were sent; what the ledger answered is not among them.
    ///   - cost: US dollars; nil where a price is unknown.
    public static func text(
        name: String, agreement: JudgeAgreement, judgements: [Judgement], calls: Int, cost: Double?
    ) -> String {
        let same = judgements.count { $0.isSame }
        let torn = judgements.count(where: \.isTorn)
        let work =
            "of \(Figures.counted(judgements.count, "pair")) of texts that are not equal it calls \(same) the same, torn on "
            + "\(torn) (\(Figures.counted(calls, "call")), \(Figures.dollars(cost)))"
        return "judge \(name): \(agreement.sentence)\n  \(work)\n"
    }

    /// One sentence for each judge of these runs, with what hangs on its word.
    static func sentences(_ named: [(name: String, evaluation: RunEvaluation)]) -> [String] {
        var judges: [JudgeRecord] = []
        for case let judge? in named.map(\.evaluation.judge) where !judges.contains(judge) {
            judges.append(judge)
        }
        return judges.map { judge in
            let runs = named.filter { $0.evaluation.judge == judge }
            return who(judge) + " " + runs.map { counted($0.name, $0.evaluation) }.joined(separator: "; ")
                + "."
        }
    }

    private static func who(_ judge: JudgeRecord) -> String {
        let times = judge.identity.repeats == 1 ? "once" : "\(judge.identity.repeats) times"
        return
            "Texts that are not equal were put to a judge, \(judge.identity.model), \(times) in each order "
            + "(rubric \(judge.identity.rubric.prefix(12)), \(Figures.counted(judge.calls, "call")), "
            + "\(Figures.dollars(judge.cost))): it \(judge.agreement.sentence)."
    }

    private static func counted(_ name: String, _ evaluation: RunEvaluation) -> String {
        let judged = evaluation.judged
        let same = judged.count { $0.judgement.isSame }
        let text = "\(name): it calls \(same) of \(judged.count) the same"
        let missing = evaluation.unjudged.count
        return missing == 0 ? text : text + ", and was not asked about \(missing)"
    }
}

/// The same for programs.
enum JudgeJSON {
    /// Null where nobody was asked.
    static func json(_ evaluation: RunEvaluation) -> JSON {
        guard let judge = evaluation.judge else { return .null }
        let kappa = judge.agreement.kappa
        return [
            "model": .string(judge.identity.model), "rubric": .string(judge.identity.rubric),
            "repeats": .count(judge.identity.repeats), "counts": .bool(judge.agreement.isEnough),
            "agreement": [
                "cases": .count(kappa.cases), "agreed": .count(kappa.agreed), "kappa": .figure(kappa.kappa),
                "interval": .interval(kappa.interval),
            ],
            "calls": .count(judge.calls), "cost": .figure(judge.cost),
            "not_asked": .count(evaluation.unjudged.count),
            "judged": .array(evaluation.judged.map { judged($0.document, $0.judgement) }),
        ]
    }

    private static func judged(_ document: String, _ judgement: Judgement) -> JSON {
        .object(JSONObject([("document", .string(document))] + members(of: judgement)))
    }

    static func members(of judgement: Judgement) -> [(String, JSON)] {
        [
            ("field", .string(judgement.about.field)), ("expected", .string(judgement.about.expected)),
            ("candidate", .string(judgement.about.candidate)), ("same", .bool(judgement.isSame)),
            ("votes", .array(judgement.votes.map { $0.map { .string($0.rawValue) } ?? .null })),
        ]
    }
}

extension Judgement {
    /// `{"field": …, "expected": …, "candidate": …, "same": true, "votes": ["same", null]}`.
    public var json: JSON { .object(JSONObject(JudgeJSON.members(of: self))) }
}
