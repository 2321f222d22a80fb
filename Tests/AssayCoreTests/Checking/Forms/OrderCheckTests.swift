import AssayCore
import Testing

@Suite struct OrderCheckTests {
    private let dates = Check.Form.order(OrderCheck(fields: ["issue", "due"]))
    private let numbers = Check.Form.order(OrderCheck(fields: ["net", "tax", "total"]))

    @Test func `A later field that lies before is the one to look at`() {
        #expect(
            problems(dates, ["issue": "2026-03-12", "due": "2026-03-01"])
                == ["due: issue 2026-03-12 is after due 2026-03-01"])
        #expect(
            problems(numbers, ["net": 9, "tax": 10, "total": money("9.5")]) == [
                "total: tax 10 is more than total 9.5"
            ])
    }

    @Test(
        arguments: [
            ["issue": "2026-03-12", "due": "2026-03-12"], ["issue": "2026-03-12", "due": "2026-04-01"],
            ["issue": "2026-03-12", "due": nil], ["issue": nil, "due": "2026-03-12"],
            ["issue": "12 March", "due": "2026-03-12"], ["issue": 5, "due": "2026-03-12"],
        ] as [JSON])
    func `Equal, ascending, null and unreadable values pass`(values: JSON) {
        #expect(problems(dates, values).isEmpty)
    }

    @Test func `Nulls are passed over`() {
        #expect(
            problems(numbers, ["net": 9, "tax": nil, "total": 3]) == ["total: net 9 is more than total 3"])
        #expect(problems(numbers, ["net": -1, "tax": 0, "total": money("0.0")]).isEmpty)
    }
}
