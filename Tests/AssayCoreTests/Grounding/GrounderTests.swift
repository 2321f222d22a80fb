import Testing

@testable import AssayCore

@Suite struct GrounderTests {
    @Test(arguments: [
        ("seller_name", "ACME  gmbh", "Seller: Acme GmbH, Berlin", "Acme GmbH,", Evidence.Match.exact),
        (
            "seller_name", "Müller & Söhne", "Mu\u{308}ller & So\u{308}hne KG", "Mu\u{308}ller So\u{308}hne",
            .exact
        ),
        ("seller_name", "Internationl Widgets", "International Widgets Ltd", "International Widgets", .fuzzy),
        ("invoice_number", "RE-2024-001", "No. RE 2024 / 001 of", "RE 2024 001", .exact),
        (
            "invoice_number", "DE89370400440532013000", "IBAN DE89 3704 0044 0532 0130 00",
            "DE89 3704 0044 0532 0130 00", .exact
        ),
        ("invoice_number", "2024", "Nr. RE2024", "RE2024", .normalised),
        ("issue_date", "2026-03-03", "Berlin, 3 March 2026", "3 March 2026", .normalised),
        ("issue_date", "2026-03-03", "Datum:03.03.2026", "Datum:03.03.2026", .normalised),
        ("issue_date", "2026-03-03", "2026-03-03", "2026-03-03", .exact),
        ("seller_name", "—", "a — b", "—", .exact),
    ])
    func `A value is found in other writings`(
        field: String, value: String, page: String, quote: String, match: Evidence.Match
    ) {
        let evidence = Grounder(page).evidence(for: .object([field: .string(value)]))[FieldPath(field)]
        #expect(evidence?.quote == quote)
        #expect(evidence?.match == match)
    }

    @Test(arguments: [
        ("1234.5", "Total 1.234,50 EUR"), ("1234.50", "Total 1 234,50"), ("12", "Total 12,00 €"),
        ("-5.10", "Credit -5.10"),
        ("60000", "Pay 60-80k"), ("80000", "Pay 60-80k"), ("80000", "€60.000-80.000"),
        ("99.95", "Total:99.95"),
    ])
    func `An amount is found by its value`(value: String, page: String) throws {
        let total = try #require(try? JSON(parsing: value))
        #expect(Grounder(page).evidence(for: .object(["total": total]))["total"] != nil)
    }

    @Test(arguments: [
        ("seller_name", "Acme Ltd", "Acme GmbH"), ("seller_name", "art", "department"),
        ("seller_name", "Senior Python Developer", "Junior Python Developer"),
        ("invoice_number", "234", "1.234,50"),
        ("seller_address", "12 Main Street", "13 Main Street"),
        ("invoice_number", "INV-0012", "INV-0013"), ("issue_date", "2026-03-04", "3 March 2026"),
        ("seller_name", "C", "C++ and C#"),
    ])
    func `What is not there is not found`(field: String, value: String, page: String) {
        #expect(Grounder(page).evidence(for: .object([field: .string(value)])).isEmpty)
    }

    @Test(arguments: [
        ("10", "VAT 10%"), ("1234.51", "1.234,50"), ("1", "2024-001"), ("100", "No 0100"),
        ("18", "18-63 Main Street"),
    ])
    func `Other numbers are no amounts`(value: String, page: String) throws {
        let total = try #require(try? JSON(parsing: value))
        #expect(Grounder(page).evidence(for: .object(["total": total])).isEmpty)
    }

    @Test func `An address is found in its column, line under line`() throws {
        let page = """
            Acme GmbH           Invoice No 17
            Main Street 5       Date 3 March 2026
            10115 Berlin        Total 12.50
            """
        let values: JSON = ["seller_address": "Main Street 5, 10115 Berlin"]
        let evidence = try #require(Grounder(page).evidence(for: values)["seller_address"])
        #expect(evidence.quote == "Main Street 5 10115 Berlin")
        #expect(evidence.match == .exact)
        #expect(evidence.box == Box(left: 0, top: 12, right: 78, bottom: 36))
    }

    @Test(arguments: [
        ("EUR", "Total EUR 12.50", Evidence.Match.exact, "EUR"),
        ("EUR", "Total 12,50 €", .implied, "12,50 €"),
        ("USD", "Total $12.50", .implied, "$12.50"),
    ])
    func `A currency is found by code, else by its mark`(
        code: String, page: String, match: Evidence.Match, quote: String
    ) {
        let evidence = Grounder(page).evidence(for: .object(["currency": .string(code)]))["currency"]
        #expect(evidence?.match == match)
        #expect(evidence?.quote == quote)
    }

    @Test(arguments: [
        ("hour", "20 per hour", Evidence.Match.exact), ("hour", "20 €/h", .implied),
        ("year", "Jährlich 60000", .implied),
        ("year", "60000 per annum", .implied),
    ])
    func `A choice is found by its name, else by a writing that means it`(
        choice: String, page: String, match: Evidence.Match
    ) {
        #expect(Grounder(page).evidence(for: .object(["period": .string(choice)]))["period"]?.match == match)
    }

    @Test func `A lone letter is no writing with a slash`() {
        #expect(Grounder("40 h a week").evidence(for: ["period": "hour"]).isEmpty)
    }

    @Test func `Each item of a list has its own evidence`() {
        let evidence = Grounder("We use C++, Swift and Go.").evidence(for: [
            "skills": ["Swift", "Rust", "C++"]
        ])
        #expect(Set(evidence.keys.map(\.description)) == ["skills[0]", "skills[2]"])
    }

    @Test func `Fields that need no grounding and nulls have no evidence`() {
        #expect(Grounder("Paid").evidence(for: ["remark": "Paid", "seller_name": nil]).isEmpty)
    }

    @Test func `What is known already is kept for values that are not null`() {
        let known = Evidence(
            page: 0, box: Box(left: 0, top: 0, right: 1, bottom: 1), quote: "x", score: 1, confidence: 1,
            match: .implied)
        let evidence = Grounder("Acme 5").evidence(
            for: ["seller_name": "Acme", "total": nil], known: ["seller_name": known, "total": known])
        #expect(evidence == ["seller_name": known])
    }

    @Test func `Hidden words are no evidence`() {
        #expect(Grounder("Total {12.50} {Acme}").evidence(for: ["total": 12, "seller_name": "Acme"]).isEmpty)
    }

    @Test func `Letters that recognisers confuse are forgiven on recognised pages alone`() {
        let values: JSON = ["invoice_number": "INV-10012"]
        let scan = TextPage.document("No. lNV-1O012", source: .ocr, confidence: 0.7)
        #expect(Grounder(scan).evidence(for: values)["invoice_number"]?.match == .fuzzy)
        #expect(Grounder("No. lNV-1O012").evidence(for: values).isEmpty)
    }
}
