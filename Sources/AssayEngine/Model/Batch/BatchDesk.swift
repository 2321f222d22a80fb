import AssayCore
import Foundation

/// How patient a run is with its jobs.
public struct BatchPace: Sendable, Hashable {
    /// Seconds between two looks at a job: at first, and at most.
    public var first: Double
    public var longest: Double
    /// Seconds after which a job that its provider doesn't list was never taken. Providers list a job at once; the
    /// pause is for the one that was being taken when this program was killed.
    public var settling = 30.0
    /// Jobs in which one question may fail in passing, in one command.
    var tries = 3
    /// Looks and submissions in a row that may fail in passing.
    var troubles = 20

    public init(first: Double = 5, longest: Double = 60) {
        self.first = first
        self.longest = max(first, longest)
    }
}

/// What happened to a run's jobs.
public enum BatchEvent: Sendable, Hashable {
    case submitted(id: String, requests: Int, model: String)
    /// One that was sent before this program was killed.
    case foundAgain(id: String, requests: Int)
    case collected(id: String, requests: Int)
    /// Nobody is done yet.
    case waiting(jobs: Int, requests: Int)
}

/// Sends a run's questions as jobs and fetches what became of them. Each step is in the ledger before the next one. An
/// actor, for what it has seen of listings and troubles in this command.
actor BatchDesk {
    let ledger: Ledger
    let run: RunRecord
    let lanes: [BatchLane.ID: BatchLane]
    let pace: BatchPace
    let clock: CallClock
    let allowance: RunAllowance
    let onEvent: @Sendable (BatchEvent) -> Void
    /// When a job was first missed in a listing.
    var missedSince: [Int64: Double] = [:]
    /// Jobs at providers that are somebody else's.
    var foreign: Set<String> = []
    private var troubles = 0
    /// Why no question of this run can be answered, as a result said.
    var fatal: AssayError?
    /// Why no more jobs are sent, where the run's limits forbid it.
    private(set) var hindrance: AssayError?
    /// Lowered where a provider says that a job is too large.
    var limits: [BatchLane.ID: BatchLimits] = [:]

    init(
        ledger: Ledger, run: RunRecord, lanes: [BatchLane], pace: BatchPace, clock: CallClock,
        allowance: RunAllowance,
        onEvent: @escaping @Sendable (BatchEvent) -> Void
    ) {
        self.ledger = ledger
        self.run = run
        self.lanes = Dictionary(lanes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.pace = pace
        self.clock = clock
        self.allowance = allowance
        self.onEvent = onEvent
    }

    /// Sends what no job has. Stops where a provider wants to be left alone for now.
    func submit(until stop: StopRequest) async throws(AssayError) {
        hindrance = nil
        for id in try ledger.lanesWithNewBatchItems(in: run) {
            guard let lane = lanes[id] else { continue }
            while !stop.isSet {
                let limits = limits[id] ?? lane.batch.limits
                let items = try await allowed(
                    try ledger.newBatchItems(of: id, in: run, within: limits), over: lane)
                guard !items.isEmpty, try await submit(items, over: lane) else { break }
            }
        }
    }

    /// As many as there is time and money for; the money is counted.
    private func allowed(_ items: [BatchItem], over lane: BatchLane) async throws(AssayError) -> [BatchItem] {
        guard !items.isEmpty else { return [] }
        guard allowance.hasTime() else {
            hindrance = LimitReached.deadline.error(LimitReached.deadlineMessage)
            return []
        }
        guard let budget = allowance.budget else { return items }
        var fitting: [BatchItem] = []
        for item in items {
            guard let cost = lane.mostCost(of: item), await budget.countIfLeft(cost) else {
                hindrance = LimitReached.budget.error(
                    "the next request of a batch job might pass the budget of $\(budget.limit)")
                break
            }
            fitting.append(item)
        }
        return fitting
    }

    /// Counts what is in jobs already with the most that it can cost.
    func countSent() async throws(AssayError) {
        guard let budget = allowance.budget else { return }
        for item in try ledger.sentBatchItems(in: run) {
            await budget.count(lanes[item.lane]?.mostCost(of: item) ?? 0)
        }
    }

    /// Counts what a request has cost in place of what it might have.
    func correct(_ item: BatchItem, over lane: BatchLane, cost: Decimal?) async {
        guard let budget = allowance.budget, let cost, let most = lane.mostCost(of: item) else { return }
        await budget.count(cost - most)
    }

    /// The job is not, so neither are its costs.
    func withdraw(_ job: BatchJob, over lane: BatchLane) async throws(AssayError) {
        if allowance.budget != nil {
            for item in try ledger.openItems(of: job).values { await correct(item, over: lane, cost: 0) }
        }
        try ledger.withdraw(job)
    }

    /// Counts what may pass; throws where it doesn't.
    func note(_ trouble: BatchTrouble, with lane: BatchLane) throws(AssayError) {
        troubles += 1
        switch trouble {
        case .passing, .uncertain: if troubles >= pace.troubles { throw Self.error(trouble.failure, lane) }
        case .refused(let failure): throw Self.error(failure, lane)
        }
    }

    func noteSuccess() { troubles = 0 }

    static func error(_ failure: ModelFailure, _ lane: BatchLane) -> AssayError {
        AssayError(
            failure.message, at: "batch jobs of \(lane.known.name), \(failure.code)",
            hint: "What is left stays pending, and jobs that were taken go on: give the same command again.",
            exit: .missingTool)
    }

    /// Looks after every open job once; true where one has ended.
    func look() async throws(AssayError) -> Bool {
        var hasEnded = false
        for job in try ledger.openBatchJobs(of: run) {
            guard let lane = lanes[job.lane] else { continue }
            switch job.state {
            case .sending: try await recover(job, over: lane)
            case .running: if try await collect(job, over: lane) { hasEnded = true }
            case .ended: break
            }
        }
        if let fatal { throw fatal }
        return hasEnded
    }

    /// A job at another address than the strategy's can't be looked after.
    func checkAddresses() throws(AssayError) {
        for job in try ledger.openBatchJobs(of: run) where lanes[job.lane] == nil {
            throw AssayError(
                "a batch job of this run is at \(job.lane.address), which is not where \(job.lane.model) is now",
                hint: "Set the address as it was when the job was sent, or begin anew with --fresh.")
        }
    }

    /// Whether nothing waits for a job or for a result. What was given up in this command counts as nothing.
    func isDone() throws(AssayError) -> Bool {
        let open = try ledger.openBatchJobs(of: run)
        if !open.isEmpty {
            onEvent(.waiting(jobs: open.count, requests: open.map(\.requests).reduce(0, +)))
        }
        let unsent = try ledger.lanesWithNewBatchItems(in: run)
        return open.isEmpty && (hindrance != nil || unsent.isDisjoint(with: lanes.keys))
    }
}
