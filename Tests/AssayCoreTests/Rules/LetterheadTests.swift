import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct LetterheadTests {
    private static let name = "EDEN IMPRESSION SDN BHD\n(894996-D)\n"
    private static let contact = "\nTel: 03-62062378\nTax Invoice\nDate: 20/10/2016\nTotal 9.75\nCash 9.75\n"

    @Test(arguments: [
        ("12, Jalan Tampoi 7,\n81200 Johor Bahru", "12, Jalan Tampoi 7, 81200 Johor Bahru"),
        (
            "Lot NO : 20, Level UG1, Publika\nDutamas.\nNo 1, Jalan Dutamas, 50480 KL",
            "Lot NO : 20, Level UG1, Publika Dutamas. No 1, Jalan Dutamas, 50480 KL"
        ),
        ("HQ: 7, Jalan Tampoi 7,\n81200 Johor Bahru", "7, Jalan Tampoi 7, 81200 Johor Bahru"),
        (
            "12, Jalan Tampoi 7,\n47400 Petaling Jaya\nSelangor",
            "12, Jalan Tampoi 7, 47400 Petaling Jaya Selangor"
        ),
        ("12, Jalan Tampoi 7, :\n81200 Johor Bahru |", "12, Jalan Tampoi 7, 81200 Johor Bahru"),
        ("NO, 12, Jalan $S7/2,\n81200 Johor Bahru", "NO. 12, Jalan SS7/2, 81200 Johor Bahru"),
        ("Leve! 2, Jaian Tampoi,\n§1200 Johor Bahru", "Level 2, Jalan Tampoi, 51200 Johor Bahru"),
        ("NO 33,35, Jalan Tampoi 7,\n81200 Johor Bahru", "NO 33,35, Jalan Tampoi 7, 81200 Johor Bahru"),
    ])
    func `An address between a registration number and a telephone is whole`(printed: String, value: String) {
        let found = extract(Self.name + printed + Self.contact)
        #expect(found.values["seller_address"] == .string(value))
        #expect(score(found) >= Grounder.leastScore)
    }

    @Test(arguments: [
        "Lot Code: 20, Jalan Dutamas, Level 2,\nNo 1, Jalan Dutamas, 50480 KL",
        "No 1, Jalan Dutamas,\nPublika Solaris", "Publika Solaris\nJalan Dutamas, Level 2, 50480 KL",
    ])
    func `An address that may go on in the next line is no more than a guess`(printed: String) {
        #expect(score(extract(Self.name + printed + "\nWelcome back\nand thanks\n")) < Grounder.leastScore)
    }

    @Test func `A name goes before larger words where its registration number and address follow`() {
        let page =
            "tan woon yann\n\nGIN KEE PERNIAGAAN\n(81109-A)\nNO 290, JALAN PANAS,\n53200, KUALA LUMPUR."
        let found = extract(page + Self.contact)
        #expect(found.values["seller_name"] == "GIN KEE PERNIAGAAN")
        #expect((found.evidence["seller_name"]?.score ?? 0) >= Grounder.leastScore)
    }

    @Test(arguments: ["COMPANY NO(811093-X)", "Co. Reg. No. 811093-X", "CO.NO. (458592-T)"])
    func `A registration number is neither a name nor an address`(line: String) {
        let found = extract(
            "GIN KEE MART\n\(line)\nNO 290, JALAN PANAS,\n53200, KUALA LUMPUR." + Self.contact)
        #expect(found.values["seller_name"] == "GIN KEE MART")
        #expect(found.values["seller_address"] == "NO 290, JALAN PANAS, 53200, KUALA LUMPUR.")
    }

    @Test(arguments: [
        ("MR. D.I.¥.", "MR. D.I.Y."), ("Y¥", "Y"), ("$$21/39", "SS21/39"), ("$S21", "SS21"),
        ("$5.00", "$5.00"),
        ("¥500", "¥500"), ("Café", "Café"),
    ])
    func `A mark of money among letters is the letter that it looks like`(word: String, mended: String) {
        #expect(RulesContext.mended(word) == mended)
    }

    @Test(arguments: [("§.30", "5.30"), ("1O.50", "10.50"), ("<RM_34.80", "34.80")])
    func `An amount that was read with a letter for a digit is read by its form`(word: String, amount: String)
    {
        let found = extract("GIN KEE MART\nTotal \(word)\n")
        #expect(found.values["total"] == .number(JSONNumber(checked: amount)))
    }

    @Test(arguments: ["E.30", "S.S0"])
    func `What has no form of an amount is none`(word: String) {
        #expect(extract("GIN KEE MART\nTotal \(word)\n").values["total"] == .null)
    }

    @Test func `A stain behind a date is no part of it`() {
        #expect(extract("GIN KEE MART\nDate 03/06/2017?\n").values["issue_date"] == "2017-06-03")
    }

    @Test func `A total that is one of its terms gives way to their sum where the page states it`() {
        let found = extract(
            "GIN KEE MART\nNail 7.42\nExcluding GST 7.00\nGST 0.42\nTotal 7.00\n", checks: [Self.taxed])
        #expect(found.values["total"] == .number(JSONNumber(checked: "7.42")))
        #expect((found.evidence["total"]?.score ?? 1) < Grounder.leastScore)
        let other = extract(
            "GIN KEE MART\nNail 7.40\nExcluding GST 7.00\nGST 0.42\nTotal 7.00\n", checks: [Self.taxed])
        #expect(other.values["total"] == .number(JSONNumber(checked: "7.00")))
    }

    private static let taxed = Check(
        id: "taxed", severity: .soft,
        form: .sum(SumCheck(terms: [.init("net"), .init("tax")], equals: "total")))

    private func score(_ found: Extraction) -> Double { found.evidence["seller_address"]?.score ?? 0 }

    private func extract(_ text: String, checks: [Check] = []) -> Extraction {
        let fields = [
            FieldDefinition(name: "seller_name", kind: .text, isRequired: true),
            FieldDefinition(name: "seller_address", kind: .text),
            FieldDefinition(name: "issue_date", kind: .date, labels: ["Date"], isRequired: true),
            FieldDefinition(name: "total", kind: .money, labels: ["Total"], isRequired: true),
            FieldDefinition(name: "net", kind: .money, labels: ["Excluding GST"]),
            FieldDefinition(name: "tax", kind: .money, labels: ["GST"]),
        ]
        let schema = DocumentSchema(
            name: "test", fields: fields, checks: checks, json: [:], guidance: "", source: [:])
        let document = ReadDocument(pages: [GridPage.page(text, source: .ocr, confidence: 0.97)])
        return RulesExtractor(schema: schema).extract(document, conventions: WritingConventions(of: document))
    }
}
