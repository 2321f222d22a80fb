/// One directory of a TIFF file (TIFF 6.0, section 2): the numbers in it that reading needs. EXIF uses the same
/// form.
struct TIFFDirectory {
    private enum Tag {
        static let subfileType = 254
        static let width = 256
        static let height = 257
        static let orientation = 274
    }

    let width: Int
    let height: Int
    /// 1...8, as EXIF counts: 1 is upright.
    let orientation: Int
    /// True for thumbnails and transparency masks, which are not pages.
    let isAuxiliary: Bool

    /// The directories in the file's order; empty where the bytes are not a TIFF file.
    static func all(in bytes: ArraySlice<UInt8>) -> [TIFFDirectory] {
        guard let fields = fields(of: bytes), var offset = fields.long(at: 4) else { return [] }
        var directories: [TIFFDirectory] = []
        // Chains may bite their own tail.
        var seen: Set<Int> = []
        while offset >= 8, seen.insert(offset).inserted, let entries = fields.short(at: offset) {
            directories.append(TIFFDirectory(fields, at: offset, entries: entries))
            guard let next = fields.long(at: offset + 2 + 12 * entries) else { break }
            offset = next
        }
        return directories
    }

    private static func fields(of bytes: ArraySlice<UInt8>) -> ByteFields? {
        let mark = Array(bytes.prefix(4))
        if mark == [0x49, 0x49, 42, 0] { return ByteFields(bytes: bytes, order: .little) }
        if mark == [0x4D, 0x4D, 0, 42] { return ByteFields(bytes: bytes, order: .big) }
        return nil
    }

    private init(_ fields: ByteFields, at offset: Int, entries: Int) {
        var values: [Int: Int] = [:]
        for entry in 0..<entries {
            let start = offset + 2 + 12 * entry
            guard let tag = fields.short(at: start), let type = fields.short(at: start + 2) else { break }
            let isShort = type == 3
            values[tag] = isShort ? fields.short(at: start + 8) : fields.long(at: start + 8)
        }
        width = values[Tag.width] ?? 0
        height = values[Tag.height] ?? 0
        orientation = values[Tag.orientation] ?? 1
        isAuxiliary = (values[Tag.subfileType] ?? 0) & 0b101 != 0
    }
}
