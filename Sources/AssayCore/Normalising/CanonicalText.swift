import Foundation

/// The canonical form of words: Unicode NFC, white space as single spaces, nothing invisible.
enum CanonicalText {
    static func canonical(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isSpacePending = false
        for scalar in text.unicodeScalars where !isInvisible(scalar) {
            if scalar.isSpace || isControl(scalar) {
                isSpacePending = !scalars.isEmpty
            } else {
                if isSpacePending { scalars.append(" ") }
                isSpacePending = false
                scalars.append(scalar)
            }
        }
        let spaced = String(scalars)
        return spaced.utf8.allSatisfy { $0 < 0x80 } ? spaced : spaced.precomposedStringWithCanonicalMapping
    }

    /// Whether the text says that there is nothing: "N/A", "-", "not stated".
    static func statesNothing(_ canonical: String) -> Bool {
        guard canonical.utf8.count <= 24 else { return false }
        let bare = canonical.lowercased().filter { $0.isLetter || $0 == " " || $0.isNumber }
        if canonical.lowercased() == "k.a." { return true }
        if bare.isEmpty {
            return canonical.unicodeScalars.allSatisfy { "-–—_./?*()<>[] \"'".unicodeScalars.contains($0) }
        }
        return nothings.contains(bare)
    }

    private static let nothings: Set<String> = [
        "null", "nil", "none", "na", "nan", "n a", "undefined", "unknown", "not stated", "not specified",
        "not provided", "not available", "not applicable", "not mentioned", "not given", "not found",
        "not disclosed",
        "unspecified", "missing", "empty", "keine angabe", "nicht angegeben", "unbekannt",
        "non précisé", "non spécifié", "no especificado", "non specificato", "niet vermeld", "não informado",
        "ej angivet", "string", "tbd", "tba",
    ]

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    /// Soft hyphens, zero-width spaces and marks of direction.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
