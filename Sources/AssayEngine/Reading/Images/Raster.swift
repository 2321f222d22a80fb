import AssayCore
import CTesseract
import Foundation

// Leptonica has a Box of its own.
import struct AssayCore.Box

// Images: from the bytes of a picture to recognised words. Decoding guards its limits first; recognition works
// on 8-bit grey pictures, which Tesseract reads as well as colour and a quarter faster.

/// A picture that Leptonica holds. It has one owner, which frees it.
struct Raster: ~Copyable {
    private let pointer: UnsafeMutablePointer<Pix>

    /// Takes over the picture that Leptonica makes. Where it makes none, that is for want of memory
    /// (`outOfMemory`), or it is a picture that it can't handle (`damaged`, with that reason).
    init(
        owning make: @autoclosure () -> UnsafeMutablePointer<Pix>?,
        orFailingWith reason: String = "the picture can't be processed"
    ) throws(ReadFailure) {
        errno = 0
        guard let pointer = make() else { throw errno == ENOMEM ? .memoryRefused() : .damaged(reason) }
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

    /// 32 bits a pixel.
    func inFullColour() throws(ReadFailure) -> Raster { try Raster(owning: pixConvertTo32(pointer)) }

    /// Turned clockwise by that many right angles.
    func turned(quarters: Int) throws(ReadFailure) -> Raster {
        try Raster(owning: pixRotateOrth(pointer, Int32(quarters & 3)))
    }

    func flippedLeftToRight() throws(ReadFailure) -> Raster { try Raster(owning: pixFlipLR(nil, pointer)) }
    func flippedTopToBottom() throws(ReadFailure) -> Raster { try Raster(owning: pixFlipTB(nil, pointer)) }

    /// Stretched where its pixels are not square: fax machines scan 204 dots an inch across and 98 down.
    func withSquarePixels() throws(ReadFailure) -> Raster {
        let (across, down) = (Double(pixGetXRes(pointer)), Double(pixGetYRes(pointer)))
        let isOdd = across > 0 && down > 0 && max(across, down) > 1.1 * min(across, down)
        // Beyond that it is the file that is wrong.
        guard isOdd, max(across, down) <= 3 * min(across, down) else {
            return try Raster(owning: pixClone(pointer))
        }
        return try scaled(across: max(1, down / across), down: max(1, across / down))
    }

    func scaled(by factor: Double) throws(ReadFailure) -> Raster {
        try scaled(across: factor, down: factor)
    }

    /// Half as wide and high, each pixel the mean of four.
    func halved() throws(ReadFailure) -> Raster { try Raster(owning: pixScaleAreaMap2(pointer)) }

    func scaled(across: Double, down: Double) throws(ReadFailure) -> Raster {
        try Raster(owning: pixScale(pointer, Float(across), Float(down)))
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
        let part = box
        return try Raster(owning: pixClipRectangle(pointer, part, nil))
    }

    /// 1 bit a pixel by Otsu's threshold for the whole picture.
    func binarised() throws(ReadFailure) -> Raster {
        func result() -> UnsafeMutablePointer<Pix>? {
            var result: UnsafeMutablePointer<Pix>?
            let size = Int32(max(width, height, 16))
            _ = pixOtsuAdaptiveThreshold(pointer, size, size, 0, 0, 0.1, nil, &result)
            return result
        }
        return try Raster(owning: result())
    }

    /// 1 bit a pixel, of one that is grey.
    func black(below value: Int) throws(ReadFailure) -> Raster {
        try Raster(owning: pixThresholdToBinary(pointer, Int32(value)))
    }

    func inverted() throws(ReadFailure) -> Raster { try Raster(owning: pixInvert(nil, pointer)) }

    /// How much is to be seen of each pixel, 8 bits; of one that has such a channel.
    func alpha() throws(ReadFailure) -> Raster {
        try Raster(owning: pixGetRGBComponent(pointer, Int32(L_ALPHA_CHANNEL)))
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
