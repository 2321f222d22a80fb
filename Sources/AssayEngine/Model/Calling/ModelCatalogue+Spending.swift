public import AssayCore
import Foundation

extension ModelCatalogue {
    /// Counts against the budget what a run has spent before, so that it holds for all of the run. A call whose ending
    /// nobody saw counts with the most that it can have cost.
    public func countSpending(of run: RunRecord, in ledger: Ledger) async throws(AssayError) {
        guard let budget = allowance.budget else { return }
        let spending = try ledger.spending(in: run)
        let unseen = spending.unpriced.map { call in
            prices.price(of: call.model, on: day).map {
                CallEstimate().cost(ofRecorded: call.request, at: $0)
            } ?? 0
        }
        await budget.count(spending.known + unseen.reduce(0, +))
    }
}
