import AssayCore
import AssayEngine
import Foundation

/// Writes pages as hOCR (hOCR 1.2: pages, lines and words as HTML elements whose `title` holds box and confidence),
/// for programs that make searchable PDFs of it or show the words.
struct HOCR {
    static let head = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" \
        "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <title></title>
        <meta http-equiv="Content-Type" content="text/html;charset=utf-8"/>
        <meta name="ocr-system" content="assay \(Version.current)"/>
        <meta name="ocr-capabilities" content="ocr_page ocr_line ocrx_word ocrp_wconf"/>
        </head>
        <body>
        """
    static let tail = "</body>\n</html>"

    private static let pointsPerInch = 72.0

    /// Pixels for an inch of a PDF page; pictures have their own pixels.
    let dpi: Int
    /// Pages of all files are counted through: their elements need names of their own.
    private var count = 0

    init(dpi: Int) { self.dpi = dpi }

    /// Words that can't be seen are left out: the format has no way to tell them from others.
    mutating func pages(of reading: NamedReading) -> String {
        reading.document.pages.enumerated().map { number, page in
            count += 1
            return element(page, number: number, of: reading)
        }.joined(separator: "\n")
    }

    private func element(_ page: Page, number: Int, of reading: NamedReading) -> String {
        let isPoints = reading.mediaType == .pdf
        let scale = isPoints ? Double(dpi) / Self.pointsPerInch : 1
        let size = Box(left: 0, top: 0, right: page.width, bottom: page.height)
        let image = Self.escaped(reading.name.replacing("\"", with: "'"))
        let resolution = isPoints ? "; scan_res \(dpi) \(dpi)" : ""
        let lines = page.words.filter { $0.hidden == nil }.chunkedByLine.enumerated().map { line, words in
            self.line(words, id: "\(count)_\(line + 1)", scale: scale)
        }
        return """
            <div class="ocr_page" id="page_\(count)" title="image &quot;\(image)&quot;; \
            \(Self.title(size, scale)); ppageno \(number)\(resolution)">
            \(lines.joined(separator: "\n"))
            </div>
            """
    }

    private func line(_ words: ArraySlice<Word>, id: String, scale: Double) -> String {
        let box = words.dropFirst().reduce(words.first?.box ?? Box(left: 0, top: 0, right: 0, bottom: 0)) {
            $0.union($1.box)
        }
        let spans = words.enumerated().map { number, word in
            let confidence = Int((word.confidence * 100).rounded())
            return "<span class=\"ocrx_word\" id=\"word_\(id)_\(number + 1)\" "
                + "title=\"\(Self.title(word.box, scale)); x_wconf \(confidence)\">"
                + "\(Self.escaped(word.text))</span>"
        }
        return "<span class=\"ocr_line\" id=\"line_\(id)\" title=\"\(Self.title(box, scale))\">"
            + spans.joined(separator: " ") + "</span>"
    }

    /// Whole pixels, of which the box touches at least one.
    private static func title(_ box: Box, _ scale: Double) -> String {
        let (left, top) = (Int(box.left * scale), Int(box.top * scale))
        let right = max(left + 1, Int((box.right * scale).rounded(.up)))
        let bottom = max(top + 1, Int((box.bottom * scale).rounded(.up)))
        return "bbox \(left) \(top) \(right) \(bottom)"
    }

    /// For text and attributes of XML 1.0, which has no place for some characters (section 2.2).
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{FFFE}", "\u{FFFF}", "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}":
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension [Word] {
    /// Runs of words of one line.
    fileprivate var chunkedByLine: [ArraySlice<Word>] {
        var runs: [ArraySlice<Word>] = []
        var start = 0
        for index in indices.dropFirst() where self[index].line != self[start].line {
            runs.append(self[start..<index])
            start = index
        }
        return isEmpty ? [] : runs + [self[start...]]
    }
}
