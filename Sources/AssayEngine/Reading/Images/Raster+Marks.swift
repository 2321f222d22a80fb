import AssayCore
import CTesseract

// Leptonica has a Box of its own.
import struct AssayCore.Box

extension Raster {
    /// In colour, with the marks' frames around what they mark.
    func marked(with marks: [PictureMark]) throws(ReadFailure) -> Raster {
        let picture = try inFullColour()
        for mark in marks { try picture.draw(mark) }
        return picture
    }

    private func draw(_ mark: PictureMark) throws(ReadFailure) {
        // The line runs outside of the letters, and keeps its width for every size of picture.
        let line = max(1, max(width, height) / 1000)
        let (across, down) = (Double(width), Double(height))
        let left = max(0, Int(mark.box.left * across) - line)
        let top = max(0, Int(mark.box.top * down) - line)
        let right = min(width, Int((mark.box.right * across).rounded(.up)) + line)
        let bottom = min(height, Int((mark.box.bottom * down).rounded(.up)) + line)
        guard right > left, bottom > top else { return }
        var frame = boxCreate(Int32(left), Int32(top), Int32(right - left), Int32(bottom - top))
        defer { boxDestroy(&frame) }
        let (red, green, blue) = mark.colour.components
        _ = try withPointer { pixRenderBoxArb($0, frame, Int32(line), red, green, blue) }
    }
}

extension PictureMark.Colour {
    /// 0...255. Dark enough to be seen on white paper.
    fileprivate var components: (red: UInt8, green: UInt8, blue: UInt8) {
        switch self {
        case .green: (0, 150, 60)
        case .yellow: (200, 170, 0)
        case .orange: (240, 110, 0)
        case .red: (220, 0, 30)
        case .violet: (150, 0, 200)
        }
    }
}
