/// Whether two strategies that judged the same documents differ: only the documents where one is right and the
/// other wrong tell (McNemar, Psychometrika 12, 1947). The mid-p variant is used for decisions: the exact test
/// is conservative, mid-p keeps 5 % and sees more (Fagerland, Lydersen and Laake, BMC Medical Research
/// Methodology 13:91, 2013).
public struct McNemar: Sendable, Hashable {
    /// Documents where the first is right and the second wrong.
    public let firstOnly: Int
    /// Documents where the second is right and the first wrong.
    public let secondOnly: Int

    public init(firstOnly: Int, secondOnly: Int) {
        self.firstOnly = firstOnly
        self.secondOnly = secondOnly
    }

    public var discordant: Int { firstOnly + secondOnly }

    /// Two-sided exact conditional p; 1 where no document tells the two apart.
    public var exactP: Double {
        guard discordant > 0 else { return 1 }
        return min(1, 2 * FairBinomial.lowerTail(min(firstOnly, secondOnly), in: discordant))
    }

    /// Two-sided mid-p: the exact p less the probability of what was observed.
    public var midP: Double {
        guard discordant > 0 else { return 1 }
        let fewer = min(firstOnly, secondOnly)
        let point = FairBinomial.probability(of: fewer, in: discordant)
        let tail = 2 * FairBinomial.lowerTail(fewer, in: discordant)
        return firstOnly == secondOnly ? 1 - point : min(1, tail - point)
    }
}
