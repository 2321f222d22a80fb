import AssayCore
import Testing

@Suite struct ProductCheckTests {
    private let form = Check.Form.product(
        ProductCheck(factors: ["rows.quantity", "rows.price"], equals: "rows.amount"))

    private func row(_ quantity: JSON, _ price: JSON, _ amount: JSON) -> JSON {
        ["quantity": quantity, "price": price, "amount": amount]
    }

    @Test func `A row that does not multiply out is named`() {
        let values: JSON = ["rows": [row(2, 3, 6), row(2, money("3.50"), 6), row(nil, 3, 9), row(2, 3, nil)]]
        #expect(
            problems(form, values)
                == ["rows[1].amount: rows[1].quantity 2 x rows[1].price 3.50 = 7.00, but rows[1].amount is 6"]
        )
    }

    @Test func `The result may be rounded to the minor unit`() {
        #expect(problems(form, ["rows": [row(3, money("0.333"), money("1.00"))]]).isEmpty)
        #expect(problems(form, ["rows": [row(3, money("0.33"), money("1.01"))]]).count == 1)
        #expect(problems(form, ["currency": "JPY", "rows": [row(3, money("33.4"), 101)]]).isEmpty)
    }

    @Test func `Fields of the document stand beside columns`() {
        let form = Check.Form.product(ProductCheck(factors: ["net", "tax"], equals: "total"))
        #expect(problems(form, ["net": 3, "tax": 4, "total": 12]).isEmpty)
        #expect(
            problems(form, ["net": 3, "tax": 4, "total": 13]) == [
                "total: net 3 x tax 4 = 12.00, but total is 13"
            ])
    }
}
