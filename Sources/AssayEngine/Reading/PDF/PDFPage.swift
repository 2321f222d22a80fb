import AssayCore
import CPDFium

/// An open page of a PDF. One owner, which closes it.
struct PDFPage: ~Copyable {
    let file: PDFFile
    /// From 0.
    let number: Int
    let pointer: FPDF_PAGE
    let frame: PageFrame

    /// Points, as the page is to be shown: its rotation is applied.
    var width: Double { frame.width }
    var height: Double { frame.height }

    init(_ number: Int, of file: PDFFile) throws(ReadFailure) {
        self.file = file
        self.number = number
        (pointer, frame) = try PDFium.exclusively { pdfium throws(ReadFailure) in
            let page = try Self.withNotes(file.open(number, pdfium), number, of: file, pdfium)
            return (page, PageFrame(of: page, pdfium))
        }
    }

    deinit { PDFium.release { $0.FPDF_ClosePage(pointer) } }

    /// `FPDF_ANNOT_LINK` and `FPDF_ANNOT_POPUP`.
    private static let invisibleNotes: Set<Int32> = [2, 16]
    /// Notes that are looked at; hostile pages have millions.
    private static let mostNotes = 10_000

    /// The page with its form's fields and its notes as part of what it shows: the library gives no text of theirs.
    private static func withNotes(
        _ page: FPDF_PAGE, _ number: Int, of file: PDFFile, _ pdfium: PDFium.Functions
    ) throws(ReadFailure) -> FPDF_PAGE {
        var (hasNotes, lacksPicture) = (false, false)
        for index in 0..<min(Int32(mostNotes), max(0, pdfium.FPDFPage_GetAnnotCount(page))) {
            guard let note = pdfium.FPDFPage_GetAnnot(page, index) else { continue }
            defer { pdfium.FPDFPage_CloseAnnot(note) }
            guard !invisibleNotes.contains(pdfium.FPDFAnnot_GetSubtype(note)) else { continue }
            hasNotes = true
            lacksPicture = lacksPicture || pdfium.FPDFAnnot_HasKey(note, "AP") == 0
        }
        guard hasNotes else { return page }
        // Painting a page, however small, makes the pictures of fields that have but a value.
        if lacksPicture { paint(page, on: FS_RECTF(left: 0, top: 0, right: 1, bottom: 1), pdfium) }
        _ = pdfium.FPDFPage_Flatten(page, 0)
        pdfium.FPDF_ClosePage(page)
        return try file.open(number, pdfium)
    }

    private static func paint(_ page: FPDF_PAGE, on area: FS_RECTF, _ pdfium: PDFium.Functions) {
        var pixel: UInt32 = 0
        guard let bitmap = pdfium.FPDFBitmap_CreateEx(1, 1, 4, &pixel, 4) else { return }
        var (matrix, area) = (FS_MATRIX(a: 0.001, b: 0, c: 0, d: 0.001, e: 0, f: 0), area)
        pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, &matrix, &area, 1)
        pdfium.FPDFBitmap_Destroy(bitmap)
    }
}

/// How a page's own space lies on the page as it is shown, in points from its top left.
struct PageFrame {
    /// What is shown of the page's space.
    private let left, bottom, right, top: Double
    /// Quarters by which viewers turn it clockwise.
    private let quarters: Int

    var width: Double { quarters % 2 == 0 ? right - left : top - bottom }
    var height: Double { quarters % 2 == 0 ? top - bottom : right - left }
    var shown: Box { Box(left: 0, top: 0, right: width, bottom: height) }

    init(of page: FPDF_PAGE, _ pdfium: PDFium.Functions) {
        var area = FS_RECTF()
        _ = pdfium.FPDF_GetPageBoundingBox(page, &area)
        (left, bottom) = (Double(area.left), Double(area.bottom))
        (right, top) = (Double(area.right), Double(area.top))
        quarters = Int(pdfium.FPDFPage_GetRotation(page)) & 3
    }

    /// A point of the page's space on the page as it is shown.
    func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        switch quarters {
        case 1: (y - bottom, x - left)
        case 2: (right - x, y - bottom)
        case 3: (top - y, right - x)
        default: (x - left, top - y)
        }
    }

    /// A rectangle of the page's space on the page as it is shown.
    func box(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Box {
        let (one, other) = (point(x1, y1), point(x2, y2))
        return Box(left: one.x, top: one.y, right: other.x, bottom: other.y)
    }
}
