import AssayCore
import Testing

@Suite struct RequiredIfCheckTests {
    private let form = Check.Form.requiredIf(RequiredIfCheck(field: "currency", when: "total"))

    @Test func `A field must be there where another is`() {
        #expect(
            problems(form, ["total": 5, "currency": nil]) == [
                "currency: currency is null although total is 5"
            ])
        #expect(problems(form, ["total": 5]).count == 1)
        #expect(problems(form, ["total": 5, "currency": "EUR"]).isEmpty)
        #expect(problems(form, ["total": nil, "currency": nil]).isEmpty)
    }

    @Test func `A value can be asked for`() {
        let form = Check.Form.requiredIf(RequiredIfCheck(field: "due", when: "code", equals: "B"))
        #expect(problems(form, ["code": "A"]).isEmpty)
        #expect(problems(form, ["code": "B"]) == ["due: due is null although code is B"])
    }

    @Test func `Columns are held against columns of their row, and sensitive values are not shown`() {
        let rows = Check.Form.requiredIf(RequiredIfCheck(field: "rows.note", when: "rows.amount"))
        #expect(
            problems(rows, ["rows": [["amount": 1, "note": "x"], ["amount": 2, "note": nil]]])
                == ["rows[1].note: rows[1].note is null although rows[1].amount is 2"])
        let iban = Check.Form.requiredIf(RequiredIfCheck(field: "due", when: "iban"))
        #expect(problems(iban, ["iban": "DE89"]) == ["due: due is null although iban is stated"])
    }
}
