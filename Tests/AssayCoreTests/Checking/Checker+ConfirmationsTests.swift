import Foundation
import Testing

@testable import AssayCore

@Suite struct CheckerConfirmationsTests {
    private func confirmed(_ form: Check.Form, _ values: JSON) -> [String] {
        let check = Check(id: "check", severity: .hard, form: form)
        return Checker.confirmations(values: values, schema: schema(checks: [check])).keys.sorted()
    }

    @Test func `A sum that adds up confirms all of its fields`() {
        let sum = Check.Form.sum(
            SumCheck(terms: [SumCheck.Term("net"), SumCheck.Term("tax")], equals: "total"))
        #expect(confirmed(sum, ["net": 100, "tax": 19, "total": 119]) == ["net", "tax", "total"])
        #expect(confirmed(sum, ["net": 100, "tax": 19, "total": 120]).isEmpty)
        #expect(confirmed(sum, ["net": 100, "tax": nil, "total": 100]).isEmpty)
        #expect(confirmed(sum, ["net": 100, "tax": "much", "total": 100]).isEmpty)
    }

    @Test(arguments: [(119, true), (120, false)])
    func `Only a sum that holds to the cent proves how its amounts were read`(total: Int, isProven: Bool) {
        let sum = SumCheck(
            terms: [SumCheck.Term("net"), SumCheck.Term("tax")], equals: "total", tolerance: 5)
        let schema = schema(checks: [Check(id: "check", severity: .soft, form: .sum(sum))])
        let values: JSON = ["net": 100, "tax": 19, "total": .number(JSONNumber(total))]
        #expect(Checker.proven(values: values, schema: schema) == (isProven ? ["net", "tax", "total"] : []))
        #expect(Checker.proven(values: ["net": 100, "total": 100], schema: schema).isEmpty)
    }

    @Test func `A product confirms a table where a row has all of it`() {
        let product = Check.Form.product(
            ProductCheck(factors: ["rows.quantity", "rows.price"], equals: "rows.amount"))
        #expect(confirmed(product, ["rows": [["quantity": 2, "price": 3, "amount": 6]]]) == ["rows"])
        #expect(confirmed(product, ["rows": [["quantity": 2, "price": 3, "amount": nil]]]).isEmpty)
        #expect(confirmed(product, ["rows": []]).isEmpty)
    }

    @Test func `Check digits confirm only where they were judged`() {
        let iban = Check.Form.checksum(ChecksumCheck(field: "iban", standard: .iban))
        #expect(confirmed(iban, ["iban": "DE89370400440532013000"]) == ["iban"])
        #expect(confirmed(iban, ["iban": "DE89370400440532013001"]).isEmpty)
        #expect(confirmed(iban, ["iban": nil]).isEmpty)
    }

    @Test func `What holds for most wrong values confirms nothing`() {
        #expect(
            confirmed(
                .order(OrderCheck(fields: ["issue", "due"])), ["issue": "2026-01-01", "due": "2026-02-01"]
            ).isEmpty)
        #expect(confirmed(.range(RangeCheck(field: "total", min: 0, max: nil)), ["total": 1]).isEmpty)
    }
}
