import AssayCore
import CTesseract

// Images: from the bytes of a picture to recognised words. Decoding guards its limits first; recognition works
// on 8-bit grey pictures, which Tesseract reads as well as colour and a quarter faster.

/// A picture that Leptonica holds. It has one owner, which frees it.
struct Raster: ~Copyable {
    private let pointer: UnsafeMutablePointer<Pix>

    /// Takes the picture over; fails where Leptonica returned none, which is for want of memory or for a
    /// picture it can't handle.
    init(owning pointer: UnsafeMutablePointer<Pix>?) throws(ReadFailure) {
        guard let pointer else { throw .damaged("the picture can't be processed") }
        self.pointer = pointer
    }

    deinit {
        var owned: UnsafeMutablePointer<Pix>? = pointer
        pixDestroy(&owned)
    }

    /// For as long as `body` runs. (A pointer that is handed out would outlive a picture that nobody uses
    /// any more.)
    func withPointer<Value: ~Copyable>(
        _ body: (UnsafeMutablePointer<Pix>) throws(ReadFailure) -> Value
    ) throws(ReadFailure) -> Value {
        try body(pointer)
    }

    /// To be used before anything of Leptonica is: it writes to stderr by default, and the setting is global.
    static let silence: Void = { _ = setMsgSeverity(Int32(L_SEVERITY_NONE)) }()

    var width: Int { Int(pixGetWidth(pointer)) }
    var height: Int { Int(pixGetHeight(pointer)) }

    /// 8 bits a pixel, without colour map; transparency is laid on white.
    func gray() throws(ReadFailure) -> Raster {
        try Raster(owning: pixRemoveAlpha(pointer)).withPointer { opaque throws(ReadFailure) in
            try Raster(owning: pixConvertTo8(opaque, 0))
        }
    }

    /// 32 bits a pixel, or 8 where the picture is grey, without colour map; transparency is laid on white.
    func inColour() throws(ReadFailure) -> Raster {
        try Raster(owning: pixRemoveAlpha(pointer)).withPointer { opaque throws(ReadFailure) in
            try Raster(owning: pixConvertTo8Or32(opaque, Int32(L_CLONE), 0))
        }
    }

    /// Turned clockwise by that many right angles.
    func turned(quarters: Int) throws(ReadFailure) -> Raster {
        try Raster(owning: pixRotateOrth(pointer, Int32(quarters & 3)))
    }

    func flippedLeftToRight() throws(ReadFailure) -> Raster { try Raster(owning: pixFlipLR(nil, pointer)) }
    func flippedTopToBottom() throws(ReadFailure) -> Raster { try Raster(owning: pixFlipTB(nil, pointer)) }

    func scaled(by factor: Double) throws(ReadFailure) -> Raster {
        try Raster(owning: pixScale(pointer, Float(factor), Float(factor)))
    }

    /// Turned clockwise around its centre by a small angle; keeps its size, what comes in is white.
    func rotated(radians: Double) throws(ReadFailure) -> Raster {
        try Raster(owning: pixRotateAM(pointer, Float(radians), Int32(L_BRING_IN_WHITE)))
    }

    /// Below 1, greys get darker; black and white stay.
    func withGamma(_ gamma: Double) throws(ReadFailure) -> Raster {
        try Raster(owning: pixGammaTRC(nil, pointer, Float(gamma), 0, 255))
    }

    /// Each pixel the mean of a square that reaches `radius` pixels to each side; 8 bits a pixel. A picture
    /// smaller than that square stays as it is.
    func blurred(radius: Int) throws(ReadFailure) -> Raster {
        try Raster(owning: pixBlockconvGray(pointer, nil, Int32(radius), Int32(radius)))
    }

    /// White runs in columns that are shorter than `rows` become black; 1 bit a pixel.
    func verticalGapsClosed(rows: Int) throws(ReadFailure) -> Raster {
        try Raster(owning: pixCloseSafeBrick(nil, pointer, 1, Int32(rows)))
    }

    /// The part inside, which is cut to the picture.
    func cropped(left: Int, top: Int, width: Int, height: Int) throws(ReadFailure) -> Raster {
        var box = boxCreate(Int32(left), Int32(top), Int32(width), Int32(height))
        defer { boxDestroy(&box) }
        return try Raster(owning: pixClipRectangle(pointer, box, nil))
    }

    /// 1 bit a pixel by Otsu's threshold for the whole picture.
    func binarised() throws(ReadFailure) -> Raster {
        var result: UnsafeMutablePointer<Pix>?
        let size = Int32(max(width, height, 16))
        _ = pixOtsuAdaptiveThreshold(pointer, size, size, 0, 0, 0.1, nil, &result)
        return try Raster(owning: result)
    }

    /// The picture as a file.
    func encoded(as format: PictureFormat) throws(ReadFailure) -> [UInt8] {
        var data: UnsafeMutablePointer<UInt8>?
        var count = 0
        let failed =
            switch format {
            case .png: pixWriteMem(&data, &count, pointer, Int32(IFF_PNG)) != 0
            case .jpeg(let quality): pixWriteMemJpeg(&data, &count, pointer, Int32(quality), 0) != 0
            }
        guard !failed, let data else { throw .damaged("the picture can't be written") }
        defer { lept_free(data) }
        return Array(UnsafeBufferPointer(start: data, count: count))
    }
}
