import AssayCore
import CTesseract

extension PictureLayers {
    /// nil for what holds one picture that hides all behind it, and for other kinds of files.
    init?(of bytes: [UInt8], as mediaType: MediaType) {
        let found: PictureLayers? =
            switch mediaType {
            case .gif: PictureLayers(gif: bytes)
            case .webp: PictureLayers(webP: bytes)
            default: nil
            }
        guard let found, found.layers.count > 1 || found.layers.first?.isOpaque == false else { return nil }
        self = found
    }

    /// Page `number` from 0, as it is seen on white paper.
    func page(_ number: Int, of bytes: [UInt8], as mediaType: MediaType) throws(ReadFailure) -> Raster {
        let layers = layers(ofPage: number)
        guard let last = layers.last else { throw .damaged("the file has no such picture") }
        let canvas = try Raster.white(width: width, height: height)
        for layer in layers.dropLast() {
            switch layer.end {
            case .stays: try paint(layer, of: bytes, as: mediaType, on: canvas)
            case .isCleared: try canvas.clear(layer)
            case .wasNeverThere: break
            }
        }
        try paint(last, of: bytes, as: mediaType, on: canvas)
        return canvas
    }

    private func paint(
        _ layer: Layer, of bytes: [UInt8], as mediaType: MediaType, on canvas: borrowing Raster
    ) throws(ReadFailure) {
        let reason = "a picture of the file can't be decoded"
        guard mediaType == .gif else {
            let file = WebPFile.file(of: layer, in: bytes)
            let picture = try Raster(owning: pixReadMem(file, file.count), orFailingWith: reason)
            guard try picture.hasAlpha(), !layer.isOpaque else {
                return try canvas.cover(with: picture.inFullColour(), at: layer)
            }
            let mask = try picture.alpha().black(below: 128).inverted()
            return try canvas.paint(picture.inFullColour(), at: layer, through: mask)
        }
        let file = GIFBlocks.file(of: layer, in: bytes)
        let picture = try Raster(owning: pixReadMem(file, file.count), orFailingWith: reason)
        guard let colour = layer.transparentColour else {
            return try canvas.cover(with: picture.inFullColour(), at: layer)
        }
        let marked = GIFBlocks.file(of: layer, in: bytes, marking: colour)
        let mask = try Raster(owning: pixReadMem(marked, marked.count), orFailingWith: reason).gray()
        try canvas.paint(picture.inFullColour(), at: layer, through: mask.black(below: 128))
    }
}

extension Raster {
    /// 32 bits a pixel.
    fileprivate static func white(width: Int, height: Int) throws(ReadFailure) -> Raster {
        let raster = try Raster(owning: pixCreate(Int32(width), Int32(height), 32))
        _ = try raster.withPointer { pixSetAll($0) }
        return raster
    }

    fileprivate func clear(_ layer: PictureLayers.Layer) throws(ReadFailure) {
        var box = boxCreate(Int32(layer.left), Int32(layer.top), Int32(layer.width), Int32(layer.height))
        defer { boxDestroy(&box) }
        let area = box
        _ = try withPointer { pixSetInRect($0, area) }
    }

    /// Whether pixels may be transparent.
    fileprivate func hasAlpha() throws(ReadFailure) -> Bool { try withPointer { pixGetSpp($0) } == 4 }

    /// Lays all of the picture over this one.
    fileprivate func cover(with picture: borrowing Raster, at layer: PictureLayers.Layer) throws(ReadFailure)
    {
        let (width, height) = (Int32(picture.width), Int32(picture.height))
        try withPointer { canvas throws(ReadFailure) in
            _ = try picture.withPointer {
                pixRasterop(canvas, Int32(layer.left), Int32(layer.top), width, height, PIX_SRC, $0, 0, 0)
            }
        }
    }

    /// Lays what is black in the mask over this one.
    fileprivate func paint(
        _ picture: borrowing Raster, at layer: PictureLayers.Layer, through mask: borrowing Raster
    ) throws(ReadFailure) {
        try withPointer { canvas throws(ReadFailure) in
            try picture.withPointer { picture throws(ReadFailure) in
                _ = try mask.withPointer {
                    pixCombineMaskedGeneral(canvas, picture, $0, Int32(layer.left), Int32(layer.top))
                }
            }
        }
    }
}
