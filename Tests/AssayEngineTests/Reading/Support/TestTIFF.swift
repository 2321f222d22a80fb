import AssayCore
import CTesseract
import Foundation

@testable import AssayEngine

/// Writes TIFF files of several pages.
enum TestTIFF {
    /// Grey pages from picture files, uncompressed, after so many thumbnails of one pixel. After the last
    /// directory of an endless file comes the first one again.
    static func file(of pictures: [Data], thumbnails: Int, isEndless: Bool = false) throws -> Data {
        var file = Data("II*\0".utf8) + long(8)
        for number in 0..<(thumbnails + pictures.count) {
            let isLast = number == thumbnails + pictures.count - 1
            let isThumbnail = number < thumbnails
            let (width, height, pixels) =
                isThumbnail ? (1, 1, Data([0])) : try gray(pictures[number - thumbnails])
            let entries = [
                (254, isThumbnail ? 1 : 0), (256, width), (257, height), (258, 8), (259, 1), (262, 1),
                (273, file.count + 2 + 12 * 10 + 4), (277, 1), (278, height), (279, width * height),
            ]
            file += short(entries.count)
            for (tag, value) in entries { file += short(tag) + short(4) + long(1) + long(value) }
            file += long(isLast ? (isEndless ? 8 : 0) : file.count + 4 + pixels.count) + pixels
        }
        return file
    }

    private static func gray(_ picture: Data) throws -> (width: Int, height: Int, pixels: Data) {
        let raster = try DecodedPicture.page(0, of: [UInt8](picture), as: .png, maxPixels: 10_000_000).gray()
        var pixels = Data()
        for y in 0..<raster.height {
            for x in 0..<raster.width {
                var value: UInt32 = 0
                _ = try raster.withPointer { pixGetPixel($0, Int32(x), Int32(y), &value) }
                pixels.append(UInt8(value))
            }
        }
        return (raster.width, raster.height, pixels)
    }

    private static func short(_ value: Int) -> Data { Data([UInt8(value & 255), UInt8(value >> 8 & 255)]) }
    private static func long(_ value: Int) -> Data { short(value & 0xFFFF) + short(value >> 16) }
}
