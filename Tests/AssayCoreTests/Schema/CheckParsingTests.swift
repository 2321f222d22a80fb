import AssayCore
import Foundation
import Testing

@Suite struct CheckParsingTests {
    private func check(_ text: String) throws -> Check? {
        try DocumentSchema(
            parsing: """
                { type: 'object',
                  properties: {
                    name: { type: ["string", "null"] }, issued: { type: ["string", "null"], format: "date" },
                    due: { type: ["string", "null"], format: "date" }, net: { type: ["number", "null"] },
                    tax: { type: ["number", "null"] }, total: { type: ["number", "null"], "x-assay": { kind: "money" } },
                    tags: { type: ["array", "null"], items: { type: "string" } },
                    rows: { type: ["array", "null"], items: { type: "object", properties: {
                      n: { type: ["number", "null"] }, price: { type: ["number", "null"] }, sum: { type: ["number", "null"] } } } },
                  },
                  "x-assay": { checks: [\(text)] } }
                """, guidance: "", name: "x"
        ).checks.first
    }

    @Test(
        arguments: [
            (
                #""sum":{"fields":["net","-tax","rows.sum"],"equals":"total","tolerance":0.05}"#,
                .sum(
                    SumCheck(
                        terms: [.init("net"), .init("tax", isSubtracted: true), .init("rows.sum")],
                        equals: "total", tolerance: Decimal(5) / 100))
            ),
            (
                #""product":{"factors":["rows.n","rows.price"],"equals":"rows.sum"}"#,
                .product(ProductCheck(factors: ["rows.n", "rows.price"], equals: "rows.sum"))
            ),
            (#""order":["issued","due"]"#, .order(OrderCheck(fields: ["issued", "due"]))),
            (#""order":["net","total"]"#, .order(OrderCheck(fields: ["net", "total"]))),
            (
                #""checksum":{"field":"name","by":"eu-vat"}"#,
                .checksum(ChecksumCheck(field: "name", standard: .vatID))
            ),
            (
                #""one_of":{"field":"name","values":["a","b"]}"#,
                .oneOf(OneOfCheck(field: "name", values: ["a", "b"]))
            ),
            (
                #""required_if":{"field":"tags","when":"name"}"#,
                .requiredIf(RequiredIfCheck(field: "tags", when: "name"))
            ),
            (
                #""required_if":{"field":"net","when":"name","equals":"x"}"#,
                .requiredIf(RequiredIfCheck(field: "net", when: "name", equals: "x"))
            ),
            (#""range":{"field":"total","min":0}"#, .range(RangeCheck(field: "total", min: 0, max: nil))),
            (
                #""range":{"field":"due","min":"2000-01-01","max":"2000-01-01"}"#,
                .range(RangeCheck(field: "due", min: "2000-01-01", max: "2000-01-01"))
            ),
            (#""range":{"field":"rows.n","max":10}"#, .range(RangeCheck(field: "rows.n", min: nil, max: 10))),
            (
                #""matches":{"field":"name","pattern":"^A"}"#,
                .matches(MatchesCheck(field: "name", pattern: "^A"))
            ),
        ] as [(String, Check.Form)])
    func `Every form is read`(form: String, expected: Check.Form) throws {
        #expect(
            try check(#"{"id":"c","severity":"soft",\#(form)}"#)
                == Check(id: "c", severity: .soft, form: expected))
    }

    @Test(arguments: [
        (#""sum":{"fields":[],"equals":"total"}"#, "/sum/fields", "at least one"),
        (#""sum":{"equals":"total"}"#, "/sum", "\"fields\" is missing"),
        (#""sum":{"fields":["net"]}"#, "/sum", "\"equals\" is missing"),
        (#""sum":{"fields":["nett"],"equals":"total"}"#, "/sum/fields/0", "Did you mean \"net\"?"),
        (#""sum":{"fields":["name"],"equals":"total"}"#, "/sum/fields/0", "is a text, not a money or number"),
        (#""sum":{"fields":["net"],"equals":"rows.sum"}"#, "/sum/equals", "not a column"),
        (#""sum":{"fields":["net"],"equals":"total","tol":1}"#, "/sum/tol", "unknown key"),
        (#""sum":{"fields":["net"],"equals":"total","tolerance":-1}"#, "/sum/tolerance", "from 0"),
        (#""sum":["net"]"#, "/sum", "an object must stand"),
        (#""product":{"factors":["rows.n"],"equals":"rows.sum"}"#, "/product/factors", "at least two"),
        (
            #""product":{"factors":["rows.n","net"],"equals":"rows.sum"}"#, "/product/factors/1",
            "not in the same table"
        ),
        (#""product":{"factors":["net","tax"],"equals":"total"}"#, "/product/equals", "no column"),
        (#""order":["due"]"#, "/order", "at least two"), (#""order":["due",1]"#, "/order", "at least two"),
        (#""order":"due"#, "", "line"),
        (#""order":["due","net"]"#, "/order/1", "can't be compared"),
        (#""order":["net","rows.n"]"#, "/order/1", "is a column"),
        (#""checksum":{"field":"name","by":"ibn"}"#, "/checksum/by", "Did you mean \"iban\"?"),
        (#""checksum":{"field":"net","by":"iban"}"#, "/checksum/field", "is a number"),
        (#""checksum":{"field":"name"}"#, "/checksum", "\"by\" is missing"),
        (#""one_of":{"field":"name","values":[]}"#, "/one_of/values", "at least one"),
        (#""one_of":{"field":"name","values":["a",1]}"#, "/one_of/values/1", "can't be the value of a text"),
        (#""one_of":{"field":"tags","values":["a"]}"#, "/one_of/field", "is a list"),
        (#""required_if":{"field":"name","when":"name"}"#, "/required_if/when", "another field"),
        (#""required_if":{"field":"name","when":"rows.n"}"#, "/required_if/when", "same table"),
        (
            #""required_if":{"field":"net","when":"name","equals":5}"#, "/required_if/equals",
            "can't be the value"
        ),
        (#""range":{"field":"total"}"#, "/range", "\"min\" or \"max\" is missing"),
        (#""range":{"field":"total","min":"0"}"#, "/range/min", "can't be the value"),
        (#""range":{"field":"due","min":"1.1.2000"}"#, "/range/min", "can't be the value"),
        (#""range":{"field":"total","min":2,"max":1.5}"#, "/range/max", "less than"),
        (#""range":{"field":"name","min":2}"#, "/range/field", "is a text"),
        (#""matches":{"field":"name","pattern":"("}"#, "/matches/pattern", "no regular expression"),
        (#""sums":{}"#, "/sums", "Did you mean \"sum\"?"), (#""note":1"#, "/note", "unknown key"),
        (#""id":"x""#, "", "duplicate"),
        (#""sum":{},"range":{}"#, "", "has one of"),
    ])
    func `A mistake in a form is refused with its place`(form: String, pointer: String, message: String)
        throws
    {
        let error = #expect(throws: DefinitionError.self) {
            try check(#"{"id":"c","severity":"soft",\#(form)}"#)
        }
        #expect(
            error?.pointer.hasPrefix("/x-assay/checks/0\(pointer)") == true || pointer.isEmpty,
            "\(error?.pointer ?? "")")
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [
        (#"{"severity":"soft","order":["issued","due"]}"#, "", "\"id\" is missing"),
        (#"{"id":"a","order":["issued","due"]}"#, "", "\"severity\" is missing"),
        (#"{"id":"a","severity":"sof","order":["issued","due"]}"#, "/severity", "Did you mean \"soft\"?"),
        (#"{"id":"a","severity":"soft"}"#, "", "has one of sum, product"),
        (#"5"#, "", "an object must stand"),
    ])
    func `A check has an id, a severity and one form`(text: String, pointer: String, message: String) throws {
        let error = #expect(throws: DefinitionError.self) { try check(text) }
        #expect(error?.pointer == "/x-assay/checks/0" + pointer)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test func `Ids are unique`() {
        let one = #"{"id":"a","severity":"soft","order":["issued","due"]}"#
        let error = #expect(throws: DefinitionError.self) { try check(one + "," + one) }
        #expect(error?.pointer == "/x-assay/checks/1/id")
    }
}
