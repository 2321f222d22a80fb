import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct LetterSizeTests {
    /// Of what is painted on a page of 400 by 300 points, at 4 pixels a point.
    private func size(painting: String) async throws -> LetterSize? {
        let picture = try await TestReading.reader.picture(
            ofPage: 0, in: TestPDF([TestPDF.Page(painting: painting)]).bytes, as: .pdf)
        let page = try DecodedPicture.page(0, of: [UInt8](picture), as: .png, maxPixels: 10_000_000)
        return try LetterSize.typical(of: page.gray().binarised())
    }

    /// Bars of 2 points' height, each group of five as high as a letter of 14, `gap` points between them.
    private func letters(_ count: Int, gap: Double = 1, width: Int = 5) -> String {
        (0..<count).flatMap { letter in
            (0..<5).map { bar in
                let (x, y) = (20 + letter % 15 * 20, 40 + letter / 15 * 60)
                return "\(x) \(Double(y) + Double(bar) * (2 + gap)) \(width) 2 re f"
            }
        }.joined(separator: "\n")
    }

    @Test func `The rows of a dot matrix are one letter`() async throws {
        let size = try #require(try await size(painting: letters(30)))
        #expect(abs(size.height - 56) <= 2)
    }

    @Test func `Lines of print stay apart`() async throws {
        let size = try #require(try await size(painting: letters(30, gap: 4)))
        #expect(abs(size.height - 8) <= 2)
    }

    @Test func `A page with hardly a letter has no height`() async throws {
        #expect(try await size(painting: letters(10)) == nil)
    }

    @Test(arguments: [4, 8, 12])
    func `Letters are as wide as most of them`(width: Int) async throws {
        let size = try #require(try await size(painting: letters(30, width: width)))
        #expect(abs(try #require(size.width) - Double(4 * width)) <= 2)
    }

    @Test func `Print of words that touch has no width`() async throws {
        let size = try #require(try await size(painting: letters(30, width: 18)))
        #expect(size.width == nil && abs(size.height - 56) <= 2)
    }

    @Test(arguments: [(4, 1.0), (8, 1.0), (9, 0.93), (12, 0.9)])
    func `Wide print is made narrower, within limits`(
        width: Int, expected: Double
    ) async throws {
        let picture = try await TestReading.reader.picture(
            ofPage: 0, in: TestPDF([TestPDF.Page(painting: letters(30, width: width))]).bytes, as: .pdf)
        let page = try DecodedPicture.page(0, of: [UInt8](picture), as: .png, maxPixels: 10_000_000)
        let scale = try PictureFrame(of: page.gray()).scale(toLetters: 28)
        #expect(abs(scale.down - 0.5) < 0.03)
        // 14 points high: 8.4 is the usual width.
        #expect(abs(scale.across / scale.down - expected) < 0.03)
    }
}
