import AssayCore

/// What is in a file that packs several: an office document, or an archive.
enum PackedFile {
    /// Of one that begins as a ZIP archive.
    static func kind(of bytes: [UInt8]) -> MediaType {
        // OpenDocument and EPUB say what they are in their first entry, which is not packed.
        for type in [MediaType.odt, .ods, .odp, .epub] where says(bytes, type) { return type }
        // The names of an archive's entries stand unpacked in its directory at the end.
        let directory = bytes.suffix(1 << 16)
        func holds(_ name: String) -> Bool { directory.firstRange(of: Array(name.utf8)) != nil }
        if holds("word/document") { return .docx }
        if holds("xl/workbook") { return .xlsx }
        if holds("ppt/presentation") { return .pptx }
        return holds("Index/Document.iwa") || holds("Index.zip") && holds("buildVersionHistory")
            ? .iWork : .zip
    }

    private static func says(_ bytes: [UInt8], _ type: MediaType) -> Bool {
        // Behind a header of 30 bytes; templates have a longer name.
        bytes.dropFirst(30).starts(with: "mimetype\(type.rawValue)".utf8)
    }

    /// Of one of Office before 2007 (MS-CFB), and of archives other than ZIP; nil for anything else.
    static func oldKind(of bytes: [UInt8]) -> MediaType? {
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return officeKind(bytes) }
        let archives: [(Int, [UInt8])] = [
            (0, [0x1F, 0x8B, 8]), (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
            (0, Array("Rar!\u{1A}\u{7}".utf8)),
            (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]), (0, [0x28, 0xB5, 0x2F, 0xFD]), (257, Array("ustar".utf8)),
        ]
        if archives.contains(where: { bytes.dropFirst($0.0).starts(with: $0.1) }) { return .archive }
        // Compressed blocks begin with the figures of pi.
        let isBzip2 =
            bytes.starts(with: "BZh".utf8) && bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26])
        return isBzip2 ? .archive : nil
    }

    /// The entries of the directory, 128 bytes each, begin with their names in UTF-16.
    private static func officeKind(_ bytes: [UInt8]) -> MediaType {
        let names: [(String, MediaType)] = [
            ("WordDocument", .doc), ("Workbook", .xls), ("Book", .xls), ("PowerPoint Document", .ppt),
            ("__properties_version1.0", .outlook),
        ]
        let wanted: [(name: [UInt8], type: MediaType)] = names.map { name, type in
            (Array(name.utf8.map { [$0, 0] }.joined()) + [0, 0], type)
        }
        for offset in stride(from: 512, to: bytes.count, by: 128) {
            let entry = bytes[offset...]
            if let found = wanted.first(where: { entry.starts(with: $0.name) }) { return found.type }
        }
        return .oldOffice
    }
}
