import AssayCore
import Testing

@Suite struct MatchesCheckTests {
    private func form(_ pattern: String, _ field: String = "code") -> Check.Form {
        .matches(MatchesCheck(field: field, pattern: pattern))
    }

    @Test func `The pattern may match anywhere unless it is anchored`() {
        #expect(problems(form("^PO-[0-9]+$"), ["code": "PO-12"]).isEmpty)
        #expect(problems(form("[0-9]"), ["code": "PO-12"]).isEmpty)
        #expect(
            problems(form("^PO-[0-9]+$"), ["code": "XPO-12"]) == [
                "code: code: “XPO-12” does not match ^PO-[0-9]+$"
            ])
        #expect(problems(form("^PO"), ["code": nil]).isEmpty)
    }

    @Test func `A sensitive value is not shown`() {
        #expect(
            problems(form("^DE", "iban"), ["iban": "FR76"]) == ["iban: iban: the value does not match ^DE"])
    }

    @Test func `A pattern that can't be read is reported`() {
        #expect(problems(form("("), ["code": "x"]) == ["code: the pattern ( is no regular expression"])
    }

    @Test(.timeLimit(.minutes(1))) func `A hostile value is judged in linear time`() {
        let value = String(repeating: "a", count: 100_000)
        #expect(problems(form("^(a+)+$"), ["code": .string(value + "b")]).count == 1)
        #expect(problems(form("^(a+)+$"), ["code": .string(value)]).isEmpty)
    }
}
