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
        let corners = [(left, bottom), (right, bottom), (left, top), (right, top)].map { x, y in
            point(Double(x), Double(y))
        }
        return Box(around: corners)
    }

    /// What an object is cut to; none where nothing cuts it.
    func clips(of object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions) -> [Polygon] {
        guard let clip = pdfium.FPDFPageObj_GetClipPath(object) else { return [] }
        return (0..<max(0, pdfium.FPDFClipPath_CountPaths(clip))).map { path in
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
        var points: [(x: Double, y: Double)] = []
        var lines: [Polygon.Line] = []
        var isExact = count <= Self.mostLines
        var start: (x: Double, y: Double)?
        func line(to end: (x: Double, y: Double)) {
            guard let last = points.last, last != end else { return }
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
            points.append(point)
        }
        if let start { line(to: start) }
        return Polygon(bounds: Box(around: points), lines: isExact ? lines : nil, rule: rule)
    }
}

extension Box {
    fileprivate init(around points: [(x: Double, y: Double)]) {
        guard let first = points.first else {
            self.init(left: 0, top: 0, right: 0, bottom: 0)
            return
        }
        var (left, top, right, bottom) = (first.x, first.y, first.x, first.y)
        for point in points.dropFirst() {
            (left, right) = (min(left, point.x), max(right, point.x))
            (top, bottom) = (min(top, point.y), max(bottom, point.y))
        }
        self.init(left: left, top: top, right: right, bottom: bottom)
    }
}
