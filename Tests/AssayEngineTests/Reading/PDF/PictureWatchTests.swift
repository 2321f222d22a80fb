import AssayCore
import Testing

@testable import AssayEngine

@Suite struct PictureWatchTests {
    private static let picture = "/W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00FF00FF> EI"
    private static let mask = "/W 8 /H 2 /IM true /BPC 1 /F /AHx ID 0FF0> EI"

    @Test(arguments: [
        ("", false), ("0.5 g 20 20 200 90 re f 1 w 10 10 m 300 200 l S", false),
        ("q 200 0 0 90 20 20 cm BI \(picture) Q", true), ("q 90 90 -90 90 150 50 cm BI \(picture) Q", true),
        ("q 200 0 0 90 20 20 cm 0 g BI \(mask) Q", true),
    ])
    func `Pictures on a page are noticed, and nothing else is`(painting: String, expected: Bool) throws {
        var file = TestPDF(lines: TestReading.letter)
        file.pages[0].painting = painting
        let page = try PDFFile(Array(file.bytes)).page(0)
        #expect(try PageInk(of: page).mayShowPictures == expected)
        #expect(page.pictureAreas().isEmpty == !expected)
    }

    @Test func `Watching changes nothing of what is painted`() throws {
        var file = TestPDF(lines: TestReading.letter)
        file.pages[0].painting = "q 200 0 0 90 20 20 cm BI \(Self.picture) Q"
        let page = try PDFFile(Array(file.bytes)).page(0)
        var pixels: [[UInt32]] = []
        for isWatched in [false, true] {
            let surface = try PageSurface(page: page, pixelsPerPoint: 1, isWatched: isWatched)
            var all: [UInt32] = []
            surface.forEachRow { _, row in all += row.map { $0 & 0xFFFFFF } }
            pixels.append(all)
        }
        #expect(pixels[0] == pixels[1] && Set(pixels[0]).count > 2)
    }
}
