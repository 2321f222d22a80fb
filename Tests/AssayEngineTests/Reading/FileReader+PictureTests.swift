import AssayCore
import CTesseract
import Foundation
import Testing

@testable import AssayEngine

@Suite struct FileReaderPictureTests {
    /// Red, green and blue at a place.
    private func colour(_ picture: borrowing Raster, _ x: Int, _ y: Int) throws -> [Int32] {
        var (red, green, blue): (Int32, Int32, Int32) = (0, 0, 0)
        _ = try picture.withPointer { pixGetRGBPixel($0, Int32(x), Int32(y), &red, &green, &blue) }
        return [red, green, blue]
    }

    @Test(arguments: PictureMark.Colour.allCases)
    func `Marks are frames in their colour around what they mark`(colour: PictureMark.Colour) async throws {
        let mark = PictureMark(box: Box(left: 0.25, top: 0.25, right: 0.5, bottom: 0.5), colour: colour)
        let png = try await TestReading.reader.picture(
            ofPage: 0, in: TestPDF([TestPDF.Page()]).bytes, as: .pdf, marks: [mark])
        let picture = try DecodedPicture.page(0, of: [UInt8](png), as: .png, maxPixels: 10_000_000)
            .inFullColour()
        #expect(picture.width == 1600 && picture.height == 1200)
        let frame = try self.colour(picture, 399, 400)
        #expect(frame != [255, 255, 255])
        for (x, y) in [(800, 400), (600, 299), (600, 600)] {
            #expect(try self.colour(picture, x, y) == frame)
        }
        // Nothing inside and outside of it.
        for (x, y) in [(402, 302), (600, 450), (396, 400), (804, 400)] {
            #expect(try self.colour(picture, x, y) == [255, 255, 255])
        }
    }

    @Test func `A mark at the edge or outside of the page is cut to it`() async throws {
        let boxes = [
            Box(left: 0, top: 0, right: 1, bottom: 1), Box(left: -3, top: 0.5, right: 7, bottom: 9),
            Box(left: 2, top: 2, right: 3, bottom: 3), Box(left: 0.5, top: 0.5, right: 0.5, bottom: 0.5),
        ]
        let png = try await TestReading.reader.picture(
            ofPage: 0, in: TestPDF([TestPDF.Page()]).bytes, as: .pdf,
            marks: boxes.map { PictureMark(box: $0, colour: .red) })
        let picture = try DecodedPicture.page(0, of: [UInt8](png), as: .png, maxPixels: 10_000_000)
        #expect(picture.width == 1600 && picture.height == 1200)
    }
}
