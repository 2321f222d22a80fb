import AssayCore
import Testing

@testable import AssayEngine

/// What pages have beside their own text, and how they are shown.
@Suite struct PDFPageTests {
    private static let content = "BT /F1 12 Tf 1 0 0 1 40 200 Tm (Name of the customer) Tj ET"

    private func words(_ page: TestPDF.Page, others: [String] = [], catalogue: String = "") throws -> [String]
    {
        try contents(page, others: others, catalogue: catalogue).words.map(\.text)
    }

    private func contents(
        _ page: TestPDF.Page, others: [String] = [], catalogue: String = ""
    ) throws -> PDFText {
        var pdf = TestPDF([page])
        (pdf.others, pdf.catalogue) = (others, catalogue)
        return try PDFFile([UInt8](pdf.bytes)).page(0).contents().text
    }

    @Test(arguments: [true, false]) func `What a form is filled in with is read`(hasPicture: Bool) throws {
        let page = TestPDF.Page(painting: Self.content, entries: "/Annots [6 0 R]")
        let field =
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (Muller) /DA (/F1 12 Tf 0 g) "
            + "/Rect [200 195 300 215] /F 4 \(hasPicture ? "/AP << /N 7 0 R >>" : "") >>"
        let picture = TestPDF.stream(
            "/Tx BMC BT /F1 12 Tf 0 g 2 5 Td (Muller) Tj ET EMC",
            "/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R >> >> ")
        let text = try contents(
            page, others: [field, picture],
            catalogue: "/AcroForm << /Fields [6 0 R] /NeedAppearances true /DA (/F1 12 Tf 0 g) "
                + "/DR << /Font << /F1 3 0 R >> >> >>")
        #expect(text.words.map(\.text) == ["Name", "of", "the", "customer", "Muller"])
        #expect(text.words.allSatisfy { $0.hidden == nil && abs($0.box.midY - 96) < 6 })
    }

    @Test func `A note that is hidden and a link say nothing`() throws {
        let page = TestPDF.Page(painting: Self.content, entries: "/Annots [6 0 R 8 0 R]")
        let note =
            "<< /Type /Annot /Subtype /FreeText /Contents (Secret) /Rect [200 195 300 215] /F 2 /AP << /N 7 0 R >> >>"
        let picture = TestPDF.stream(
            "BT /F1 12 Tf 0 g 2 5 Td (Secret) Tj ET",
            "/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R >> >> ")
        let link = "<< /Type /Annot /Subtype /Link /Rect [0 0 100 100] /A << /S /URI /URI (http://a) >> >>"
        #expect(try words(page, others: [note, picture, link]) == ["Name", "of", "the", "customer"])
    }

    @Test(arguments: [0, 90, 180, 270]) func `Boxes are those of what is shown of a page`(rotation: Int)
        throws
    {
        let entries = "/CropBox [30 150 330 270]"
        let page = TestPDF.Page(rotation: rotation, painting: Self.content, entries: entries)
        var pdf = TestPDF([page])
        pdf.others = []
        let open = try PDFFile([UInt8](pdf.bytes)).page(0)
        let isSideways = rotation % 180 != 0
        #expect(open.width == (isSideways ? 120 : 300) && open.height == (isSideways ? 300 : 120))
        let word = try #require(try open.contents().text.words.first)
        // 10 points from the left of what is shown, its baseline 50 above the lower edge.
        let (x, y) =
            switch rotation {
            case 90: (50.0, 10.0)
            case 180: (290.0, 50.0)
            case 270: (70.0, 290.0)
            default: (10.0, 70.0)
            }
        let box = word.box
        #expect(
            x > box.left - 4 && x < box.right + 4 && y > box.top - 4 && y < box.bottom + 4,
            "\(word.box)")
        let ink = try PageInk(of: open)
        #expect(ink.showsSomething(in: box))
        #expect(!ink.showsSomething(in: Box(left: 100, top: 100, right: 118, bottom: 118)))
    }

    @Test func `A part of a page is painted as the whole page shows it`() throws {
        let pdf = TestPDF(lines: TestReading.letter)
        let page = try PDFFile([UInt8](pdf.bytes)).page(0)
        let whole = try PageSurface(page: page, pixelsPerPoint: 2)
        let area = Box(left: 20, top: 50, right: 220, bottom: 110)
        let part = try PageSurface(page: page, pixelsPerPoint: 2, area: area)
        var (rows, same): ([[UInt32]], Bool) = ([], true)
        whole.forEachRow { _, row in rows.append(row.map { $0 & 0xFFFFFF }) }
        part.forEachRow { number, row in
            same = same && rows[100 + number][40..<440].elementsEqual(row.lazy.map { $0 & 0xFFFFFF })
        }
        #expect(same && part.width == 400 && part.height == 120)
        #expect(Set(rows.joined()).count > 10)
    }

    @Test func `Letters alone are all that is left of a page for them`() throws {
        let painting = "0.5 g 0 0 400 100 re f 3 Tr BT /F1 30 Tf 1 0 0 1 40 200 Tm (Unseen) Tj ET"
        let page = try PDFFile([UInt8](TestPDF([TestPDF.Page(painting: painting)]).bytes)).page(0)
        let (all, letters) = (try PageInk(of: page), try PageInk(of: page, showing: .letters))
        let (place, bar) = (
            Box(left: 40, top: 75, right: 140, bottom: 100), Box(left: 0, top: 180, right: 400, bottom: 220)
        )
        #expect(!all.showsSomething(in: place) && letters.showsSomething(in: place))
        #expect(all.showsSomething(in: bar) && !letters.showsSomething(in: bar))
        // The page itself is as it was.
        #expect(try !PageInk(of: page).showsSomething(in: place))
    }

    @Test func `Letters that their font gives no meaning to are counted`() throws {
        let font =
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] "
            + "/CharProcs << /a 7 0 R >> /Encoding << /Type /Encoding /Differences [200 /a /a /a /a] >> "
            + "/FirstChar 200 /LastChar 203 /Widths [600 600 600 600] >>"
        let page = TestPDF.Page(painting: "BT /F2 12 Tf 1 0 0 1 40 200 Tm <C8C9CACB> Tj ET")
        let text = try contents(page, others: [font, TestPDF.stream("600 0 d0 0 0 500 700 re f")])
        #expect(text.unreadable >= 4)
    }

    @Test func `Characters beyond the first 65536, ligatures and soft hyphens are read as they are meant`()
        throws
    {
        let table = TestPDF.stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
                + "endcodespacerange 3 beginbfchar <41> <D835DC00> <42> <FB01> <43> <00AD> endbfchar endcmap "
                + "end end")
        let font =
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>"
        let page = TestPDF.Page(painting: "BT /F2 12 Tf 1 0 0 1 40 200 Tm (AC ByeB) Tj ET")
        #expect(try words(page, others: [font, table]) == ["\u{1D400}-", "fiyefi"])
    }
}
