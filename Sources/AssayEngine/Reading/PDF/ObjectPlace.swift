import AssayCore
import CPDFium

/// Where the objects of a page, or of a form on it, stand on the page as it is shown.
struct ObjectPlace {
    private let frame: PageFrame
    /// From the form's space to the page's.
    private var (a, b, c, d, e, f) = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    /// Whether all of the form may be seen in part or not at all.
    private(set) var isUncertain = false

    init(frame: PageFrame) { self.frame = frame }

    /// By which lengths grow.
    var scale: Double { (abs(a * d - b * c)).squareRoot() }

    mutating func enter(
        _ form: FPDF_PAGEOBJECT, isUncertain: Bool, _ pdfium: PDFium.Functions
    ) {
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

    func bounds(of object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions) -> Box {
        box(Self.ownBounds(of: object, pdfium))
    }

    /// Of a rectangle in the form's space.
    func box(_ area: FormRectangle) -> Box {
        let (left, right) = (area.left * a + e, area.right * a + e)
        let (below, above) = (area.bottom * c, area.top * c)
        let (low, high) = (area.bottom * d + f, area.top * d + f)
        let (start, end) = (area.left * b, area.right * b)
        return frame.box(
            min(left, right) + min(below, above), min(low, high) + min(start, end),
            max(left, right) + max(below, above), max(low, high) + max(start, end))
    }

    /// Whether what clips the object may leave out some of it.
    func clips(_ object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions) -> Bool {
        guard let clip = pdfium.FPDFPageObj_GetClipPath(object) else { return false }
        let count = pdfium.FPDFClipPath_CountPaths(clip)
        guard count > 0 else { return false }
        let area = Self.ownBounds(of: object, pdfium)
        let slack = 0.02 * min(area.right - area.left, area.top - area.bottom)
        for path in 0..<count {
            let segments = pdfium.FPDFClipPath_CountPathSegments(clip, path)
            var shape = PathShape()
            for index in 0..<min(segments, 7) {
                shape.add(pdfium.FPDFClipPath_GetPathSegment(clip, path, index), pdfium)
            }
            guard let rectangle = shape.rectangle,
                rectangle.left <= area.left + slack, rectangle.right >= area.right - slack,
                rectangle.bottom <= area.bottom + slack, rectangle.top >= area.top - slack
            else { return true }
        }
        return false
    }

    private static func ownBounds(
        of object: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions
    ) -> FormRectangle {
        var (left, bottom, right, top): (Float, Float, Float, Float) = (0, 0, 0, 0)
        _ = pdfium.FPDFPageObj_GetBounds(object, &left, &bottom, &right, &top)
        return FormRectangle(
            left: Double(left), bottom: Double(bottom), right: Double(right), top: Double(top))
    }
}

/// In the space of a form or page, which runs upwards.
struct FormRectangle {
    let left: Double
    let bottom: Double
    let right: Double
    let top: Double
}

/// The corners of a path, as far as it may be a rectangle.
struct PathShape {
    private var points: [(x: Float, y: Float)] = []
    private var isOdd = false

    static func isRectangle(_ path: FPDF_PAGEOBJECT, _ pdfium: PDFium.Functions) -> Bool {
        var matrix = FS_MATRIX()
        guard pdfium.FPDFPageObj_GetMatrix(path, &matrix) != 0,
            matrix.b == 0 && matrix.c == 0 || matrix.a == 0 && matrix.d == 0
        else { return false }
        var shape = PathShape()
        for index in 0..<min(pdfium.FPDFPath_CountSegments(path), 7) {
            shape.add(pdfium.FPDFPath_GetPathSegment(path, index), pdfium)
        }
        return shape.rectangle != nil
    }

    /// A path's lines, each as the rectangle around it, in the path's space; nil where some are curves.
    static func lines(
        of path: FPDF_PAGEOBJECT, _ count: Int32, _ pdfium: PDFium.Functions
    ) -> [FormRectangle]? {
        var lines: [FormRectangle] = []
        var (start, last): ((x: Double, y: Double)?, (x: Double, y: Double)?)
        func line(from one: (x: Double, y: Double), to other: (x: Double, y: Double)) {
            lines.append(
                FormRectangle(
                    left: min(one.x, other.x), bottom: min(one.y, other.y), right: max(one.x, other.x),
                    top: max(one.y, other.y)))
        }
        for index in 0..<max(0, count) {
            var (x, y): (Float, Float) = (0, 0)
            guard let segment = pdfium.FPDFPath_GetPathSegment(path, index),
                pdfium.FPDFPathSegment_GetPoint(segment, &x, &y) != 0
            else { return nil }
            let point = (x: Double(x), y: Double(y))
            switch pdfium.FPDFPathSegment_GetType(segment) {
            case 0:
                if let last { line(from: last, to: point) }
                if let start, pdfium.FPDFPathSegment_GetClose(segment) != 0 { line(from: point, to: start) }
            case 2: start = point
            default: return nil
            }
            last = point
        }
        return lines
    }

    mutating func add(_ segment: FPDF_PATHSEGMENT?, _ pdfium: PDFium.Functions) {
        var (x, y): (Float, Float) = (0, 0)
        guard let segment, pdfium.FPDFPathSegment_GetPoint(segment, &x, &y) != 0 else { return isOdd = true }
        // A line, or a move that begins the path.
        let kind = pdfium.FPDFPathSegment_GetType(segment)
        isOdd = isOdd || !(kind == 0 || kind == 2 && points.isEmpty)
        points.append((x, y))
    }

    /// nil where it is none, or doesn't lie straight.
    var rectangle: FormRectangle? {
        guard !isOdd, points.count == 4 || points.count == 5, let first = points.first else { return nil }
        if points.count == 5, let last = points.last, last != first { return nil }
        let corners = points.prefix(4)
        for (point, next) in zip(corners, corners.dropFirst() + [first]) {
            guard (point.x == next.x) != (point.y == next.y) else { return nil }
        }
        let (across, down) = (corners.map(\.x), corners.map(\.y))
        guard Set(across).count == 2, Set(down).count == 2, let left = across.min(), let right = across.max(),
            let bottom = down.min(), let top = down.max()
        else { return nil }
        return FormRectangle(
            left: Double(left), bottom: Double(bottom), right: Double(right), top: Double(top))
    }
}
