import AssayCore
import Testing

@testable import AssayEngine

/// What a page's objects may hide, on pages of so many words that nothing else makes anybody look at them.
@Suite struct HidingSurveyTests {
    /// What is made of the words `Approve payment secretly`.
    enum Outcome: Hashable {
        /// Nobody looks at the page.
        case believed
        /// They are found to show when the page is looked at.
        case seen
        case hidden
    }

    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let painting: String
        let outcome: Outcome
        var resources = ""
        /// Object 6 and those that follow.
        var others: [String] = []

        init(
            _ name: String, _ outcome: Outcome, _ painting: String, resources: String = "",
            others: [String] = []
        ) {
            (testDescription, self.painting, self.outcome) = (name, painting, outcome)
            (self.resources, self.others) = (resources, others)
        }
    }

    private static let secret = "BT /F1 12 Tf 1 0 0 1 40 40 Tm (Approve payment secretly) Tj ET"
    private static let rectangle = "30 30 200 30 re f"

    static let cases: [Case] = [
        Case("black on white", .believed, secret),
        Case("white", .hidden, "1 g " + secret),
        Case("nearly white", .hidden, "0.98 g " + secret),
        Case("light grey", .seen, "0.8 g " + secret),
        Case("dark grey", .believed, "0.5 g " + secret),
        Case("red", .believed, "1 0 0 rg " + secret),
        Case("no rendering", .hidden, "3 Tr " + secret),
        Case("clip only", .hidden, "7 Tr " + secret),
        Case("outlines alone", .seen, "1 Tr " + secret),
        Case("white outlines", .hidden, "2 Tr 6 w 1 G 1 g " + secret),
        Case("outlines of another colour", .seen, "2 Tr 0.3 w 1 G " + secret),
        Case("outlines of the same colour", .believed, "2 Tr 0.3 w " + secret),
        Case(
            "transparent", .hidden, "/T gs " + secret, resources: "/ExtGState << /T << /ca 0 >> >>"),
        Case(
            "half transparent", .seen, "/T gs " + secret, resources: "/ExtGState << /T << /ca 0.5 >> >>"),
        // The library paints it all the same.
        Case(
            "blended away", .seen, "/T gs " + secret, resources: "/ExtGState << /T << /BM /Lighten >> >>"),
        Case("tiny", .hidden, secret.replacing("12 Tf", with: "1 Tf")),
        Case("off the page", .hidden, "1 0 0 1 0 500 cm " + secret),
        Case("clipped away", .hidden, "q 0 0 10 10 re W n \(secret) Q"),
        Case("clipped in part", .seen, "q 0 43 300 100 re W n \(secret) Q"),
        Case("clipped with room", .believed, "q 20 20 300 100 re W n \(secret) Q"),
        Case("on a bar of its colour", .hidden, "0.2 g \(rectangle) 0.2 g " + secret),
        Case("on a bar of nearly its colour", .seen, "0.2 g \(rectangle) 0.4 g " + secret),
        Case("white on a dark bar", .believed, "0.2 g \(rectangle) 1 g " + secret),
        Case("white on half a dark bar", .seen, "0.2 g 30 43 300 30 re f 1 g " + secret),
        Case("white in a dark triangle", .believed, "0.2 g 30 30 m 400 30 l 30 110 l f 1 g " + secret),
        Case("white on a dark triangle", .seen, "0.2 g 30 30 m 150 30 l 30 110 l f 1 g " + secret),
        Case("white on a clipped dark bar", .hidden, "q 0 0 9 9 re W n 0.2 g \(rectangle) Q 1 g " + secret),
        Case("black on a light bar", .believed, "0.9 g \(rectangle) 0 g " + secret),
        Case("under a white bar", .hidden, "\(secret) 1 g \(rectangle)"),
        Case("under a black bar", .hidden, "\(secret) 0 g \(rectangle)"),
        Case("in part under a bar", .seen, "\(secret) 1 g 30 30 12 30 re f"),
        Case("beside a bar", .believed, "\(secret) 0 g 30 60 200 20 re f"),
        Case("under a shading", .hidden, "\(secret) 30 30 200 30 re W n /S sh", resources: shading),
        Case("on a shading", .hidden, "q 30 30 200 30 re W n /S sh Q 1 g " + secret, resources: shading),
        Case("under a picture", .hidden, "\(secret) q 200 0 0 30 30 30 cm \(picture) Q"),
        Case("in a pattern", .seen, "/Pattern cs /P scn " + secret, resources: pattern, others: [dots]),
        Case(
            "under a pattern", .hidden, "\(secret) /Pattern cs /P scn \(rectangle)", resources: pattern,
            others: [dots]),
        Case("underlined", .believed, "\(secret) 1 w 38 37 m 200 37 l S"),
        Case("in a frame", .believed, "\(secret) 1 w 30 30 200 30 re S"),
        Case("under a thick line", .hidden, "\(secret) 20 w 1 G 30 44 m 230 44 l S"),
        Case(
            "under a thick line of a form's scale", .hidden,
            "\(secret) 10 0 0 2 0 0 cm 10 w 1 G 3 22 m 23 22 l S"),
        Case("under a hatching", .hidden, "\(secret) 1 w 1 G " + hatching),
        Case("under thin curves", .seen, "\(secret) 0.1 w 30 44 m 80 80 130 0 230 44 c S"),
        Case("under a large letter", .seen, "\(secret) 0.5 g BT /F1 200 Tf 1 0 0 1 30 10 Tm (M) Tj ET"),
        Case("twice", .believed, "\(secret) 1 0 0 1 0.2 0 cm " + secret),
        Case("in a form", .believed, "/X Do", resources: forms, others: [form(secret)]),
        Case("white in a form", .hidden, "/X Do", resources: forms, others: [form("1 g " + secret)]),
        Case("in a form of a layer", .seen, "/X Do", resources: forms, others: [form(secret, "/OC 7 0 R")]),
        Case(
            "in a transparent form", .hidden, "/T gs /X Do",
            resources: forms + " /ExtGState << /T << /ca 0 >> >>",
            others: [form(secret, "/Group << /S /Transparency >>")]),
        Case("clipped by a form", .hidden, "/X Do", resources: forms, others: [form(secret, box: "0 0 9 9")]),
        Case(
            "in a form that is clipped", .hidden, "q 0 0 9 9 re W n /X Do Q", resources: forms,
            others: [form(secret)]),
        Case(
            "under a form", .hidden, "\(secret) /X Do", resources: forms, others: [form("1 g " + rectangle)]),
        Case(
            "beside a form that stands elsewhere", .believed, "\(secret) 1 0 0 1 0 40 cm /X Do",
            resources: forms, others: [form("1 g " + rectangle)]),
        Case(
            "under a form that comes from elsewhere", .hidden, "\(secret) 2 0 0 2 -100 -200 cm /X Do",
            resources: forms, others: [form("1 g 50 115 100 20 re f", "/Matrix [1 0 0 1 10 0]")]),
        Case("in a layer that is off", .hidden, "/OC /L BDC \(secret) EMC", resources: layer),
        Case("tagged", .believed, "/Span << /MCID 0 >> BDC \(secret) EMC"),
        Case(
            "in letters without a picture", .hidden, secret.replacing("/F1", with: "/F2"),
            others: [blankFont, meanings]),
        Case("within a filled frame", .believed, "0 g 30 30 200 30 re 31 31 198 28 re f* " + secret),
        Case("in a frame of its colour", .believed, secret + " 20 20 220 50 re 31 31 198 28 re f*"),
        Case("in a frame drawn as one", .hidden, secret + " 20 20 220 50 re 31 31 198 28 re f"),
        Case(
            "beside what is clipped off", .believed, "\(secret) q 30 70 200 30 re W n 1 g 0 0 400 300 re f Q"),
        Case(
            "in a font of drawn letters", .hidden, secret.replacing("/F1", with: "/F2"), others: [drawnFont]),
    ]

    private static let picture = "BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID FF> EI"
    private static let hatching = (0..<90).map {
        "30 \(36 + 0.2 * Double($0)) m 230 \(36 + 0.2 * Double($0)) l S"
    }.joined(separator: " ")
    private static let shading =
        "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 400 0] /Extend [true true] "
        + "/Function << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [1] /N 1 >> >> >>"
    private static let pattern = "/Pattern << /P 6 0 R >>"
    private static let dots = TestPDF.stream(
        "0 g 0 0 3 3 re f",
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 3 3] /XStep 3 /YStep 3 "
            + "/Resources << >> ")
    private static let blankFont =
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R /Encoding "
        + "<< /BaseEncoding /WinAnsiEncoding /Differences [33 \(String(repeating: "/space ", count: 90))] >> >>"
    private static let meanings = TestPDF.stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
            + "endcodespacerange 1 beginbfrange <21> <7A> <0021> endbfrange endcmap end end")
    private static let forms = "/XObject << /X 6 0 R >>"
    private static let layer = "/Properties << /L 6 0 R >>"
    private static let drawnFont =
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] "
        + "/CharProcs << /a 7 0 R >> /Encoding << /Type /Encoding /Differences [32 \(letters)] >> "
        + "/FirstChar 32 /LastChar 122 /Widths [\(String(repeating: "600 ", count: 91))] >>"
    private static let letters = String(repeating: "/a ", count: 91)

    private static func form(_ content: String, _ keys: String = "", box: String = "0 0 400 300") -> String {
        TestPDF.stream(
            content,
            "/Type /XObject /Subtype /Form /BBox [\(box)] /Resources << /Font << /F1 3 0 R >> >> \(keys) ")
    }

    private static func pdf(_ test: Case) -> TestPDF {
        var pdf = TestPDF([TestPDF.Page(texts: [], painting: test.painting, resources: test.resources)])
        for line in 0..<6 {
            pdf.pages[0].texts.append(
                TestPDF.Text(text: "Line \(line) of words that all can see", x: 30, y: 40 + Double(line) * 24)
            )
        }
        pdf.others = test.others
        switch test.testDescription {
        case "in a layer that is off":
            pdf.others = ["<< /Type /OCG /Name (L) >>"]
            pdf.catalogue = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"
        case "in a form of a layer":
            pdf.others.append("<< /Type /OCG /Name (L) >>")
            pdf.catalogue = "/OCProperties << /OCGs [7 0 R] /D << >> >>"
        case "in a font of drawn letters":
            pdf.others.append(TestPDF.stream("600 0 d0"))
        default: break
        }
        return pdf
    }

    @Test(arguments: cases) func `Text is looked at where something may hide it`(test: Case) async throws {
        let bytes = Self.pdf(test).bytes
        let page = try PDFFile([UInt8](bytes)).page(0)
        let contents = try page.contents()
        #expect(contents.text.words.count > 40 || test.outcome == .hidden)
        let isKnown = ["tiny", "off the page"].contains(test.testDescription)
        let hiding = try page.contents().objects.hiding(on: page)
        #expect((hiding != .nowhere) == (test.outcome != .believed) || isKnown)
        let words = try await TestReading.read(bytes).words
        let hidden = words.filter { $0.hidden != nil }.map(\.text)
        #expect(hidden == (test.outcome == .hidden ? ["Approve", "payment", "secretly"] : []))
        #expect(words.count { $0.hidden == nil } >= 42)
    }

    @Test func `No more is looked at than what may be hidden`() throws {
        let light = Self.pdf(Case("light grey", .seen, "0.8 g " + Self.secret))
        let page = try PDFFile([UInt8](light.bytes)).page(0)
        guard case .within(let area) = try page.contents().objects.hiding(on: page) else {
            Issue.record("the whole page is looked at")
            return
        }
        let words = try page.contents().text.words.filter { $0.box.top > 240 }
        #expect(words.count == 3 && words.allSatisfy { area.union($0.box) == area })
        #expect(area.height < 60)
    }

    @Test func `Few words and thin lines need no look, and a dark area does`() throws {
        func needsInk(_ painting: String) throws -> Bool {
            let text = TestPDF.Text(text: "Page three of three, without more", x: 30, y: 40)
            let pdf = TestPDF([TestPDF.Page(texts: [text], painting: painting)])
            let page = try PDFFile([UInt8](pdf.bytes)).page(0)
            let contents = try page.contents()
            return LayerDoubt.needsInk(contents.text.words, of: page, showing: contents.objects)
        }
        #expect(try !needsInk("1 w 30 30 200 30 re S"))
        #expect(try !needsInk("0.9 g 30 30 300 200 re f"))
        #expect(try needsInk("0.5 g 30 30 60 60 re f"))
        #expect(try needsInk("q 200 0 0 30 30 30 cm \(Self.picture) Q"))
    }

    @Test func `Forms in forms without end are looked at`() throws {
        let resources = "/Resources << /XObject << /X 6 0 R >> >>"
        let count = 20
        let others = (0..<count).map { number in
            TestPDF.stream(
                number == count - 1 ? "0 0 1 1 re f" : "/X Do",
                "/Type /XObject /Subtype /Form /BBox [0 0 400 300] "
                    + resources.replacing("6 0 R", with: "\(7 + number) 0 R"))
        }
        let pdf = Self.pdf(Case("deep", .seen, "/X Do", resources: Self.forms, others: others))
        let page = try PDFFile([UInt8](pdf.bytes)).page(0)
        #expect(try page.contents().objects.hiding(on: page) == .anywhere)
    }
}
