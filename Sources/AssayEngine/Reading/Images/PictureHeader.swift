import AssayCore
import CTesseract

/// What a picture file says of itself before it is decoded, so that one that would fill the memory is refused.
struct PictureHeader {
    let width: Int
    let height: Int

    /// nil where the header can't be read.
    init?(of bytes: [UInt8], as mediaType: MediaType) {
        // Leptonica decodes the whole picture to find the size of these two.
        switch mediaType {
        case .gif: self.init(gif: bytes)
        case .bmp: self.init(bmp: bytes)
        default: self.init(leptonica: bytes)
        }
    }

    private init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    private init?(leptonica bytes: [UInt8]) {
        var (width, height): (Int32, Int32) = (0, 0)
        guard pixReadHeaderMem(bytes, bytes.count, nil, &width, &height, nil, nil, nil) == 0 else {
            return nil
        }
        self.init(width: Int(width), height: Int(height))
    }

    private init?(bmp bytes: [UInt8]) {
        let fields = ByteFields(bytes: bytes[...], order: .little)
        guard let width = fields.long(at: 18), let height = fields.long(at: 22) else { return nil }
        // A negative height means that the rows run from top to bottom.
        self.init(width: width, height: height < 1 << 31 ? height : (1 << 32) - height)
    }

    /// The largest frame: the decoder makes room for every one (GIF89a, section 20).
    private init?(gif bytes: [UInt8]) {
        let fields = ByteFields(bytes: bytes[...], order: .little)
        guard let flags = fields.byte(at: 10) else { return nil }
        var offset = 13 + GIFBlocks.colourTableSize(flags)
        var (width, height) = (0, 0)
        while let introducer = fields.byte(at: offset) {
            switch introducer {
            case 0x21: offset = GIFBlocks.end(fields, from: offset + 2)
            case 0x2C:
                guard let frameWidth = fields.short(at: offset + 5),
                    let frameHeight = fields.short(at: offset + 7), let flags = fields.byte(at: offset + 9)
                else { return nil }
                (width, height) = (max(width, frameWidth), max(height, frameHeight))
                offset = GIFBlocks.end(fields, from: offset + 11 + GIFBlocks.colourTableSize(flags))
            default: offset = fields.count
            }
        }
        guard width > 0, height > 0 else { return nil }
        self.init(width: width, height: height)
    }
}
