import AssayCore
import Testing

@Suite struct RangeCheckTests {
    @Test func `Bounds are included`() {
        let form = Check.Form.range(RangeCheck(field: "total", min: 0, max: 10))
        #expect(problems(form, ["total": 0]).isEmpty)
        #expect(problems(form, ["total": money("10.00")]).isEmpty)
        #expect(problems(form, ["total": money("-0.01")]) == ["total: total -0.01 is below 0"])
        #expect(problems(form, ["total": money("10.01")]) == ["total: total 10.01 is above 10"])
        #expect(problems(form, ["total": nil]).isEmpty)
    }

    @Test func `Dates have ranges too, and one bound is enough`() {
        let form = Check.Form.range(RangeCheck(field: "issue", min: "1990-01-01", max: "2100-01-01"))
        #expect(problems(form, ["issue": "2026-03-12"]).isEmpty)
        #expect(problems(form, ["issue": "1926-03-12"]) == ["issue: issue 1926-03-12 is before 1990-01-01"])
        #expect(problems(form, ["issue": "2926-03-12"]) == ["issue: issue 2926-03-12 is after 2100-01-01"])
        #expect(problems(.range(RangeCheck(field: "total", min: nil, max: 5)), ["total": 6]).count == 1)
    }

    @Test func `Columns are judged row by row`() {
        let form = Check.Form.range(RangeCheck(field: "rows.quantity", min: 1, max: nil))
        #expect(
            findings(form, ["rows": [["quantity": 1], ["quantity": 0]]]).map(\.path.description) == [
                "rows[1].quantity"
            ])
    }
}
