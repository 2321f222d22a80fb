import AssayCore
import CTesseract
import Foundation
import Testing

@testable import AssayEngine

/// A way to write a picture into a file.
enum TestPicture: String, CaseIterable {
    case bmp, gif, webp
    case tiff, tiffLZW, tiffPackbits, tiffG4
    case blackAndWhitePNG, palettePNG

    /// The file of a PNG picture's pixels.
    func file(of png: Data, resolution: (across: Int32, down: Int32) = (0, 0)) throws -> Data {
        let picture = try DecodedPicture.page(0, of: [UInt8](png), as: .png, maxPixels: 10_000_000)
        let prepared =
            switch self {
            case .tiffG4, .blackAndWhitePNG: try picture.gray().binarised()
            case .gif, .palettePNG: try picture.withPalette()
            case .webp: try picture.inFullColour()
            case .bmp, .tiff, .tiffLZW, .tiffPackbits: try picture.gray()
            }
        var data: UnsafeMutablePointer<UInt8>?
        var count = 0
        _ = try prepared.withPointer { pix in
            pixSetResolution(pix, resolution.across, resolution.down)
            return pixWriteMem(&data, &count, pix, Int32(format))
        }
        defer { lept_free(data) }
        return Data(bytes: try #require(data), count: count)
    }

    private var format: Int {
        switch self {
        case .bmp: IFF_BMP
        case .gif: IFF_GIF
        case .webp: IFF_WEBP
        case .tiff: IFF_TIFF
        case .tiffLZW: IFF_TIFF_LZW
        case .tiffPackbits: IFF_TIFF_PACKBITS
        case .tiffG4: IFF_TIFF_G4
        case .blackAndWhitePNG, .palettePNG: IFF_PNG
        }
    }

    var mediaType: MediaType {
        switch self {
        case .bmp: .bmp
        case .gif: .gif
        case .webp: .webp
        case .tiff, .tiffLZW, .tiffPackbits, .tiffG4: .tiff
        case .blackAndWhitePNG, .palettePNG: .png
        }
    }
}

extension Raster {
    /// 4 bits a pixel, with a table of colours.
    fileprivate func withPalette() throws -> Raster {
        let made = try gray().withPointer { pixThresholdTo4bpp($0, 16, 1) }
        return try Raster(owning: made)
    }
}
