import AssayCore
import Foundation
import Testing

@Suite struct SumCheckTests {
    private let total = Check.Form.sum(
        SumCheck(terms: [SumCheck.Term("net"), SumCheck.Term("tax")], equals: "total"))
    private let rows = Check.Form.sum(SumCheck(terms: [SumCheck.Term("rows.amount")], equals: "net"))

    private func values(_ net: String, _ tax: String, _ total: String, _ currency: JSON = nil) -> JSON {
        ["net": money(net), "tax": money(tax), "total": money(total), "currency": currency]
    }

    @Test func `A sum that is off shows the stated and the computed value`() {
        #expect(
            problems(total, values("100.00", "19.00", "120.00"))
                == ["total: net 100.00 + tax 19.00 = 119.00, but total is 120.00"])
    }

    @Test func `Sums hold to a minor unit of the currency`() {
        #expect(problems(total, values("100.00", "19.00", "119.00")).isEmpty)
        #expect(problems(total, values("100.00", "19.00", "119.01")).isEmpty)
        #expect(problems(total, values("100.00", "19.00", "119.02")).count == 1)
        #expect(problems(total, values("100", "19", "120", "JPY")).isEmpty)
        #expect(problems(total, values("1.000", "0.100", "1.102", "KWD")).count == 1)
        #expect(problems(total, values("0.1", "0.2", "0.3")).isEmpty)
    }

    @Test func `Each addend may have been rounded`() {
        func values(_ net: String) -> JSON {
            ["net": money(net), "rows": .array((0..<10).map { _ in ["amount": money("1.00")] })]
        }
        #expect(problems(rows, values("10.05")).isEmpty)
        #expect(problems(rows, values("10.06")) == ["net: rows.amount of 10 rows = 10.00, but net is 10.06"])
    }

    @Test func `A stated tolerance replaces the currency's`() {
        let exact = Check.Form.sum(
            SumCheck(terms: [SumCheck.Term("net"), SumCheck.Term("tax")], equals: "total", tolerance: 0))
        #expect(problems(exact, values("1.00", "0.10", "1.11")).count == 1)
    }

    @Test func `Terms with a minus are subtracted`() {
        let form = Check.Form.sum(
            SumCheck(
                terms: [SumCheck.Term("net"), SumCheck.Term("discount", isSubtracted: true)], equals: "total")
        )
        #expect(problems(form, ["net": 10, "discount": 3, "total": 7]).isEmpty)
        #expect(
            problems(form, ["net": 10, "discount": 3, "total": 13])
                == ["total: net 10 - discount 3 = 7.00, but total is 13"])
    }

    @Test func `Columns add up over all rows, and to a column row by row`() {
        #expect(
            problems(rows, ["net": 5, "rows": [["amount": 1], ["amount": 2]]])
                == ["net: rows.amount (1 + 2) = 3.00, but net is 5"])
        let byRow = Check.Form.sum(
            SumCheck(
                terms: [SumCheck.Term("rows.quantity"), SumCheck.Term("rows.price")], equals: "rows.amount"))
        #expect(
            problems(
                byRow,
                [
                    "rows": [
                        ["quantity": 1, "price": 2, "amount": 3], ["quantity": 1, "price": 2, "amount": 4],
                        ["quantity": 1, "price": nil, "amount": 4],
                    ]
                ]) == ["rows[1].amount: rows[1].quantity 1 + rows[1].price 2 = 3.00, but rows[1].amount is 4"]
        )
    }

    @Test(
        arguments: [
            ["net": nil, "tax": 1, "total": 5], ["net": 1, "tax": nil, "total": 5],
            ["net": 1, "tax": 1, "total": nil],
            ["net": 1, "tax": 1], [:],
        ] as [JSON])
    func `A null leaves the sum unjudged`(values: JSON) {
        #expect(problems(total, values).isEmpty)
    }

    @Test func `A row without an amount leaves the sum of rows unjudged`() {
        #expect(problems(rows, ["net": 5, "rows": [["amount": 1], ["amount": nil]]]).isEmpty)
        #expect(problems(rows, ["net": 5, "rows": []]).isEmpty)
        #expect(problems(rows, ["net": 5, "rows": nil]).isEmpty)
    }
}
