import AssayCore
import CPoppler
import CTesseract

// Leptonica has a Box of its own.
import struct AssayCore.Box

extension PDFPage {
    /// Cairo's limit for one side.
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
            // Leptonica wants red in the highest byte, Cairo keeps it in the second.
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

    /// In points, on a Cairo context.
    fileprivate func paint(_ content: PageSurface.Content, on context: OpaquePointer) {
        switch content {
        case .everything: poppler_page_render(pointer, context)
        case .letters:
            var everything = PopplerRectangle(x1: 0, y1: 0, x2: width, y2: height)
            var black = PopplerColor(red: 0, green: 0, blue: 0)
            var white = PopplerColor(red: 0xFFFF, green: 0xFFFF, blue: 0xFFFF)
            poppler_page_render_selection(
                pointer, context, &everything, nil, POPPLER_SELECTION_GLYPH, &black, &white)
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

    private let surface: OpaquePointer
    private let data: UnsafeMutablePointer<UInt8>
    private let stride: Int
    let width: Int
    let height: Int
    /// Whether a picture was painted, or anything that may hold one; true where it was not watched.
    let mayShowPictures: Bool

    /// `isWatched`: pictures are noticed, for a tenth of the time.
    init(
        page: borrowing PDFPage, pixelsPerPoint scale: Double, area: Box? = nil,
        content: Content = .everything, isWatched: Bool = false
    ) throws(ReadFailure) {
        let area = area ?? Box(left: 0, top: 0, right: page.width, bottom: page.height)
        let across = max(1, Int((area.width * scale).rounded(.up)))
        let down = max(1, Int((area.height * scale).rounded(.up)))
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(across), Int32(down)) else {
            throw .memoryRefused()
        }
        let watch = isWatched ? PictureWatch(surface) : nil
        // Cairo hands out a broken surface rather than none.
        guard let context = cairo_create(watch?.surface ?? surface),
            cairo_status(context) == CAIRO_STATUS_SUCCESS
        else {
            let isMemory = cairo_surface_status(surface) == CAIRO_STATUS_NO_MEMORY
            cairo_surface_destroy(surface)
            throw isMemory ? .memoryRefused() : .damaged("the page can't be painted")
        }
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_scale(context, scale, scale)
        cairo_translate(context, -area.left, -area.top)
        watch?.begin(on: context)
        page.paint(content, on: context)
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else {
            cairo_surface_destroy(surface)
            throw .damaged("the page can't be painted")
        }
        self.surface = surface
        self.data = data
        (width, height) = (across, down)
        mayShowPictures = watch?.sawPicture ?? true
        stride = Int(cairo_image_surface_get_stride(surface))
    }

    deinit { cairo_surface_destroy(surface) }

    /// Runs `body` on each row of pixels, from the top; the rows must not be kept.
    func forEachRow(_ body: (_ number: Int, UnsafeBufferPointer<UInt32>) -> Void) {
        for number in 0..<height {
            let start = UnsafeRawPointer(data + number * stride).assumingMemoryBound(to: UInt32.self)
            body(number, UnsafeBufferPointer(start: start, count: width))
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
