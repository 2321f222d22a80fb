import AssayCore
import CPDFium

/// What a page is painted with, in the order of painting, forms taken apart.
struct PageObjects {
    /// Hostile pages have millions, and forms in forms without end.
    private static let mostObjects = 20_000
    private static let deepestForm = 12
    /// Points.
    private static let thinLine = 1.5
    /// Pictures of a page that are looked at, the largest ones.
    private static let mostPictures = 200

    private(set) var painted: [PaintedObject] = []
    /// Whether there is something of which can't be said what it shows or hides: letters of odd looks, layers that
    /// can be switched off, more objects than are looked at.
    private(set) var hasUnknown = false
    /// Where the page has pictures, inside the page.
    private(set) var pictureAreas: [Box] = []

    private var looked = 0
    private var pictures: [Box] = []
    private var unseenPainters: Set<FPDF_PAGEOBJECT> = []
    private var fonts: [FPDF_FONT: Bool] = [:]

    /// To be called inside of `exclusively`.
    init(of page: borrowing PDFPage, _ letters: PDFLetters, _ pdfium: PDFium.Functions) {
        unseenPainters = letters.painters
        hasUnknown = letters.hasOddGlyphs
        let place = ObjectPlace(frame: page.frame)
        let (file, pointer) = (page.file, page.pointer)
        for index in 0..<max(0, pdfium.FPDFPage_CountObjects(pointer)) {
            guard let object = pdfium.FPDFPage_GetObject(pointer, index) else { continue }
            look(at: object, place, of: file, depth: 0, pdfium)
            if looked > Self.mostObjects { break }
        }
        // The letters of objects that were not met may be anything.
        hasUnknown = hasUnknown || !unseenPainters.isEmpty || looked > Self.mostObjects
        pictureAreas = Array(
            pictures.map { $0.cut(to: page.frame.shown) }.filter { $0.area > 0 }
                .sorted { $0.area > $1.area }.prefix(Self.mostPictures))
    }

    /// Where the page's text may be out of sight.
    func hiding(on page: borrowing PDFPage) -> HidingSurvey.Finding {
        hasUnknown ? .anywhere : HidingSurvey.finding(painted, height: page.height)
    }

    /// Square points that may be dark on the page beside its text, at most.
    func mostInk(on page: borrowing PDFPage) -> Double {
        guard !hasUnknown else { return .infinity }
        let shown = page.frame.shown
        return painted.reduce(0) { sum, object in
            let box = object.box.cut(to: shown)
            switch object.kind {
            case .text: return sum
            case .fill(let grey?, _) where grey >= PageInk.paper: return sum
            // The thinnest lines are painted a pixel wide.
            case .fill, .thinLine, .picture: return sum + max(1, box.width) * max(1, box.height)
            }
        }
    }

    private mutating func look(
        at object: FPDF_PAGEOBJECT, _ place: ObjectPlace, of file: PDFFile, depth: Int,
        _ pdfium: PDFium.Functions
    ) {
        looked += 1
        guard looked <= Self.mostObjects else { return }
        let isMixed = place.isUncertain || pdfium.FPDFPageObj_HasTransparency(object) != 0
        switch pdfium.FPDFPageObj_GetType(object) {
        case 1: lookAtText(object, place, isMixed, of: file, depth: depth, pdfium)
        case 2: lookAtPath(object, place, isMixed, pdfium)
        case 3:
            let box = place.bounds(of: object, pdfium)
            pictures.append(box)
            painted.append(PaintedObject(box: box, kind: .picture))
        case 4:
            let box = place.bounds(of: object, pdfium)
            painted.append(PaintedObject(box: box, kind: .fill(nil, inside: place.clips(of: object, pdfium))))
        case 5:
            guard depth < Self.deepestForm else { return hasUnknown = true }
            var inner = place
            inner.enter(object, isUncertain: isMixed || place.cuts(object, pdfium), pdfium)
            for index in 0..<max(0, pdfium.FPDFFormObj_CountObjects(object)) {
                guard let part = pdfium.FPDFFormObj_GetObject(object, UInt(index)) else { continue }
                look(at: part, inner, of: file, depth: depth + 1, pdfium)
                if looked > Self.mostObjects { return }
            }
        default: hasUnknown = true
        }
    }

    private mutating func lookAtText(
        _ object: FPDF_PAGEOBJECT, _ place: ObjectPlace, _ isMixed: Bool, of file: PDFFile, depth: Int,
        _ pdfium: PDFium.Functions
    ) {
        let hasLetters = unseenPainters.remove(object) != nil
        let grey = Self.fill(of: object, pdfium)
        let mode = pdfium.FPDFTextObj_GetTextRenderMode(object)
        // Its letters cut what follows.
        if mode >= 4 { hasUnknown = true }
        let box = place.bounds(of: object, pdfium)
        guard hasLetters else {
            return painted.append(PaintedObject(box: box, kind: .text(grey, hasLetters: false)))
        }
        let isPlain =
            !isMixed && !place.cuts(object, pdfium)
            && (mode == 0 || mode == 2 && Self.hasEvenLine(object, pdfium))
            && !Self.isInLayer(object, pdfium) && !hasDrawnFont(object, pdfium)
            && (depth == 0 || !file.mayHaveLayers)
        painted.append(PaintedObject(box: box, kind: .text(isPlain ? grey : nil, hasLetters: true)))
    }

    private mutating func lookAtPath(
        _ object: FPDF_PAGEOBJECT, _ place: ObjectPlace, _ isMixed: Bool, _ pdfium: PDFium.Functions
    ) {
        var (fill, stroke): (Int32, Int32) = (0, 0)
        guard pdfium.FPDFPath_GetDrawMode(object, &fill, &stroke) != 0 else { return hasUnknown = true }
        var matrix = FS_MATRIX(a: 1, b: 0, c: 0, d: 1, e: 0, f: 0)
        _ = pdfium.FPDFPageObj_GetMatrix(object, &matrix)
        var own = place
        own.enter(matrix)
        let outline = own.outline(of: object, rule: fill == 1 ? .evenOdd : .winding, pdfium)
        let clips = place.clips(of: object, pdfium)
        if fill != 0 {
            let grey = isMixed ? nil : Self.fill(of: object, pdfium)
            painted.append(PaintedObject(box: outline.bounds, kind: .fill(grey, inside: [outline] + clips)))
        }
        if stroke != 0 { addLines(outline, of: object, isMixed, width: own.scale, clips, pdfium) }
    }

    /// A stroked path as its lines: the frame around a table covers none of its text. `width`: of a line one wide.
    private mutating func addLines(
        _ outline: Polygon, of path: FPDF_PAGEOBJECT, _ isMixed: Bool, width: Double, _ clips: [Polygon],
        _ pdfium: PDFium.Functions
    ) {
        var ownWidth: Float = 0
        _ = pdfium.FPDFPageObj_GetStrokeWidth(path, &ownWidth)
        // The library draws lines a pixel wide that have no width.
        let thickness = max(Double(ownWidth) * width, 0.1)
        let grey = isMixed ? nil : Self.stroke(of: path, pdfium)
        guard let lines = outline.lines else {
            let box = outline.bounds.grown(by: thickness / 2)
            return painted.append(PaintedObject(box: box, kind: .fill(nil, inside: clips)))
        }
        looked += lines.count
        for line in lines {
            let box = Box(left: line.x1, top: line.y1, right: line.x2, bottom: line.y2).grown(
                by: thickness / 2)
            // A line that doesn't lie straight takes up less than its box.
            let isStraight = line.x1 == line.x2 || line.y1 == line.y2
            let area = isStraight ? Polygon(box) : Polygon(bounds: box, lines: nil, rule: .unknown)
            let isThin = thickness <= Self.thinLine
            painted.append(
                PaintedObject(box: box, kind: isThin ? .thinLine : .fill(grey, inside: [area] + clips)))
        }
    }

    /// 0...255; nil for patterns and what lets things through.
    private static func fill(of object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions) -> UInt8? {
        var (red, green, blue, alpha): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
        guard pdfium.FPDFPageObj_GetFillColor(object, &red, &green, &blue, &alpha) != 0, alpha == 255,
            // What the library says of patterns.
            (red, green, blue) != (191, 191, 191)
        else { return nil }
        return PageSurface.luminance(red << 16 | green << 8 | blue)
    }

    private static func stroke(of object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions) -> UInt8? {
        var (red, green, blue, alpha): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
        guard pdfium.FPDFPageObj_GetStrokeColor(object, &red, &green, &blue, &alpha) != 0, alpha == 255 else {
            return nil
        }
        return PageSurface.luminance(red << 16 | green << 8 | blue)
    }

    /// Letters that are drawn around as well, in about their own colour: fat ones, where the font has none.
    private static func hasEvenLine(_ object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions) -> Bool {
        guard let stroke = stroke(of: object, pdfium), let fill = fill(of: object, pdfium) else {
            return false
        }
        return abs(Int(stroke) - Int(fill)) < 32
    }

    /// Whether the object is marked as part of a layer that can be switched off.
    private static func isInLayer(_ object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions) -> Bool {
        for index in 0..<max(0, pdfium.FPDFPageObj_CountMarks(object)) {
            guard let mark = pdfium.FPDFPageObj_GetMark(object, UInt(index)) else { return true }
            var (name, length): ((UInt16, UInt16, UInt16, UInt16), UInt) = ((0, 0, 0, 0), 0)
            let isShort = withUnsafeMutableBytes(of: &name) { name in
                pdfium.FPDFPageObjMark_GetName(
                    mark, name.baseAddress?.assumingMemoryBound(to: UInt16.self), UInt(name.count), &length)
                    != 0 && length == 6
            }
            if isShort, (name.0, name.1) == (0x4F, 0x43) { return true }
        }
        return false
    }

    /// Fonts whose letters are drawn by operators of their own may paint anything or nothing.
    private mutating func hasDrawnFont(
        _ object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions
    ) -> Bool {
        guard let font = pdfium.FPDFTextObj_GetFont(object) else { return true }
        if let known = fonts[font] { return known }
        var length = 0
        let hasData = pdfium.FPDFFont_GetFontData(font, nil, 0, &length) != 0 && length > 0
        let isDrawn = !hasData
        fonts[font] = isDrawn
        return isDrawn
    }
}

extension Box {
    func grown(by margin: Double) -> Box {
        Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
    }
}
