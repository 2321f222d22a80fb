public import AssayCore
import Foundation

extension ModelCatalogue {
    /// Counts against the budget what a run has spent before, so that it holds for all of the run. A call whose ending
    /// nobody saw counts with the most that it can have cost.
    public func countSpending(of run: RunRecord, in ledger: Ledger) async throws(AssayError) {
        guard let budget = allowance.budget else { return }
        let spending = try ledger.spending(in: run)
        let unseen = spending.unpriced.map { call in
            prices.price(of: call.model, on: day).map { call.mostCost(at: $0) } ?? 0
        }
        await budget.count(spending.known + unseen.reduce(0, +))
    }
}

extension UnpricedCall {
    fileprivate func mostCost(at price: Price) -> Decimal {
        CallEstimate().cost(requestBytes: request.utf8.count, outputTokens: outputLimit, at: price)
    }

    /// The limit on the reply, under the name that each API has for it.
    private var outputLimit: Int {
        let body = try? JSON(parsing: request)
        let names = ["max_tokens", "max_completion_tokens", "max_output_tokens"]
        let stated =
            names.compactMap { body?[$0]?.number?.int }
            + [
                body?["generationConfig"]?["maxOutputTokens"]?.number?.int
            ].compactMap(\.self)
        return stated.first ?? 0
    }
}
