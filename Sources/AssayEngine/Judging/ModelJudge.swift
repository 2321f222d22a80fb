public import AssayCore
import Crypto
public import Foundation

// Judging: a model asked whether two writings of a text mean the same. Its calls are in the ledger as all others are, so
// that a second comparison costs nothing.

/// Asks one model about pairs of texts, each in both orders and more than once.
public struct ModelJudge: Sendable {
    /// What was said, and what that cost.
    public struct Round: Sendable {
        public var judgements: [Judgement] = []
        /// Calls that were sent; those answered from the ledger are not among them.
        public var calls = 0
        public var usage = TokenUsage()
        /// US dollars; nil where a price is unknown.
        public var cost: Decimal? = 0

        fileprivate mutating func count(_ call: ModelCall) {
            guard !call.isCached else { return }
            calls += 1
            if case .replied(let reply) = call.ending { usage = usage + reply.usage }
            cost = cost.flatMap { cost in call.cost.map { cost + $0 } }
        }
    }

    private let client: ModelClient
    private let ledger: Ledger
    private let repeats: Int
    private let isFresh: Bool

    /// Stands for the document with the calls in the ledger: a judge looks at none.
    static let document = "judge"

    /// - Parameter repeats: how often each order is asked; a case costs twice as many calls.
    public init(client: ModelClient, ledger: Ledger, repeats: Int = 2, isFresh: Bool = false) {
        self.client = client
        self.ledger = ledger
        self.repeats = max(1, repeats)
        self.isFresh = isFresh
    }

    /// The model's name.
    public var name: String { client.name }

    /// What its judgements are kept under; nil where the schema has no field to judge.
    public func identity(for schema: DocumentSchema) -> JudgeRecord.Identity? {
        Self.rubric(for: schema).map {
            JudgeRecord.Identity(model: name, rubric: $0, repeats: repeats)
        }
    }

    /// Digest of all that a judge goes by.
    static func rubric(for schema: DocumentSchema) -> String? {
        JudgePrompt.rubric(for: schema).map { Digest.hex($0) }
    }

    /// One judgement a case, in order. Throws where no call of this model can succeed, and where the ledger can't be
    /// written; a call that fails otherwise is a vote that can't be used.
    public func round(
        of cases: [JudgeCase], schema: DocumentSchema, in run: RunRecord
    ) async throws(AssayError) -> Round {
        var round = Round()
        let secret = try ledger.secret()
        for about in cases {
            let prompt = JudgePrompt(about: about, schema: schema)
            let boundary = Self.boundary(of: about, secret: secret)
            var votes: [Judgement.Vote?] = []
            for calls in await ballot(prompt, boundary) {
                for call in calls { round.count(try ledger.record(call, of: Self.document, in: run)) }
                votes.append(try Self.vote(in: calls.last?.ending))
            }
            round.judgements.append(Judgement(about: about, votes: votes))
        }
        return round
    }

    /// All votes on one case at once, in order.
    private func ballot(_ prompt: JudgePrompt, _ boundary: String) async -> [[ModelCall]] {
        let votes = repeats * 2
        return await withTaskGroup(of: (Int, [ModelCall]).self) { group in
            for vote in 0..<votes {
                group.addTask {
                    let request = prompt.request(vote: vote, boundary: boundary)
                    return (vote, await client.call(request, cached: cachedReply))
                }
            }
            var calls = [[ModelCall]](repeating: [], count: votes)
            for await (vote, made) in group { calls[vote] = made }
            return calls
        }
    }

    private func cachedReply(_ key: String) async -> ModelReply? {
        isFresh ? nil : (try? ledger.reply(toRequest: key)) ?? nil
    }

    private static func vote(in ending: ModelCall.Ending?) throws(AssayError) -> Judgement.Vote? {
        switch ending {
        case .replied(let reply): return JudgePrompt.vote(in: reply)
        case .failed(let failure) where failure.kind == .fatalForRun:
            throw AssayError(
                failure.message, at: failure.code, hint: "Name another model with --judge, or leave it out.",
                exit: .missingTool)
        case .failed, nil: return nil
        }
    }

    /// Unknown to whoever wrote the texts, and the same whenever the same ledger asks about them again.
    private static func boundary(of about: JudgeCase, secret: Data) -> String {
        let texts = [about.field, about.expected, about.candidate].joined(separator: "\u{0}")
        let code = HMAC<SHA256>.authenticationCode(for: Data(texts.utf8), using: SymmetricKey(data: secret))
        return String(Digest.hexDigits(code).prefix(16))
    }
}
