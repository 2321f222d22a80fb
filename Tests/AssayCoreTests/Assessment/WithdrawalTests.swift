import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct WithdrawalTests {
    private static let page =
        "Acme Ltd\nInvoice No: A-17\nDate: 03.04.2026\nTotal: 12.50 EUR\nPurchase order PO-4471"

    @Test func `An optional value of which the words have no trace is taken back`() throws {
        let (values, findings) = try assess(["due_date": "2031-12-24", "total": "12.50"])
        #expect(values["due_date"]?.isNull == true)
        #expect(values["total"]?.number?.text == "12.50")
        let note = try #require(findings.first { $0.code == .withdrawn })
        #expect(note.severity == .note && note.path == FieldPath("due_date"))
        #expect(note.message.contains("2031-12-24"))
        #expect(!findings.contains { $0.code == .notGrounded })
    }

    @Test func `A required value stays and is not grounded`() throws {
        let (values, findings) = try assess(["invoice_number": "ZZZ/99"])
        #expect(values["invoice_number"]?.string == "ZZZ/99")
        #expect(findings.contains { $0.code == .notGrounded && $0.path == FieldPath("invoice_number") })
    }

    @Test func `A value that is like something in the words may be a misreading and stays`() throws {
        let (values, findings) = try assess(["due_date": "2026-04-08"])
        #expect(values["due_date"]?.string == "2026-04-08")
        #expect(findings.contains { $0.code == .notGrounded && $0.path == FieldPath("due_date") })
    }

    @Test func `What can't be read as its kind is told as that`() throws {
        let (_, findings) = try assess(["due_date": "whenever"])
        #expect(findings.contains { $0.code == .notReadableAsKind })
        #expect(!findings.contains { $0.code == .withdrawn })
    }

    @Test func `A strategy that saw more than the words loses nothing`() throws {
        let (values, findings) = try assess(["due_date": "2031-12-24"], fromWordsAlone: false)
        #expect(values["due_date"]?.string == "2031-12-24")
        #expect(findings.contains { $0.code == .notGrounded })
    }

    @Test func `Of a list the made-up items alone go, and the evidence follows the rest`() throws {
        let schema = try DocumentSchema(
            parsing: """
                {"title": "t", "type": "object", "properties": {"skills": {"type": ["array", "null"],
                "items": {"type": "string"}, "x-assay": {"kind": "list", "labels": []}}}}
                """, guidance: "", name: "t")
        let prepared = PreparedDocument(TextPage.document("We use Kubernetes and Erlang."), schema: schema)
        let (extraction, findings) = try Assessor(schema: schema).assess(
            ["skills": ["Kubernetes", "basket weaving", "Erlang"]], of: prepared, origins: [:],
            fromWordsAlone: true)
        #expect(extraction.values["skills"] == ["Kubernetes", "Erlang"])
        #expect(extraction.evidence[FieldPath("skills").appending(1)]?.quote.contains("Erlang") == true)
        #expect(findings.filter { $0.code == .withdrawn }.map(\.path) == [FieldPath("skills").appending(1)])
    }

    private func assess(_ answer: JSON, fromWordsAlone: Bool = true) throws -> (
        values: JSON, findings: [Finding]
    ) {
        let prepared = PreparedDocument(TextPage.document(Self.page), schema: TestSchema.invoice)
        let (extraction, findings) = try Assessor(schema: TestSchema.invoice).assess(
            answer, of: prepared, origins: [:], fromWordsAlone: fromWordsAlone)
        return (extraction.values, findings)
    }
}
