import AssayCore

/// Kinds of pictures that are not read, so that their refusal can say what they are.
enum RefusedPicture {
    static func kind(of bytes: [UInt8]) -> MediaType? {
        func has(_ magic: String, at offset: Int = 0) -> Bool {
            bytes.dropFirst(offset).starts(with: magic.utf8)
        }
        if has("ftyp", at: 4) { return isoKind(bytes) }
        if has("8BPS") { return .photoshop }
        if has("AT&TFORM") { return .djvu }
        // Boxes begin with their size; the third holds what transfers as text would have changed.
        if has("JXL \r\n", at: 4) || bytes.starts(with: [0xFF, 0x0A]) { return .jpegXL }
        if has("jP  \r\n", at: 4) || bytes.starts(with: [0xFF, 0x4F, 0xFF, 0x51]) { return .jpeg2000 }
        return nil
    }

    /// By the brands of a file of boxes (ISO/IEC 14496-12): the first, and where that only says "a picture", those it
    /// is compatible with. nil for films and sound.
    private static func isoKind(_ bytes: [UInt8]) -> MediaType? {
        let fields = ByteFields(bytes: bytes[...], order: .big)
        let end = min(fields.long(at: 0) ?? 0, bytes.count, 256)
        let brands = stride(from: 8, to: max(12, end), by: 4).map { offset in
            String(decoding: bytes.dropFirst(offset).prefix(4), as: UTF8.self)
        }
        guard let first = brands.first else { return nil }
        for brand in ["mif1", "msf1", "miaf"].contains(first) ? brands : [first] {
            if ["avif", "avis"].contains(brand) { return .avif }
            if ["heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs"].contains(brand) {
                return .heic
            }
        }
        return ["mif1", "msf1", "miaf"].contains(first) ? .heif : nil
    }
}
