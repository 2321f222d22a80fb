public import AssayCore
public import Foundation

extension FileReader {
    /// A picture of page `number`, from 0, for a model or a person to look at: in colour, upright as far as the
    /// file says and then turned clockwise by `quarterTurns` (`Page.quarterTurns`, so that the words' boxes lie
    /// on it), and its longer side at most `longestSide` pixels. Boxes in page units times the picture's width
    /// over `Page.width` are its pixels. `marks` are drawn on it.
    ///
    /// Only PDFs and pictures have pages to look at; throws `unsupported` for anything else.
    public func picture(
        ofPage number: Int, in bytes: Data, as mediaType: MediaType, quarterTurns: Int = 0,
        longestSide: Int = 1600, format: PictureFormat = .png, marks: [PictureMark] = []
    ) async throws(ReadFailure) -> Data {
        guard !bytes.isEmpty else { throw .empty }
        if let helpers {
            let task = HelperRequest.Task.picture(
                page: number, quarterTurns: quarterTurns, longestSide: longestSide, format: format,
                marks: marks)
            let answer = try await helpers.answer(task, bytes, as: mediaType)
            guard case .picture(let encoded) = answer else { throw Self.nonsense }
            return Data(encoded)
        }
        let (bytes, maxPixels) = ([UInt8](bytes), limits.maxPixels)
        let encoded = try await pool.perform { _, _ throws(ReadFailure) in
            let page = try Self.page(number, of: bytes, as: mediaType, longestSide, maxPixels)
            let factor = min(1, Double(longestSide) / Double(max(page.width, page.height)))
            let upright = try page.scaled(by: factor).turned(quarters: quarterTurns)
            return try marks.isEmpty
                ? upright.encoded(as: format) : upright.marked(with: marks).encoded(as: format)
        }
        return Data(encoded)
    }

    private static func page(
        _ number: Int, of bytes: [UInt8], as mediaType: MediaType, _ longestSide: Int, _ maxPixels: Int
    ) throws(ReadFailure) -> Raster {
        switch mediaType.form {
        case .pdf:
            let page = try PDFFile(bytes).page(number)
            let wanted = Double(longestSide) / max(page.width, page.height, 1)
            return try page.renderedInColour(
                pixelsPerPoint: page.fittingScale(wanted, maxPixels: maxPixels))
        case .picture:
            return try DecodedPicture.page(number, of: bytes, as: mediaType, maxPixels: maxPixels).inColour()
        case .html, .plainText, .email, .docx, .refused: throw .unsupported(mediaType)
        }
    }
}
