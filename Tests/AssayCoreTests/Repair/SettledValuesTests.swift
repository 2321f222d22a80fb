import Testing

@testable import AssayCore

/// Which values of a cascade's step stand, and what later steps may still say about them.
@Suite struct SettledValuesTests {
    private let schema: DocumentSchema
    private let values: JSON = [
        "reference": "AB-1", "subtotal": 10, "total": 12, "note": nil, "tags": [], "rows": [["amount": 10]],
    ]

    init() throws {
        schema = try DocumentSchema(
            parsing: """
                {"type": "object", "properties": {
                "reference": {"type": ["string", "null"], "x-assay": {"kind": "identifier"}},
                "subtotal": {"type": ["number", "null"], "x-assay": {"kind": "money"}},
                "total": {"type": ["number", "null"], "x-assay": {"kind": "money"}},
                "note": {"type": ["string", "null"], "x-assay": {"kind": "text"}},
                "tags": {"type": ["array", "null"], "items": {"type": "string"}, "x-assay": {"kind": "list"}},
                "rows": {"type": ["array", "null"], "x-assay": {"kind": "table"}, "items": {"type": "object",
                "properties": {"amount": {"type": ["number", "null"], "x-assay": {"kind": "money"}}}}}},
                "x-assay": {"checks": [
                {"id": "adds-up", "severity": "hard", "sum": {"fields": ["subtotal"], "equals": "total"}}]}}
                """, guidance: "", name: "test")
    }

    private func settled(_ findings: [Finding] = []) -> SettledValues {
        SettledValues(
            of: Extraction(values: values, origins: ["reference": .rules, "total": .rules]),
            findings: findings, checks: schema.checks)
    }

    @Test func `Values without a finding are settled, what is absent is not`() {
        #expect(settled().values.keys == ["reference", "subtotal", "total", "rows"])
        #expect(settled().origins == ["reference": .rules, "total": .rules])
    }

    @Test
    func `A finding opens its field, one inside a table the table, and one of a check all that it reads`() {
        func keys(_ finding: Finding) -> [String] { settled([finding]).values.keys }
        let cell = FieldPath("rows").appending(0).appending("amount")
        #expect(
            keys(Finding(.unclear, .notGrounded, at: "reference", message: ""))
                == ["subtotal", "total", "rows"])
        #expect(
            keys(Finding(.unclear, .notGrounded, at: cell, message: "")) == [
                "reference", "subtotal", "total",
            ]
        )
        #expect(
            keys(Finding(.invalid, .hardCheckFailed, at: "total", check: "adds-up", message: ""))
                == ["reference", "rows"])
    }

    @Test func `Notes and what is wrong with the document as a whole open nothing`() {
        let findings = [
            Finding(.note, .normalised, at: "total", message: ""),
            Finding(.unclear, .hiddenText, at: FieldPath(), message: ""),
        ]
        #expect(settled(findings) == settled())
    }

    @Test func `An answer is completed with what is settled and keeps the rest`() {
        let answer: JSON = ["reference": "XY-9", "total": nil, "note": "new"]
        let open = settled([Finding(.unclear, .notGrounded, at: "total", message: "")])
        let completed = open.completing(answer)
        #expect(completed["reference"] == "AB-1" && completed["note"] == "new" && completed["total"] == .null)
        #expect(open.completing("no object") == "no object")
        #expect(open.without(["reference"]).completing(answer)["reference"] == "XY-9")
        #expect(open.without(nil).completing(answer) == answer)
    }

    @Test func `Another value for a settled field is a doubt; null, another writing and a table are none`() {
        func doubts(_ answer: JSON) -> [FieldPath] {
            var held = settled()
            held.compare(with: answer, schema: schema, conventions: WritingConventions())
            #expect(held.doubts.allSatisfy { $0.code == .disagreement && $0.severity == .unclear })
            return held.doubts.map(\.path)
        }
        #expect(doubts(["reference": "AB-2", "total": "12.50"]) == ["reference", "total"])
        #expect(doubts(["reference": "ab 1", "total": "12.00", "subtotal": nil, "rows": []]).isEmpty)
        var held = settled()
        held.compare(
            with: ["reference": "AB-2", "total": 13], schema: schema, conventions: WritingConventions())
        #expect(held.without(["total"]).doubts.map(\.path) == ["reference"])
    }
}
