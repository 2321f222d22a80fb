import Foundation

// Reading's tests make their files themselves: PDFs by hand below, and pictures by rendering those.

/// Writes small PDFs: lines of Helvetica at places.
struct TestPDF {
    /// A piece of text; `x` and `y` in points from the page's top left, `y` that of the baseline.
    struct Text {
        var text: String
        var x: Double
        var y: Double
        var size = 12.0
        /// Red, green and blue, 0...1.
        var colour = (0.0, 0.0, 0.0)
        /// PDF's text rendering mode: 3 paints nothing.
        var mode = 0
    }

    struct Page {
        var width = 400.0
        var height = 300.0
        /// Degrees clockwise by which viewers turn the page.
        var rotation = 0
        var texts: [Text] = []
        /// PDF operators painted after the texts.
        var painting = ""
        /// Entries of the page's resources beside its font `F1`, and of the page itself.
        var resources = ""
        var entries = ""
    }

    var pages: [Page]
    var attachment: (name: String, text: String)?
    /// Objects beside those of the pages: the first is `firstNumber`, and so on.
    var others: [String] = []
    /// Entries of the catalogue.
    var catalogue = ""
    /// Claims that a password is needed.
    var isEncrypted = false

    init(_ pages: [Page]) { self.pages = pages }

    /// One page with lines of text of one size, the first at the top.
    init(lines: [String], size: Double = 16) {
        let texts = lines.enumerated().map { index, line in
            Text(text: line, x: 30, y: 40 + Double(index) * size * 1.8, size: size)
        }
        pages = [Page(texts: texts)]
    }

    var bytes: Data {
        var objects: [String] = []
        let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        let names =
            attachment == nil ? "" : " /Names << /EmbeddedFiles << /Names [(a) \(specNumber) 0 R] >> >>"
        objects.append("<< /Type /Catalog /Pages 2 0 R\(names) \(catalogue) >>")
        objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
        objects.append(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
        for (index, page) in pages.enumerated() {
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(page.width) \(page.height)] "
                    + "/Rotate \(page.rotation) /Contents \(5 + 2 * index) 0 R \(page.entries) "
                    + "/Resources << /Font << /F1 3 0 R /F2 \(firstNumber) 0 R >> \(page.resources) >> >>")
            objects.append(Self.stream(content(of: page)))
        }
        if let attachment {
            objects.append(
                "<< /Type /Filespec /F (\(attachment.name)) /UF (\(attachment.name)) "
                    + "/EF << /F \(specNumber + 1) 0 R >> >>")
            objects.append(Self.stream(attachment.text, "/Type /EmbeddedFile "))
        }
        return Self.file(objects + others, isEncrypted: isEncrypted)
    }

    private var specNumber: Int { 4 + 2 * pages.count }
    var firstNumber: Int { specNumber + (attachment == nil ? 0 : 2) }

    private func content(of page: Page) -> String {
        let texts = page.texts.map { text in
            let (red, green, blue) = text.colour
            let escaped = text.text.replacing("\\", with: "\\\\").replacing("(", with: "\\(")
                .replacing(")", with: "\\)")
            return "BT /F1 \(text.size) Tf \(red) \(green) \(blue) rg \(text.mode) Tr "
                + "1 0 0 1 \(text.x) \(page.height - text.y) Tm (\(escaped)) Tj ET"
        }
        return (texts + [page.painting]).joined(separator: "\n")
    }

    static func stream(_ content: String, _ keys: String = "") -> String {
        "<< \(keys)/Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
    }

    private static func file(_ objects: [String], isEncrypted: Bool) -> Data {
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            file += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n"
        }
        let key = String(repeating: "42", count: 32)
        let encryption =
            isEncrypted
            ? "/ID [<\(key)> <\(key)>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >>"
            : ""
        file +=
            "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(encryption) >>\nstartxref\n\(start)\n%%EOF\n"
        return Data(file.utf8)
    }
}
