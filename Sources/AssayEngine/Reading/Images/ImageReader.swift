import AssayCore

/// Reads pictures by recognition, every page on a worker of its own.
///
/// A page's unit is the pixel of the picture that stands upright: turned as its EXIF orientation says, then by
/// `Page.quarterTurns` where recognition found it to lie on its side or head. Words of a slightly crooked
/// picture are placed where they stand in it.
struct ImageReader {
    let pool: ReadingPool
    let limits: ReadingLimits

    func read(
        _ bytes: [UInt8], as mediaType: MediaType, options: ReaderOptions
    ) async throws(ReadFailure) -> ReadDocument {
        let layers = PictureLayers(of: bytes, as: mediaType)
        let all = layers?.pages.count ?? DecodedPicture.pageCount(bytes, as: mediaType)
        guard all > 0 else { throw .damaged("the file holds no picture") }
        guard layers != nil || all <= options.maxPages else {
            throw .tooLarge(what: "pages", value: all, limit: options.maxPages)
        }
        // Of a film the first picture tells as much as some hundred.
        let count = all <= options.maxPages ? all : 1
        let limits = limits
        let pages = try await pool.performAll(Array(0..<count)) { number, bench, stop throws(ReadFailure) in
            let recognition = PageRecognition(
                languages: try PageLanguages(options.language, on: bench),
                deadline: Deadline(seconds: limits.secondsPerPage), stop: stop)
            if mediaType == .jpeg,
                let half = try DecodedPicture.half(jpeg: bytes, maxPixels: limits.maxPixels)
            {
                return try recognition.page(of: half, unitsPerPixel: 2)
            }
            let picture = try DecodedPicture.page(
                number, of: bytes, as: mediaType, layers, maxPixels: limits.maxPixels)
            return try recognition.page(of: picture.gray(), unitsPerPixel: 1)
        }
        return ReadDocument(pages: pages, unreadPictures: all - count + (layers?.unread ?? 0))
    }
}
