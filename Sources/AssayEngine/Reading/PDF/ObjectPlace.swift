import AssayCore
import CPDFium

/// Where the objects of a page, or of a form on it, stand on the page as it is shown.
struct ObjectPlace {
    /// Lines of a path that are looked at.
    private static let mostLines: Int32 = 400

    private let frame: PageFrame
    /// From the form's space to the page's.
    private var (a, b, c, d, e, f) = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    /// Whether all of the form may be seen in part or not at all.
    private(set) var isUncertain = false

    init(frame: PageFrame) { self.frame = frame }

    /// By which lengths grow.
    var scale: Double { (abs(a * d - b * c)).squareRoot() }

    mutating func enter(_ form: FPDF_PAGEOBJECT, isUncertain: Bool, _ pdfium: PDFium.Functions) {
        self.isUncertain = isUncertain
        var own = FS_MATRIX(a: 1, b: 0, c: 0, d: 1, e: 0, f: 0)
        _ = pdfium.FPDFPageObj_GetMatrix(form, &own)
        enter(own)
    }

    mutating func enter(_ own: FS_MATRIX) {
        let (p, q, r, s) = (Double(own.a), Double(own.b), Double(own.c), Double(own.d))
        let (t, u) = (Double(own.e), Double(own.f))
        (a, b, c, d, e, f) = (
            p * a + q * c, p * b + q * d, r * a + s * c, r * b + s * d, t * a + u * c + e,
            t * b + u * d + f
        )
    }

    private func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        frame.point(x * a + y * c + e, x * b + y * d + f)
    }

    func bounds(of object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions) -> Box {
        var (left, bottom, right, top): (Float, Float, Float, Float) = (0, 0, 0, 0)
        _ = pdfium.FPDFPageObj_GetBounds(object, &left, &bottom, &right, &top)
        let (x1, y1, x2, y2) = (Double(left), Double(bottom), Double(right), Double(top))
        var bounds = Bounds()
        bounds.take(point(x1, y1))
        bounds.take(point(x2, y1))
        bounds.take(point(x1, y2))
        bounds.take(point(x2, y2))
        return bounds.box
    }

    /// What an object is cut to; none where nothing cuts it.
    func clips(of object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions) -> [Polygon] {
        guard let clip = pdfium.FPDFPageObj_GetClipPath(object) else { return [] }
        let count = pdfium.FPDFClipPath_CountPaths(clip)
        guard count > 0 else { return [] }
        return (0..<count).map { path in
            let count = pdfium.FPDFClipPath_CountPathSegments(clip, path)
            return outline(count, rule: .unknown, pdfium) {
                pdfium.FPDFClipPath_GetPathSegment(clip, path, $0)
            }
        }
    }

    /// Whether what clips the object may leave out some of it.
    func cuts(_ object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions) -> Bool {
        let clips = clips(of: object, pdfium)
        guard !clips.isEmpty else { return false }
        return Polygon.cover(of: bounds(of: object, pdfium).inset(by: 0.02), byAllOf: clips) != .whole
    }

    /// The way around a path, in whose own space this place is.
    func outline(
        of path: FPDF_PAGEOBJECT, rule: Polygon.Rule, _ pdfium: PDFium.Functions
    ) -> Polygon {
        outline(pdfium.FPDFPath_CountSegments(path), rule: rule, pdfium) {
            pdfium.FPDFPath_GetPathSegment(path, $0)
        }
    }

    private func outline(
        _ count: Int32, rule: Polygon.Rule, _ pdfium: PDFium.Functions,
        segment: (Int32) -> FPDF_PATHSEGMENT?
    ) -> Polygon {
        var bounds = Bounds()
        var lines: [Polygon.Line] = []
        var isExact = count <= Self.mostLines
        if isExact { lines.reserveCapacity(Int(max(0, count))) }
        var (start, last): ((x: Double, y: Double)?, (x: Double, y: Double)?)
        func line(to end: (x: Double, y: Double)) {
            guard let last, last != end else { return }
            lines.append(Polygon.Line(x1: last.x, y1: last.y, x2: end.x, y2: end.y))
        }
        for index in 0..<max(0, count) {
            var (x, y): (Float, Float) = (0, 0)
            guard let segment = segment(index), pdfium.FPDFPathSegment_GetPoint(segment, &x, &y) != 0 else {
                isExact = false
                continue
            }
            let point = point(Double(x), Double(y))
            switch pdfium.FPDFPathSegment_GetType(segment) {
            case 0 where isExact: line(to: point)
            case 0: break
            case 2:
                // Areas are closed, whether or not their path is.
                if let start { line(to: start) }
                start = point
            default: isExact = false
            }
            bounds.take(point)
            last = point
        }
        if let start { line(to: start) }
        return Polygon(bounds: bounds.box, lines: isExact ? lines : nil, rule: rule)
    }
}

/// What lies around some points.
private struct Bounds {
    /// All of it nothing where there is no point.
    private(set) var box = Box(left: 0, top: 0, right: 0, bottom: 0)
    private var isEmpty = true

    mutating func take(_ point: (x: Double, y: Double)) {
        let place = Box(left: point.x, top: point.y, right: point.x, bottom: point.y)
        box = isEmpty ? place : box.union(place)
        isEmpty = false
    }
}
