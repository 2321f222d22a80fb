import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct LetterheadTests {
    private static let name = "MELUR CETAK SDN BHD\n(990418-K)\n"
    private static let contact = "\nTel: 03-99000417\nTax Invoice\nDate: 17/11/2016\nTotal 9.75\nCash 9.75\n"

    @Test(arguments: [
        ("12, Jalan Cengal 7,\n81200 Johor Bahru", "12, Jalan Cengal 7, 81200 Johor Bahru"),
        (
            "Lot NO : 31, Level LG2, Seroja\nKemboja.\nNo 4, Jalan Kemboja, 50990 KL",
            "Lot NO : 31, Level LG2, Seroja Kemboja. No 4, Jalan Kemboja, 50990 KL"
        ),
        ("HQ: 7, Jalan Cengal 7,\n81200 Johor Bahru", "7, Jalan Cengal 7, 81200 Johor Bahru"),
        (
            "12, Jalan Cengal 7,\n47400 Petaling Jaya\nSelangor",
            "12, Jalan Cengal 7, 47400 Petaling Jaya Selangor"
        ),
        ("12, Jalan Cengal 7, :\n81200 Johor Bahru |", "12, Jalan Cengal 7, 81200 Johor Bahru"),
        ("NO, 12, Jalan $S8/4,\n81200 Johor Bahru", "NO. 12, Jalan SS8/4, 81200 Johor Bahru"),
        ("Leve! 2, Jaian Cengal,\n§1200 Johor Bahru", "Level 2, Jalan Cengal, 51200 Johor Bahru"),
        ("NO 33,35, Jalan Cengal 7,\n81200 Johor Bahru", "NO 33,35, Jalan Cengal 7, 81200 Johor Bahru"),
    ])
    func `An address between a registration number and a telephone is whole`(printed: String, value: String) {
        let found = extract(Self.name + printed + Self.contact)
        #expect(found.values["seller_address"] == .string(value))
        #expect(score(found) >= Grounder.leastScore)
    }

    @Test(arguments: [
        "Lot Code: 31, Jalan Kemboja, Level 2,\nNo 4, Jalan Kemboja, 50990 KL",
        "No 4, Jalan Kemboja,\nSeroja Sentral", "Seroja Sentral\nJalan Kemboja, Level 2, 50990 KL",
    ])
    func `An address that may go on in the next line is no more than a guess`(printed: String) {
        #expect(score(extract(Self.name + printed + "\nWelcome back\nand thanks\n")) < Grounder.leastScore)
    }

    @Test func `A name goes before larger words where its registration number and address follow`() {
        let page =
            "lim beng huat\n\nHOCK SENG PERNIAGAAN\n(90417-A)\nNO 306, JALAN TEDUH,\n53990, KUALA LUMPUR."
        let found = extract(page + Self.contact)
        #expect(found.values["seller_name"] == "HOCK SENG PERNIAGAAN")
        #expect((found.evidence["seller_name"]?.score ?? 0) >= Grounder.leastScore)
    }

    @Test(arguments: ["COMPANY NO(904172-X)", "Co. Reg. No. 904172-X", "CO.NO. (990417-T)"])
    func `A registration number is neither a name nor an address`(line: String) {
        let found = extract(
            "HOCK SENG MART\n\(line)\nNO 306, JALAN TEDUH,\n53990, KUALA LUMPUR." + Self.contact)
        #expect(found.values["seller_name"] == "HOCK SENG MART")
        #expect(found.values["seller_address"] == "NO 306, JALAN TEDUH, 53990, KUALA LUMPUR.")
    }

    @Test(arguments: [
        ("MR. B.A.¥.", "MR. B.A.Y."), ("Y¥", "Y"), ("$$31/28", "SS31/28"), ("$S21", "SS21"),
        ("$5.00", "$5.00"),
        ("¥500", "¥500"), ("Café", "Café"),
    ])
    func `A mark of money among letters is the letter that it looks like`(word: String, mended: String) {
        #expect(RulesContext.mended(word) == mended)
    }

    @Test(arguments: [
        ("D0C-0K", "DOC-OK"), ("B00KS", "BOOKS"), ("Gr0ve", "Gr0ve"), ("H20", "H20"), ("A0", "A0"),
        ("800", "800"),
    ])
    func `A zero among the capitals of a name is a letter`(word: String, mended: String) {
        #expect(RulesContext.lettered(word) == mended)
    }

    @Test func `A zero that was read as an at sign makes no address of mail of a name`() {
        #expect(extract("FELL 200@ TAILORS\nTotal 5.30\n").values["seller_name"] == "FELL 2000 TAILORS")
    }

    @Test(arguments: [("§.30", "5.30"), ("1O.50", "10.50"), ("<RM_41.60", "41.60")])
    func `An amount that was read with a letter for a digit is read by its form`(word: String, amount: String)
    {
        let found = extract("HOCK SENG MART\nTotal \(word)\n")
        #expect(found.values["total"] == .number(JSONNumber(checked: amount)))
    }

    @Test(arguments: ["E.30", "S.S0"])
    func `What has no form of an amount is none`(word: String) {
        #expect(extract("HOCK SENG MART\nTotal \(word)\n").values["total"] == .null)
    }

    @Test func `A stain behind a date is no part of it`() {
        #expect(extract("HOCK SENG MART\nDate 07/09/2017?\n").values["issue_date"] == "2017-09-07")
    }

    @Test func `A total that is one of its terms gives way to their sum where the page states it`() {
        let found = extract(
            "HOCK SENG MART\nNail 7.42\nExcluding GST 7.00\nGST 0.42\nTotal 7.00\n", checks: [Self.taxed])
        #expect(found.values["total"] == .number(JSONNumber(checked: "7.42")))
        #expect((found.evidence["total"]?.score ?? 1) < Grounder.leastScore)
        let other = extract(
            "HOCK SENG MART\nNail 7.40\nExcluding GST 7.00\nGST 0.42\nTotal 7.00\n", checks: [Self.taxed])
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
