import AssayCore

/// How a camera was held (EXIF 2.32, tag 274). Leptonica reads it in TIFF files but not in JPEG files.
enum EXIFOrientation {
    /// 1...8 as JPEG's EXIF segment says; 1, upright, where there is none.
    static func of(jpeg bytes: [UInt8]) -> Int {
        let fields = ByteFields(bytes: bytes[...], order: .big)
        var offset = 2
        while fields.byte(at: offset) == 0xFF, let marker = fields.byte(at: offset + 1),
            let length = fields.short(at: offset + 2), marker != 0xDA, length >= 2
        {
            if marker == 0xE1,
                let orientation = orientation(inSegment: bytes, at: offset + 4, length: length - 2)
            {
                return orientation
            }
            offset += 2 + length
        }
        return 1
    }

    private static func orientation(inSegment bytes: [UInt8], at start: Int, length: Int) -> Int? {
        let end = min(bytes.count, start + length)
        guard start + 6 < end, bytes[start..<start + 6].elementsEqual("Exif\0\0".utf8) else { return nil }
        let directory = TIFFDirectory.all(in: bytes[(start + 6)..<end]).first
        guard let orientation = directory?.orientation, (1...8).contains(orientation) else { return nil }
        return orientation
    }

    /// The picture as the camera saw it.
    static func upright(_ picture: consuming Raster, orientation: Int) throws(ReadFailure) -> Raster {
        switch orientation {
        case 2: try picture.flippedLeftToRight()
        case 3: try picture.turned(quarters: 2)
        case 4: try picture.flippedTopToBottom()
        case 5: try picture.turned(quarters: 1).flippedLeftToRight()
        case 6: try picture.turned(quarters: 1)
        case 7: try picture.turned(quarters: 3).flippedLeftToRight()
        case 8: try picture.turned(quarters: 3)
        default: picture
        }
    }
}
