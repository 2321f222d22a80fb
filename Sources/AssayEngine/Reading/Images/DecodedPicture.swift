import AssayCore
import CTesseract

/// Decodes picture files.
enum DecodedPicture {
    /// How many pages a file without layers holds: 1 but for TIFF.
    static func pageCount(_ bytes: [UInt8], as mediaType: MediaType) -> Int {
        mediaType == .tiff ? tiffPages(bytes).count : 1
    }

    /// Page `number` from 0, upright as far as the file says, in the file's own depth. Throws `damaged`, or
    /// `tooLarge` before any memory is taken.
    static func page(
        _ number: Int, of bytes: [UInt8], as mediaType: MediaType, maxPixels: Int
    ) throws(ReadFailure) -> Raster {
        let layers = PictureLayers(of: bytes, as: mediaType)
        return try page(number, of: bytes, as: mediaType, layers, maxPixels: maxPixels)
    }

    /// The same, where it is known already of what layers the file consists.
    static func page(
        _ number: Int, of bytes: [UInt8], as mediaType: MediaType, _ layers: PictureLayers?, maxPixels: Int
    ) throws(ReadFailure) -> Raster {
        _ = Raster.silence
        if let layers {
            try check(width: layers.width, height: layers.height, maxPixels: maxPixels)
            for layer in layers.layers(ofPage: number) {
                try check(width: layer.width, height: layer.height, maxPixels: maxPixels)
            }
            return try layers.page(number, of: bytes, as: mediaType)
        }
        if mediaType == .tiff { return try tiffPage(number, of: bytes, maxPixels: maxPixels) }
        guard let header = PictureHeader(of: bytes, as: mediaType) else {
            throw .damaged("the picture's header can't be read")
        }
        try check(width: header.width, height: header.height, maxPixels: maxPixels)
        // The JPEG decoder would tell stderr before it fails.
        if mediaType == .jpeg, !hasEnd(jpeg: bytes) { throw .damaged("the JPEG breaks off") }
        let picture = try Raster(
            owning: pixReadMem(bytes, bytes.count), orFailingWith: "the picture can't be decoded")
        guard mediaType == .jpeg else { return picture }
        return try EXIFOrientation.upright(picture, orientation: EXIFOrientation.of(jpeg: bytes))
    }

    /// Pixels from which a JPEG is first tried at half its size: it is decoded in a third of the time.
    private static let huge = 16_000_000

    /// A huge JPEG in grey, half as wide and high, where its letters are large enough for recognition that way; nil
    /// where it is to be read whole. Each side an even number of the whole picture's pixels, as most are.
    static func half(jpeg bytes: [UInt8], maxPixels: Int) throws(ReadFailure) -> Raster? {
        guard let header = PictureHeader(of: bytes, as: .jpeg) else { return nil }
        try check(width: header.width, height: header.height, maxPixels: maxPixels)
        guard header.width * header.height > huge, header.width % 2 == 0, header.height % 2 == 0,
            hasEnd(jpeg: bytes)
        else { return nil }
        // Some colours can't be decoded to grey.
        guard let pixels = pixReadMemJpeg(bytes, bytes.count, 0, 2, nil, Int32(L_JPEG_READ_LUMINANCE)) else {
            return nil
        }
        let half = try Raster(owning: pixels).gray()
        guard let letters = try PictureFrame(of: half).letters,
            letters.height >= Preparation.dark.letterHeight
        else { return nil }
        return try EXIFOrientation.upright(half, orientation: EXIFOrientation.of(jpeg: bytes))
    }

    private static func hasEnd(jpeg bytes: [UInt8]) -> Bool {
        guard let mark = bytes.lastIndex(of: 0xD9), mark > 0 else { return false }
        // Cameras and scanners append data of their own, which may hold the second byte of the mark.
        return (1...mark).reversed().contains { bytes[$0] == 0xD9 && bytes[$0 - 1] == 0xFF }
    }

    /// Directories that are pages, with their numbers.
    private static func tiffPages(_ bytes: [UInt8]) -> [(number: Int, directory: TIFFDirectory)] {
        TIFFDirectory.all(in: bytes[...]).enumerated().filter { !$0.element.isAuxiliary }
            .map { ($0.offset, $0.element) }
    }

    private static func tiffPage(_ number: Int, of bytes: [UInt8], maxPixels: Int) throws(ReadFailure)
        -> Raster
    {
        let pages = tiffPages(bytes)
        guard pages.indices.contains(number) else { throw .damaged("the TIFF file has no such page") }
        let page = pages[number]
        try check(width: page.directory.width, height: page.directory.height, maxPixels: maxPixels)
        let picture = try Raster(
            owning: pixReadMemTiff(bytes, bytes.count, Int32(page.number)),
            orFailingWith: "page \(number + 1) of the TIFF file can't be decoded")
        return try picture.withSquarePixels()
    }

    private static func check(width: Int, height: Int, maxPixels: Int) throws(ReadFailure) {
        guard width > 0, height > 0 else { throw .damaged("the picture has no pixels") }
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, pixels <= maxPixels else {
            throw .tooLarge(what: "pixels", value: overflow ? .max : pixels, limit: maxPixels)
        }
    }
}
