import AssayCore
import CTesseract
import Foundation

@testable import AssayEngine

/// Pictures inside of PDFs.
enum TestScan {
    /// Operators that paint the lines as a picture of a page of 400 x 300 points, cut to its middle part for a
    /// height of less.
    static func painting(of lines: [String], x: Double = 0, y: Double = 0, scale: Double = 1) async throws
        -> String
    {
        let png = try await TestReading.reader.picture(
            ofPage: 0, in: TestPDF(lines: lines).bytes, as: .pdf, longestSide: 1200)
        let picture = try DecodedPicture.page(0, of: [UInt8](png), as: .png, maxPixels: 10_000_000).gray()
        var hex = ""
        for row in 0..<picture.height {
            for byte in 0..<(picture.width + 7) / 8 {
                var bits: [Bool] = []
                for bit in 0..<8 { bits.append(try white(picture, 8 * byte + bit, row)) }
                let value = bits.reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
                hex += String(value >> 4, radix: 16) + String(value & 15, radix: 16)
            }
        }
        return "q \(400 * scale) 0 0 \(300 * scale) \(x) \(y) cm BI /W \(picture.width) /H \(picture.height) "
            + "/BPC 1 /CS /G /F /AHx ID \(hex)> EI Q"
    }

    private static func white(_ picture: borrowing Raster, _ x: Int, _ y: Int) throws -> Bool {
        var value: UInt32 = 255
        _ = try picture.withPointer { pixGetPixel($0, Int32(x), Int32(y), &value) }
        return value > 140
    }
}
