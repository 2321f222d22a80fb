import AssayCore
import AssayTestSupport
import Testing

@Suite struct RepairMachineTests {
    private let check = Check(
        id: "adds-up", severity: .hard,
        form: .sum(SumCheck(terms: [.init("subtotal"), .init("rows.amount")], equals: "total")))

    private func machine(
        _ attempts: Int = 2, on: Set<Verdict.Word> = [.invalid, .unclear],
        scope: RepairOptions.Scope = .failingFields
    )
        -> RepairMachine
    {
        RepairMachine(
            options: RepairOptions(attempts: attempts, scope: scope, on: on), maxOutputTokens: 100,
            checks: [check])
    }

    private func attempt(
        _ value: JSON?, _ codes: FindingCode..., stop: ModelReply.Stop = .complete
    ) -> AttemptSummary {
        AttemptSummary(values: value.map { ["total": $0] }, findings: codes.map { finding($0) }, stop: stop)
    }

    private func finding(_ code: FindingCode) -> Finding {
        let isHard = [.hardCheckFailed, .schemaViolation, .noParsableOutput, .notReadableAsKind].contains(
            code)
        return Finding(isHard ? .invalid : .unclear, code, at: "total", message: code.rawValue)
    }

    @Test func `A VALID attempt is accepted`() {
        var machine = machine()
        #expect(machine.next(after: attempt(1)) == .accept)
    }

    @Test func `What is wrong is asked again, for its fields`() {
        var machine = machine()
        let wrong = attempt(1, .notReadableAsKind)
        #expect(machine.next(after: wrong) == .reask(fields: ["total"], findings: wrong.findings))
    }

    @Test func `A failing check is asked again for all of its fields`() {
        var machine = machine()
        let finding = Finding(.invalid, .hardCheckFailed, at: "total", check: "adds-up", message: "")
        let decision = machine.next(after: AttemptSummary(values: [:], findings: [finding], stop: .complete))
        #expect(decision == .reask(fields: ["total", "subtotal", "rows"], findings: [finding]))
    }

    @Test func `What concerns the whole answer is asked again as a whole`() {
        var machine = machine()
        let finding = Finding(.invalid, .noParsableOutput, message: "")
        let decision = machine.next(after: AttemptSummary(values: nil, findings: [finding], stop: .complete))
        #expect(decision == .reask(fields: nil, findings: [finding]))
    }

    @Test func `The scope all asks for every field`() {
        var machine = machine(scope: .all)
        let wrong = attempt(1, .schemaViolation)
        #expect(machine.next(after: wrong) == .reask(fields: nil, findings: wrong.findings))
    }

    @Test func `Verdicts that the strategy does not name are left alone`() {
        var machine = machine(on: [.invalid])
        #expect(machine.next(after: attempt(1, .notGrounded)) == .giveUp(.notRepaired))
        var off = self.machine(0)
        #expect(off.next(after: attempt(1, .schemaViolation)) == .giveUp(.notRepaired))
    }

    @Test func `Of an INVALID attempt only what the strategy repairs is asked`() {
        var machine = machine(on: [.invalid])
        let decision = machine.next(after: attempt(1, .schemaViolation, .notGrounded))
        #expect(decision == .reask(fields: ["total"], findings: [finding(.schemaViolation)]))
    }

    @Test(arguments: [
        FindingCode.lowReadingConfidence, .ambiguous, .ambiguousDate, .hiddenText, .instructionInDocument,
        .inputCut,
        .disagreement,
    ])
    func `What no answer can mend is not asked`(code: FindingCode) {
        var machine = machine()
        #expect(machine.next(after: attempt(1, code)) == .giveUp(.nothingToAsk))
    }

    @Test func `Nothing is asked about a blank page`() {
        var machine = machine()
        #expect(machine.next(after: attempt(1, .blankDocument, .notGrounded)) == .giveUp(.nothingToAsk))
    }

    @Test(arguments: [FindingCode.notGrounded, .requiredMissing])
    func `A model that stands by its answer is asked only once`(code: FindingCode) {
        var machine = machine(5)
        #expect(machine.next(after: attempt(1, code, .softCheckFailed)) != .giveUp(.nothingToAsk))
        #expect(machine.next(after: attempt(2, code)) == .giveUp(.nothingToAsk))
    }

    @Test func `After the last repair it stops`() {
        var machine = machine(1)
        _ = machine.next(after: attempt(1, .schemaViolation, .softCheckFailed))
        #expect(machine.next(after: attempt(2, .softCheckFailed)) == .giveUp(.attemptsUsed))
    }

    @Test func `The same values or the same findings are no progress`() {
        var values = machine(5)
        _ = values.next(after: attempt(1, .schemaViolation))
        #expect(values.next(after: attempt(1, .hardCheckFailed)) == .giveUp(.noProgress))
        var findings = machine(5)
        _ = findings.next(after: attempt(1, .schemaViolation))
        #expect(findings.next(after: attempt(2, .schemaViolation)) == .giveUp(.noProgress))
    }

    @Test func `A worse answer ends the repair`() {
        var machine = machine(5)
        _ = machine.next(after: attempt(1, .softCheckFailed))
        #expect(machine.next(after: attempt(2, .hardCheckFailed)) == .giveUp(.worse))
    }

    @Test func `A refusal ends it`() {
        var machine = machine()
        #expect(machine.next(after: attempt(nil, .refused, stop: .refused("policy"))) == .giveUp(.refused))
    }

    @Test func `A reply that was cut off gets room once`() {
        var machine = machine(0)
        let cut = attempt(1, .truncated, stop: .truncated)
        #expect(machine.next(after: cut) == .moreRoom(maxOutputTokens: 200))
        #expect(machine.next(after: cut) == .giveUp(.truncatedTwice))
    }

    @Test func `A reply that was cut off in a loop gets no room for more of it`() {
        var machine = RepairMachine(options: RepairOptions(), maxOutputTokens: 100)
        let cut = AttemptSummary(values: nil, findings: [], stop: .truncated, isRunaway: true)
        #expect(machine.next(after: cut) == .giveUp(.runaway))
    }

    @Test func `Room is no repair`() {
        var machine = machine(1)
        _ = machine.next(after: attempt(1, .truncated, stop: .truncated))
        let wrong = attempt(1, .schemaViolation)
        #expect(machine.next(after: wrong) == .reask(fields: ["total"], findings: wrong.findings))
    }

    @Test func `The best attempt has the least severe and fewest findings, the earlier of equal ones`() {
        let attempts = [
            attempt(1, .hardCheckFailed), attempt(2, .notGrounded, .softCheckFailed),
            attempt(3, .notGrounded),
            attempt(4, .requiredMissing), attempt(5, .truncated, stop: .truncated), attempt(nil),
        ]
        #expect(RepairMachine.best(of: attempts) == 2)
        #expect(RepairMachine.best(of: []) == nil)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `It always ends in time, and more repairs never lower the verdict`(seed: UInt64) {
        let verdicts = (0...4).map { attempts -> Int in
            var generator = SeededGenerator(seed: seed)
            var machine = machine(attempts)
            var made: [AttemptSummary] = []
            while true {
                made.append(random(&generator))
                switch machine.next(after: made[made.count - 1]) {
                case .reask, .moreRoom:
                    #expect(made.count <= attempts + 1)
                    if made.count > attempts + 2 { return -1 }
                case .accept, .giveUp: return trust(made)
                }
            }
        }
        #expect(verdicts == verdicts.sorted())
    }

    private func random(_ generator: inout SeededGenerator) -> AttemptSummary {
        let codes = (0..<Int.random(in: 0...3, using: &generator)).compactMap { _ in
            FindingCode.allCases.randomElement(using: &generator)
        }
        let stops: [ModelReply.Stop] = [.complete, .complete, .complete, .truncated, .refused("")]
        return AttemptSummary(
            values: ["total": .number(JSONNumber(Int.random(in: 0...3, using: &generator)))],
            findings: codes.map(finding),
            stop: stops.randomElement(using: &generator) ?? .complete)
    }

    private func trust(_ attempts: [AttemptSummary]) -> Int {
        guard let best = RepairMachine.best(of: attempts) else { return -1 }
        return switch Verdict(attempts[best].findings).word {
        case .valid: 2
        case .unclear: 1
        case .invalid: 0
        }
    }
}
