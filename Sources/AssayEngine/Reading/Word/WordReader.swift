import AssayCore

/// Reads DOCX (ECMA-376) as one long page of characters: headers, text, notes, footers. Nothing is fetched, no macro
/// is looked at, and of changes that are tracked the new text is read.
enum WordReader {
    /// Unpacked; a part of a long book has a few megabytes.
    static let largestPart = 64 << 20

    static func read(_ bytes: [UInt8]) throws(ReadFailure) -> ReadDocument {
        let archive = try ZIPArchive(bytes)
        var blocks: [TextBlock] = []
        // First pages and even ones often repeat a header.
        var seen: Set<[TextBlock]> = []
        let mainPart = mainPart(of: archive.names)
        for name in parts(of: archive.names, around: mainPart) {
            guard let bytes = try archive.part(name, limit: largestPart) else {
                throw .damaged("the document has no text part")
            }
            let part = try XMLTree(bytes).withRoot { WordBlocks.all(in: $0) } ?? []
            guard name == mainPart || seen.insert(part).inserted else { continue }
            blocks += part + [.gap]
        }
        let lines = BlockLayout.lines(of: blocks, width: CharacterGrid.columns)
        return ReadDocument(pages: [CharacterGrid.page(of: lines, source: .plainText)])
    }

    /// Some programs number it.
    private static func mainPart(of names: [String]) -> String {
        let usual = "word/document.xml"
        guard !names.contains(usual) else { return usual }
        return names.first { $0.hasPrefix("word/document") && $0.hasSuffix(".xml") } ?? usual
    }

    private static func parts(of names: [String], around mainPart: String) -> [String] {
        func numbered(_ prefix: String) -> [String] {
            names.filter { $0.hasPrefix("word/\(prefix)") && $0.hasSuffix(".xml") }
        }
        return numbered("header") + [mainPart] + numbered("footnotes") + numbered("endnotes")
            + numbered("footer")
    }
}
