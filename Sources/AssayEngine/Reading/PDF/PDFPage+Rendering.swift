import AssayCore
import CPDFium
import CTesseract
import Foundation

// Leptonica has a Box of its own.
import struct AssayCore.Box

extension PDFPage {
    /// Pixels of one side.
    private static let longestSide = 32_000.0

    /// The page as an 8-bit grey picture, or the part of it inside `area`, in points.
    func rendered(pixelsPerPoint scale: Double, area: Box? = nil) throws(ReadFailure) -> Raster {
        let surface = try PageSurface(page: self, pixelsPerPoint: scale, area: area)
        return try surface.picture(depth: 8) { row, target in Self.pack(row, into: target) }
    }

    /// The page as a picture of 32 bits a pixel.
    func renderedInColour(pixelsPerPoint scale: Double) throws(ReadFailure) -> Raster {
        let surface = try PageSurface(page: self, pixelsPerPoint: scale)
        return try surface.picture(depth: 32) { row, target in
            // Leptonica wants red in the highest byte, PDFium puts it into the second.
            for (x, pixel) in row.enumerated() { target[x] = pixel << 8 }
        }
    }

    /// Leptonica keeps four grey pixels in a 32-bit word, the first in its highest byte.
    private static func pack(_ row: UnsafeBufferPointer<UInt32>, into target: UnsafeMutablePointer<UInt32>) {
        var word: UInt32 = 0
        for x in 0..<row.count {
            word = word << 8 | UInt32(PageSurface.luminance(row[x]))
            if x & 3 == 3 { target[x >> 2] = word }
        }
        let rest = row.count & 3
        if rest > 0 { target[row.count >> 2] = word << UInt32(8 * (4 - rest)) }
    }

    /// `left` and `top`: of the part of the page that the canvas shows, in points.
    func paint(
        _ content: PageSurface.Content, on canvas: PageSurface.Canvas, pixelsPerPoint scale: Double,
        left: Double, top: Double
    ) throws(ReadFailure) {
        // The library shows a page as wide and high as its whole points; the matrix goes on from there.
        let (across, down) = (width.rounded(.down), height.rounded(.down))
        guard across >= 1, down >= 1 else { return }
        var matrix = FS_MATRIX(
            a: Float(scale * width / across), b: 0, c: 0, d: Float(scale * height / down),
            e: Float(-left * scale), f: Float(-top * scale))
        var frame = FS_RECTF(left: 0, top: 0, right: Float(canvas.width), bottom: Float(canvas.height))
        let (file, number, pointer) = (file, number, pointer)
        try PDFium.exclusively { pdfium throws(ReadFailure) in
            guard
                let bitmap = pdfium.FPDFBitmap_CreateEx(
                    Int32(canvas.width), Int32(canvas.height), canvas.depth.format, canvas.memory,
                    Int32(canvas.depth.bytes * canvas.width))
            else { throw .memoryRefused() }
            defer { pdfium.FPDFBitmap_Destroy(bitmap) }
            switch content {
            case .everything: pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, pointer, &matrix, &frame, 1)
            case .letters:
                let copy = try file.open(number, pdfium)
                defer { pdfium.FPDF_ClosePage(copy) }
                LettersAlone.leave(on: copy, pdfium)
                pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, copy, &matrix, &frame, 0)
            }
        }
    }

    /// `wanted` pixels for a point, or less for a page so large that it would pass `maxPixels`.
    func fittingScale(_ wanted: Double, maxPixels: Int) throws(ReadFailure) -> Double {
        guard width > 0, height > 0, width.isFinite, height.isFinite else {
            throw .damaged("the page has no size")
        }
        let scale = min(
            wanted, (Double(maxPixels) / (width * height)).squareRoot(), Self.longestSide / max(width, height)
        )
        let (pixelsAcross, pixelsDown) = (width * scale, height * scale)
        guard pixelsAcross >= 1, pixelsDown >= 1 else {
            throw .tooLarge(what: "points", value: Int(max(width, height)), limit: Int(Self.longestSide))
        }
        return scale
    }
}

/// A page, or a part of it, painted on white paper, 32 bits a pixel.
struct PageSurface: ~Copyable {
    enum Content {
        /// What a person sees.
        case everything
        /// The letters of the text layer alone, in black, whether or not the page shows them.
        case letters
    }

    private let pixels: UnsafeMutablePointer<UInt32>
    let width: Int
    let height: Int

    init(
        page: borrowing PDFPage, pixelsPerPoint scale: Double, area: Box? = nil,
        content: Content = .everything
    ) throws(ReadFailure) {
        let area = area ?? page.frame.shown
        let width = max(1, Int((area.width * scale).rounded(.up)))
        let height = max(1, Int((area.height * scale).rounded(.up)))
        guard let memory = malloc(4 * width * height) else { throw .memoryRefused() }
        memset(memory, 255, 4 * width * height)
        do throws(ReadFailure) {
            let canvas = Canvas(memory: memory, width: width, height: height, depth: .colour)
            try page.paint(content, on: canvas, pixelsPerPoint: scale, left: area.left, top: area.top)
        } catch {
            free(memory)
            throw error
        }
        pixels = memory.bindMemory(to: UInt32.self, capacity: width * height)
        (self.width, self.height) = (width, height)
    }

    deinit { free(pixels) }

    struct Canvas {
        /// Of a pixel.
        enum Depth {
            case grey
            /// Blue, green, red, and a byte that says nothing.
            case colour

            var bytes: Int { self == .grey ? 1 : 4 }
            /// `FPDFBitmap_Gray` and `FPDFBitmap_BGRx`.
            var format: Int32 { self == .grey ? 1 : 3 }
        }

        let memory: UnsafeMutableRawPointer
        let width: Int
        let height: Int
        let depth: Depth
    }

    /// Runs `body` on each row of pixels, from the top; the rows must not be kept.
    func forEachRow(_ body: (_ number: Int, UnsafeBufferPointer<UInt32>) -> Void) {
        for number in 0..<height {
            body(number, UnsafeBufferPointer(start: pixels + number * width, count: width))
        }
    }

    /// A picture of that many bits a pixel, whose rows `fill` makes from the surface's.
    func picture(
        depth: Int, fill: (UnsafeBufferPointer<UInt32>, UnsafeMutablePointer<UInt32>) -> Void
    ) throws(ReadFailure) -> Raster {
        let picture = try Raster(owning: pixCreateNoInit(Int32(width), Int32(height), Int32(depth)))
        try picture.withPointer { pix throws(ReadFailure) in
            guard let target = pixGetData(pix) else { throw .damaged("the page can't be painted") }
            let wordsPerRow = Int(pixGetWpl(pix))
            forEachRow { number, row in fill(row, target + number * wordsPerRow) }
        }
        return picture
    }

    /// 0...255 by the weights of ITU-R BT.601.
    static func luminance(_ pixel: UInt32) -> UInt8 {
        let (red, green, blue) = (pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255)
        return UInt8((red * 77 + green * 150 + blue * 29) >> 8)
    }
}
