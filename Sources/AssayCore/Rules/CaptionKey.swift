/// Text reduced to what decides whether two captions are the same: letters without case and accents, and
/// digits. Blanks and punctuation go, so that `Rechnungs-Nr.:` equals `Rechnungs Nr`.
enum CaptionKey {
    /// The folded UTF-8 bytes of a text.
    static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return bytes
    }

    static func append(_ text: String, to bytes: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: bytes.append(UInt8(scalar.value))
            case 0x41...0x5A: bytes.append(UInt8(scalar.value | 0x20))
            case 0..<0xC0: break
            case 0xC0..<0x180: if let letter = LatinFolding.letter(scalar) { bytes.append(letter) }
            default: appendOther(scalar, to: &bytes)
            }
        }
    }

    private static func appendOther(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        guard scalar.properties.isAlphabetic else { return }
        bytes += Array(scalar.properties.lowercaseMapping.utf8)
    }
}
