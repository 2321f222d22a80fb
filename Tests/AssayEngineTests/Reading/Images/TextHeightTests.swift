import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct TextHeightTests {
    /// Of what is painted on a page of 400 by 300 points, at 4 pixels a point.
    private func height(painting: String) async throws -> Double? {
        let picture = try await TestReading.reader.picture(
            ofPage: 0, in: TestPDF([TestPDF.Page(painting: painting)]).bytes, as: .pdf)
        let page = try DecodedPicture.page(0, of: [UInt8](picture), as: .png, maxPixels: 10_000_000)
        return try TextHeight.typical(of: page.gray().binarised())
    }

    /// Bars of 5 by 2 points, each group of five as high as a letter of 14, `gap` points between them.
    private func letters(_ count: Int, gap: Double = 1) -> String {
        (0..<count).flatMap { letter in
            (0..<5).map { bar in
                let (x, y) = (20 + letter % 15 * 20, 40 + letter / 15 * 60)
                return "\(x) \(Double(y) + Double(bar) * (2 + gap)) 5 2 re f"
            }
        }.joined(separator: "\n")
    }

    @Test func `The rows of a dot matrix are one letter`() async throws {
        let height = try #require(try await height(painting: letters(30)))
        #expect(abs(height - 56) <= 2)
    }

    @Test func `Lines of print stay apart`() async throws {
        let height = try #require(try await height(painting: letters(30, gap: 4)))
        #expect(abs(height - 8) <= 2)
    }

    @Test func `A page with hardly a letter has no height`() async throws {
        #expect(try await height(painting: letters(10)) == nil)
    }
}
