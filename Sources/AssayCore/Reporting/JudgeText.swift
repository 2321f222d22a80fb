/// What `assay compare --judge` tells about the judge, before its scores.
public enum JudgeText {
    /// Two lines at most. Ends with a line break.
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
}
