import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct AddressLinesTests {
    private static let rest = "\n14/02/2026 10:15\nOat milk 1L 3.70\nRye bread 2.95\nTotal 6.65\n"

    @Test(arguments: [
        ("47 Fell Lane\nKendal LA9 4QH", "47 Fell Lane Kendal LA9 4QH"),
        ("17 Low Skellgate, Ripon HG4 1BF\nt: 01632 960 127", "17 Low Skellgate, Ripon HG4 1BF"),
        ("508 9TH AVE\nBOULDER CO 80302\n303-555-0123", "508 9TH AVE BOULDER CO 80302"),
        ("Cnr Rose Rd & Fifth St\nTanunda SA 5352", "Cnr Rose Rd & Fifth St Tanunda SA 5352"),
        ("31 Bell Street\nCarlton VIC 3053\nPh (03) 5550 0101", "31 Bell Street Carlton VIC 3053"),
        ("Mattgasse 5\n3797 Halden\nCHE-100.200.300 MWST", "Mattgasse 5 3797 Halden"),
        (
            "Blk 12 Bedok North Ave 3 #01-88\nSingapore 460012\nUEN 2017334",
            "Blk 12 Bedok North Ave 3 #01-88 Singapore 460012"
        ),
        (
            "LOT 3, JALAN BAKTI,\n40810 KAJANG\nSTORE 021 KOTA BARU 1800-11-2233",
            "LOT 3, JALAN BAKTI, 40810 KAJANG"
        ),
        ("NO 9, JALAN BAKTI,\n40810 KAJANG\nTRADING LIC 1234/56", "NO 9, JALAN BAKTI, 40810 KAJANG"),
        (
            "NO 9, JALAN BAKTI,\n40810 KAJANG\n(RIVERSIDE CENTRE)",
            "NO 9, JALAN BAKTI, 40810 KAJANG (RIVERSIDE CENTRE)"
        ),
        ("Chapel Street\nTarn\nCo Mayo F99 X4T5", "Chapel Street Tarn Co Mayo F99 X4T5"),
        ("Chapel Street, Tarn, Co. Mayo F99 X4T5", "Chapel Street, Tarn, Co. Mayo F99 X4T5"),
        ("Kampung Bakti, Kedah", "Kampung Bakti, Kedah"),
        ("47 Fell Lane, ‘Kendal LA9 4QH", "47 Fell Lane, Kendal LA9 4QH"),
        ("2nd Floor, Haus am Markt\nMattgasse 5\n3797 Halden", "Mattgasse 5 3797 Halden"),
        (
            "NO 9, JALAN BAKTI,\n40810 KAJANG\n(RIVERSIDE CENTRE)\nOAK SHELF 35x20CM 80M2",
            "NO 9, JALAN BAKTI, 40810 KAJANG (RIVERSIDE CENTRE)"
        ),
        ("2 JALAN BAKTI, 4081@ KAJANG", "2 JALAN BAKTI, 40810 KAJANG"),
        ("No. 5, Jalan PX12/44,40800 Kota Baru", "No. 5, Jalan PX12/44,40800 Kota Baru"),
    ])
    func `An address of any country ends where a telephone or a register begins`(
        printed: String, value: String
    ) {
        let found = extract("FELLSIDE GROCERS\n\(printed)" + Self.rest)
        #expect(found.values["seller_address"] == .string(value))
        #expect(found.values["seller_name"] == "FELLSIDE GROCERS")
    }

    @Test(arguments: [
        "TILL 03", "Store 14 Kajang", "COUGH SYRUP 50ML 9.40", "6EA 2x4x10PINE 3.15 18.90",
        "Hotline 1300-11-2233", "9.40 11/16", "SST No A1B-2001-30000001",
    ])
    func `Items, telephones and what the till says of itself are no address`(line: String) {
        #expect(extract("FELLSIDE GROCERS\n\(line)" + Self.rest).values["seller_address"] == .null)
    }

    @Test func `The name above the number of the house is no part of the address`() {
        let found = extract("FELL LANE GROCERS\n47 Fell Lane\nKendal LA9 4QH" + Self.rest)
        #expect(found.values["seller_address"] == "47 Fell Lane Kendal LA9 4QH")
        #expect(found.values["seller_name"] == "FELL LANE GROCERS")
    }

    @Test(arguments: ["", "WELCOME TO\n"])
    func `The first line that is no greeting is the name, also where it sounds like a place`(greeting: String)
    {
        let found = extract("\(greeting)HOLLOW BAY PLAZA\nI-12 EXIT 140\nTARN AZ 86999" + Self.rest)
        #expect(found.values["seller_name"] == "HOLLOW BAY PLAZA")
        #expect(found.values["seller_address"] == "I-12 EXIT 140 TARN AZ 86999")
    }

    @Test func `A stain behind the registration number makes no caption of the name`() {
        let found = extract("TARN H&K SDN BHD (1188999-D) :\nNO 9, JALAN BAKTI,\n40810 KAJANG" + Self.rest)
        #expect(found.values["seller_name"] == "TARN H&K SDN BHD")
    }

    @Test func `A name may begin on a line as large right above`() {
        let head = "TAN KOK SENG\n(001178999-M)\nNO 9, JALAN BAKTI,\n40810 KAJANG\nTel 01632 960 127"
        #expect(score(extract(head + Self.rest)) >= Grounder.leastScore)
        #expect(score(extract("SYARIKAT MAJU\n" + head + Self.rest)) < Grounder.leastScore)
    }

    @Test(arguments: [
        (0.1, "Lot 5, Fell Lane, LA94 Kendal 40810"), (0.4, "Bios Lot 5, Fell Lane, LA94 Kendal 40810"),
    ])
    func `What was hardly read before a part of an address is a stain`(confidence: Double, value: String) {
        let page = GridPage.page(
            "FELLSIDE GROCERS\nBios Lot 5, Fell Lane,\nLA94 Kendal 40810" + Self.rest, source: .ocr,
            confidence: 0.97)
        let words = page.words.map { word in
            Word(
                text: word.text, box: word.box,
                confidence: word.text == "Bios" ? confidence : word.confidence,
                line: word.line)
        }
        let stained = Page(width: page.width, height: page.height, source: .ocr, words: words)
        #expect(extract(ReadDocument(pages: [stained])).values["seller_address"] == .string(value))
    }

    @Test func `A name without a legal form is sure where it comes first and a whole address follows`() {
        let address = "\n47 Fell Lane,\nKendal LA9 4QH\nTel 01632 960 127"
        #expect(score(extract("FELLSIDE GROCERS" + address + Self.rest)) >= Grounder.leastScore)
        #expect(
            score(extract("Open Daily Until Nine\nFELLSIDE GROCERS" + address + Self.rest))
                < Grounder.leastScore)
        #expect(
            score(extract("FELLSIDE GROCERS\nWelcome Dear Guest" + address + Self.rest)) < Grounder.leastScore
        )
    }

    @Test func `A name ends where it says what it trades as`() {
        let found = extract("Fellside Liquor Pty Ltd t/as below\n47 Fell Lane\nKendal LA9 4QH" + Self.rest)
        #expect(found.values["seller_name"] == "Fellside Liquor Pty Ltd")
    }

    private func score(_ found: Extraction) -> Double { found.evidence["seller_name"]?.score ?? 0 }

    private func extract(_ text: String) -> Extraction {
        extract(ReadDocument(pages: [GridPage.page(text, source: .ocr, confidence: 0.97)]))
    }

    private func extract(_ document: ReadDocument) -> Extraction {
        let fields = [
            FieldDefinition(name: "seller_name", kind: .text, isRequired: true),
            FieldDefinition(name: "seller_address", kind: .text),
            FieldDefinition(name: "issue_date", kind: .date, labels: ["Date"], isRequired: true),
            FieldDefinition(name: "total", kind: .money, labels: ["Total"], isRequired: true),
        ]
        let schema = DocumentSchema(
            name: "test", fields: fields, checks: [], json: [:], guidance: "", source: [:])
        return RulesExtractor(schema: schema).extract(document, conventions: WritingConventions(of: document))
    }
}
