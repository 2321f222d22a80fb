import CPDFium

/// Takes everything from a page but its letters, which become black, whether or not the page shows them.
enum LettersAlone {
    private static let deepestForm = 12
    private static let mostObjects = 20_000

    /// Changes the open page alone, not the file. To be called inside of `exclusively`.
    static func leave(on page: FPDF_PAGE, _ pdfium: PDFium.Functions) {
        var rest = mostObjects
        for index in 0..<max(0, pdfium.FPDFPage_CountObjects(page)) {
            guard let object = pdfium.FPDFPage_GetObject(page, index) else { continue }
            change(object, depth: 0, &rest, pdfium)
        }
    }

    private static func change(
        _ object: FPDF_PAGEOBJECT, depth: Int, _ rest: inout Int, _ pdfium: PDFium.Functions
    ) {
        rest -= 1
        switch pdfium.FPDFPageObj_GetType(object) {
        case 1 where rest > 0:
            _ = pdfium.FPDFTextObj_SetTextRenderMode(object, 0)
            _ = pdfium.FPDFPageObj_SetFillColor(object, 0, 0, 0, 255)
            pdfium.FPDFPageObj_SetBlendMode(object, "Normal")
        case 5 where rest > 0 && depth < deepestForm:
            for index in 0..<max(0, pdfium.FPDFFormObj_CountObjects(object)) {
                guard let part = pdfium.FPDFFormObj_GetObject(object, UInt(index)) else { continue }
                change(part, depth: depth + 1, &rest, pdfium)
            }
        default: _ = pdfium.FPDFPageObj_SetIsActive(object, 0)
        }
    }
}
