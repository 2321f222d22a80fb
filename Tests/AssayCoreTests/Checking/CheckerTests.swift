import AssayCore
import Testing

@Suite struct CheckerTests {
    private let order = Check.Form.order(OrderCheck(fields: ["issue", "due"]))
    private let values: JSON = ["issue": "2026-03-12", "due": "2026-03-01"]

    @Test func `A hard check makes a document INVALID, a soft one UNCLEAR`() {
        let checks = [
            Check(id: "hard-one", severity: .hard, form: order),
            Check(id: "soft-one", severity: .soft, form: order),
        ]
        let findings = Checker.findings(values: values, schema: schema(checks: checks))
        #expect(findings.map(\.severity) == [.invalid, .unclear])
        #expect(findings.map(\.code) == [.hardCheckFailed, .softCheckFailed])
        #expect(findings.map(\.check) == ["hard-one", "soft-one"])
        #expect(findings.map(\.path) == ["due", "due"])
    }

    @Test func `Without checks, and without values, there are no findings`() {
        #expect(Checker.findings(values: values, schema: schema()).isEmpty)
        #expect(Checker.findings(values: [:], schema: schema(checks: Self.everyForm)).isEmpty)
        #expect(Checker.findings(values: .null, schema: schema(checks: Self.everyForm)).isEmpty)
        #expect(Checker.findings(values: Self.nulls, schema: schema(checks: Self.everyForm)).isEmpty)
        #expect(
            Checker.findings(values: ["rows": [[:], nil]], schema: schema(checks: Self.everyForm)).isEmpty)
    }

    @Test(arguments: Self.odd)
    func `Operands of another type are not judged, and nothing breaks`(value: JSON) {
        let names = ["issue", "due", "net", "tax", "total", "tags", "rows", "currency"]
        let values = JSON.object(JSONObject(names.map { ($0, value) }))
        let checks = Self.everyForm.filter { ["sum", "product", "order", "range"].contains($0.id) }
        #expect(Checker.findings(values: values, schema: schema(checks: checks)).isEmpty)
    }

    private static let odd: [JSON] = [true, "text", [1], [[1]], ["a": 1], [["amount": "x"]]]

    private static let nulls: JSON = [
        "issue": nil, "due": nil, "code": nil, "iban": nil, "currency": nil, "net": nil, "tax": nil,
        "total": nil,
        "tags": nil, "rows": nil,
    ]

    private static let everyForm = [
        check("sum", .sum(SumCheck(terms: [SumCheck.Term("net"), SumCheck.Term("tax")], equals: "total"))),
        check("rows", .sum(SumCheck(terms: [SumCheck.Term("rows.amount")], equals: "net"))),
        check(
            "product",
            .product(ProductCheck(factors: ["rows.quantity", "rows.price"], equals: "rows.amount"))),
        check("order", .order(OrderCheck(fields: ["issue", "due"]))),
        check("iban", .checksum(ChecksumCheck(field: "iban", standard: .iban))),
        check("one", .oneOf(OneOfCheck(field: "currency", values: ["EUR"]))),
        check("required", .requiredIf(RequiredIfCheck(field: "currency", when: "total"))),
        check("range", .range(RangeCheck(field: "total", min: 0, max: 10))),
        check("matches", .matches(MatchesCheck(field: "code", pattern: "^A"))),
    ]

    private static func check(_ id: String, _ form: Check.Form) -> Check {
        Check(id: id, severity: .hard, form: form)
    }
}
