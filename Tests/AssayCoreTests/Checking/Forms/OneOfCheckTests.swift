import AssayCore
import Testing

@Suite struct OneOfCheckTests {
    @Test func `Only the listed values pass`() {
        let form = Check.Form.oneOf(OneOfCheck(field: "currency", values: ["EUR", "USD"]))
        #expect(problems(form, ["currency": "EUR"]).isEmpty)
        #expect(problems(form, ["currency": nil]).isEmpty)
        #expect(problems(form, ["currency": "GBP"]) == ["currency: currency GBP is none of EUR, USD"])
    }

    @Test func `Numbers compare by value, lists item by item`() {
        #expect(problems(.oneOf(OneOfCheck(field: "tax", values: [7, 19])), ["tax": money("19.00")]).isEmpty)
        let tags = Check.Form.oneOf(OneOfCheck(field: "tags", values: ["a", "b"]))
        #expect(problems(tags, ["tags": ["a", "c"]]) == ["tags[1]: tags[1] c is none of a, b"])
    }
}
