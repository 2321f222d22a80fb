import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct RulesExtractorTests {
    @Test func `A value right of its caption is found with its evidence`() throws {
        let page = GridPage.page("Invoice No: A-4711     Date: 03.04.2026")
        let found = extract(page, [field("number", .identifier, "Invoice No"), field("day", .date, "Date")])
        #expect(found.values == ["number": "A-4711", "day": "2026-04-03"])
        let evidence = try #require(found.evidence["number"])
        #expect(evidence.quote == "A-4711" && evidence.page == 0 && evidence.places == 1)
        #expect(evidence.box == Box(left: 72, top: 0, right: 108, bottom: 12))
        #expect(found.origins == ["number": .rules, "day": .rules])
    }

    @Test func `A value below its caption is found in the same column`() {
        let page = GridPage.page(
            """
            Invoice date     Due date       Total
            01.02.2026       15.02.2026     12,50
            """)
        let fields = [
            field("due", .date, "Due date"), field("issued", .date, "Invoice date"),
            field("sum", .money, "Total"),
        ]
        #expect(
            extract(page, fields).values == [
                "due": "2026-02-15", "issued": "2026-02-01", "sum": number("12.50"),
            ])
    }

    @Test func `A longer caption of another field covers a shorter one`() {
        let page = GridPage.page("Total VAT 1,90\nTotal 11,90")
        let fields = [field("sum", .money, "Total"), field("tax", .money, "Total VAT")]
        #expect(extract(page, fields).values == ["sum": number("11.90"), "tax": number("1.90")])
    }

    @Test func `Of equal captions for an amount the lowest counts`() {
        let page = GridPage.page("Total 10,00\nPaper 3,00\nTotal 13,00")
        #expect(extract(page, [field("sum", .money, "Total")]).values == ["sum": number("13.00")])
    }

    @Test func `A caption that goes on with another word is another caption`() {
        let page = GridPage.page("Total 13,00\nTotal discount 2,00")
        #expect(extract(page, [field("sum", .money, "Total")]).values == ["sum": number("13.00")])
    }

    @Test func `Amounts are chosen so that the sum holds`() {
        let page = GridPage.page(
            """
            Net                 100,00
            VAT 7% of 100,00      7,00
            VAT 19% of 0,00       0,00
            VAT                   7,00
            Total               107,00
            Total paid           50,00
            """)
        let fields = [
            field("net", .money, "Net"), field("tax", .money, "VAT"), field("sum", .money, "Total"),
        ]
        let check = Check(
            id: "adds-up", severity: .hard,
            form: .sum(SumCheck(terms: [.init("net"), .init("tax")], equals: "sum")))
        let values = extract(page, fields, checks: [check]).values
        #expect(values == ["net": number("100.00"), "tax": number("7.00"), "sum": number("107.00")])
    }

    @Test func `Dates are chosen so that their order holds`() {
        let page = GridPage.page("Due 01.01.2026\nDate 05.01.2026\nDue 20.01.2026")
        let fields = [field("day", .date, "Date"), field("due", .date, "Due")]
        let check = Check(id: "order", severity: .hard, form: .order(OrderCheck(fields: ["day", "due"])))
        let values = extract(page, fields, checks: [check]).values
        #expect(values == ["day": "2026-01-05", "due": "2026-01-20"])
    }

    @Test func `What the page does not state is null`() {
        let page = GridPage.page("Hello world")
        let fields = [
            field("day", .date, "Date"), field("sum", .money, "Total"), field("name", .text, "Name"),
        ]
        let found = extract(page, fields)
        #expect(found.values == ["day": nil, "sum": nil, "name": nil])
        #expect(found.evidence.isEmpty && found.origins.isEmpty)
    }

    @Test func `Values that fit equally well are counted`() throws {
        let page = GridPage.page("Ref: A1      Ref: B2\nOrder: C3")
        let found = extract(page, [field("ref", .identifier, "Ref"), field("order", .identifier, "Order")])
        #expect(found.evidence["ref"]?.places == 2)
        #expect(found.evidence["order"]?.places == 1)
    }

    @Test func `Of a row that ends with a tax the tax is not the sum`() {
        let page = GridPage.page("Total     70,30\nTotal     66,32      3,98")
        #expect(extract(page, [field("sum", .money, "Total")]).values == ["sum": number("70.30")])
    }

    @Test func `A line between an amount and a word is no minus`() {
        let page = GridPage.page("Pay: 50000 EUR - Berlin")
        #expect(extract(page, [field("pay", .money, "Pay")]).values == ["pay": number("50000")])
    }

    @Test func `A choice is not read from its own caption`() {
        let page = GridPage.page("Contract type: permanent")
        let type = FieldDefinition(
            name: "type", kind: .choice, labels: ["Contract type"], choices: ["contract", "permanent"])
        #expect(extract(page, [type]).values == ["type": "permanent"])
    }

    @Test func `A name by its looks is worth less than one beside its caption`() throws {
        let guess = extract(GridPage.page("Pell Lane\nThanks\nCome again"), [seller("Sold by")])
        let told = extract(
            GridPage.page("Sold by: Pell Lane\n\nThank you very much, and do come again"), [seller("Sold by")]
        )
        let (weak, strong) = (guess.evidence["seller"]?.score ?? 1, told.evidence["seller"]?.score ?? 0)
        #expect(guess.values == ["seller": "Pell Lane"] && told.values == ["seller": "Pell Lane"])
        #expect(weak < Grounder.leastScore && strong >= Grounder.leastScore)
    }

    @Test func `One line that nothing parts is a doubtful list`() throws {
        let page = GridPage.page("Skills: java rest cloud")
        let found = extract(page, [field("skills", .list, "Skills")])
        let path = FieldPath("skills").appending(0)
        #expect((found.evidence[path]?.score ?? 1) < Grounder.leastScore)
        let parted = extract(GridPage.page("Skills: java, rest"), [field("skills", .list, "Skills")])
        #expect((parted.evidence[path]?.score ?? 0) >= Grounder.leastScore)
    }

    @Test func `A legal form that a recogniser misread is read by the word behind it`() {
        let page = GridPage.page("ACME TRADING SON BHD\n12 Mill Road\nTotal 5,00")
        let scanned = Page(width: page.width, height: page.height, source: .ocr, words: page.words)
        #expect(extract(scanned, [seller("Sold by")]).values == ["seller": "ACME TRADING SDN BHD"])
        #expect(extract(page, [seller("Sold by")]).values == ["seller": "ACME TRADING SON BHD"])
    }

    private func seller(_ label: String) -> FieldDefinition {
        FieldDefinition(name: "seller", kind: .text, labels: [label], isRequired: true)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `Random pages give a value or null for every field and boxes inside the words`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let texts = ["Total", "Date:", "12,50", "01.02.2026", "No", "A-17", "EUR", "x", "-", "(", "10%", ":"]
        let words = (0..<60).map { index in
            let left = Double.random(in: 0...500, using: &generator)
            let top = Double.random(in: 0...300, using: &generator)
            return Word(
                text: texts.randomElement(using: &generator) ?? "x",
                box: Box(left: left, top: top, right: left + 30, bottom: top + 10), line: index / 2)
        }
        let page = Page(width: 600, height: 400, source: .ocr, words: words)
        let fields = [
            field("sum", .money, "Total"), field("day", .date, "Date"), field("no", .identifier, "No"),
            field("name", .text, "No"), field("list", .list, "Total"),
        ]
        let found = extract(page, fields)
        #expect(found.values.object?.keys == fields.map(\.name))
        for evidence in found.evidence.values {
            #expect(evidence.box.left >= 0 && evidence.box.right <= 540 && evidence.box.bottom <= 320)
            #expect((0...1).contains(evidence.score) && evidence.places >= 1)
        }
    }

    private func number(_ text: String) -> JSON { .number(JSONNumber(checked: text)) }

    private func field(_ name: String, _ kind: FieldKind, _ labels: String...) -> FieldDefinition {
        FieldDefinition(name: name, kind: kind, labels: labels)
    }

    private func extract(_ page: Page, _ fields: [FieldDefinition], checks: [Check] = []) -> Extraction {
        let schema = DocumentSchema(
            name: "test", fields: fields, checks: checks, json: [:], guidance: "", source: [:])
        let document = ReadDocument(pages: [page])
        return RulesExtractor(schema: schema).extract(document, conventions: WritingConventions(of: document))
    }
}
