import AssayCore
import Foundation

/// A page, or a part of it, painted on white paper in greys: a third of the work of a coloured one.
struct GreySurface {
    /// Row by row, 0...255.
    let pixels: [UInt8]
    let width: Int
    let height: Int

    init(
        page: borrowing PDFPage, pixelsPerPoint scale: Double, area: Box,
        content: PageSurface.Content = .everything
    ) throws(ReadFailure) {
        let width = max(1, Int((area.width * scale).rounded(.up)))
        let height = max(1, Int((area.height * scale).rounded(.up)))
        (self.width, self.height) = (width, height)
        var pixels = [UInt8](repeating: 255, count: width * height)
        let failure: ReadFailure? = pixels.withUnsafeMutableBytes { bytes in
            guard let memory = bytes.baseAddress else { return nil }
            let canvas = PageSurface.Canvas(memory: memory, width: width, height: height, depth: .grey)
            do throws(ReadFailure) {
                try page.paint(content, on: canvas, pixelsPerPoint: scale, left: area.left, top: area.top)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
        self.pixels = pixels
    }
}
