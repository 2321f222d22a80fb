extension PictureLayers {
    /// More are not looked for: what has so many is a film.
    private static let mostFrames = 100_000

    /// The frames of a GIF file as far as they can be found (GIF89a, sections 18 to 27).
    init?(gif bytes: [UInt8]) {
        let fields = ByteFields(bytes: bytes[...], order: .little)
        guard let screenWidth = fields.short(at: 6), let screenHeight = fields.short(at: 8),
            let flags = fields.byte(at: 10)
        else { return nil }
        var offset = 13 + GIFBlocks.colourTableSize(flags)
        var control = GIFControl()
        var layers: [Layer] = []
        while let introducer = fields.byte(at: offset), layers.count < Self.mostFrames {
            switch introducer {
            case 0x21:
                if fields.byte(at: offset + 1) == 0xF9 { control = GIFControl(fields, at: offset + 3) }
                offset = GIFBlocks.end(fields, from: offset + 2)
            case 0x2C:
                guard let layer = Self.layer(fields, at: offset, control) else { return nil }
                layers.append(layer)
                control = GIFControl()
                offset = layer.data.upperBound
            default: offset = fields.count
            }
        }
        guard let first = layers.first else { return nil }
        // Some programs leave the screen without a size.
        self.init(
            width: screenWidth > 0 ? screenWidth : first.width,
            height: screenHeight > 0 ? screenHeight : first.height, layers: layers, bytes: bytes)
    }

    private static func layer(_ fields: ByteFields, at offset: Int, _ control: GIFControl) -> Layer? {
        guard let left = fields.short(at: offset + 1), let top = fields.short(at: offset + 3),
            let width = fields.short(at: offset + 5), let height = fields.short(at: offset + 7),
            let flags = fields.byte(at: offset + 9)
        else { return nil }
        let end = GIFBlocks.end(fields, from: offset + 11 + GIFBlocks.colourTableSize(flags))
        return Layer(
            left: left, top: top, width: width, height: height, isOpaque: control.transparent == nil,
            end: control.end, transparentColour: control.transparent,
            data: min(offset, fields.count)..<min(end, fields.count))
    }
}

/// What stands before a frame (GIF89a, section 23).
private struct GIFControl {
    var end = PictureLayers.End.stays
    /// The number of a colour.
    var transparent: Int?

    init() {}

    init(_ fields: ByteFields, at offset: Int) {
        guard let flags = fields.byte(at: offset), let colour = fields.byte(at: offset + 3) else { return }
        end =
            switch flags >> 2 & 7 {
            case 2: .isCleared
            case 3: .wasNeverThere
            default: .stays
            }
        transparent = flags & 1 == 1 ? colour : nil
    }
}

/// How a GIF file is put together.
enum GIFBlocks {
    /// Bytes of the table that a screen's or a frame's flags announce.
    static func colourTableSize(_ flags: Int) -> Int { flags & 0x80 == 0 ? 0 : 3 << ((flags & 7) + 1) }

    /// The offset behind a run of blocks.
    static func end(_ fields: ByteFields, from start: Int) -> Int {
        var offset = start
        while let size = fields.byte(at: offset), size > 0 { offset += size + 1 }
        return offset + 1
    }

    /// A file of one frame alone, at the top left of a screen of its size. With `marking`, the frame's pixels of that
    /// colour are white and all others black.
    static func file(of layer: PictureLayers.Layer, in bytes: [UInt8], marking colour: Int? = nil) -> [UInt8]
    {
        let fields = ByteFields(bytes: bytes[...], order: .little)
        let start = layer.data.lowerBound
        guard let screenFlags = fields.byte(at: 10), let flags = fields.byte(at: start + 9),
            start + 10 <= layer.data.upperBound
        else { return [] }
        let globalTable = bytes.dropFirst(13).prefix(colourTableSize(screenFlags))
        let localTable = bytes.dropFirst(start + 10).prefix(colourTableSize(flags))
        let image = bytes[..<layer.data.upperBound].dropFirst(start + 10 + localTable.count)
        func table(_ colours: ArraySlice<UInt8>) -> [UInt8] {
            guard let colour else { return Array(colours) }
            return (0..<colours.count).map { $0 / 3 == colour ? 255 : 0 }
        }
        let size = Array(bytes[(start + 5)..<(start + 9)])
        return Array("GIF89a".utf8) + size + [UInt8(screenFlags), 0, 0] + table(globalTable) + [
            0x2C, 0, 0, 0, 0,
        ]
            + size + [UInt8(flags)] + table(localTable) + image + [0x3B]
    }
}
