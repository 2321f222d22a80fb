import ArgumentParser
import AssayCore
import Foundation

/// What `assay read` writes.
enum ReadingFormat: String, ExpressibleByArgument, CaseIterable {
    case text, tsv, hocr, json
}

/// What was read from a file.
struct NamedReading: Sendable {
    let name: String
    let mediaType: MediaType
    let document: ReadDocument
}

/// Writes readings one after another in one format.
struct ReadingWriter {
    let format: ReadingFormat
    /// Of a single file nothing needs to say which one it is.
    let isAlone: Bool
    /// Pixels of hOCR for an inch of a PDF page.
    let dpi: Int
    private var hocr: HOCR

    init(format: ReadingFormat, isAlone: Bool, dpi: Int) {
        self.format = format
        self.isAlone = isAlone
        self.dpi = dpi
        hocr = HOCR(dpi: dpi)
    }

    /// What stands before the first reading.
    var head: String? {
        switch format {
        case .text, .json: nil
        case .tsv: (isAlone ? "" : "file\t") + Self.columns
        case .hocr: HOCR.head
        }
    }

    /// What stands after the last one.
    var tail: String? { format == .hocr ? HOCR.tail : nil }

    /// With a line feed at its end.
    mutating func bytes(of reading: NamedReading) -> [UInt8] {
        switch format {
        case .text:
            Self.line((isAlone ? "" : "==> \(reading.name) <==\n") + LayoutText.render(reading.document))
        case .tsv: rows(of: reading)
        case .hocr: Self.line(hocr.pages(of: reading))
        case .json: Self.line(json(of: reading))
        }
    }

    private static func line(_ text: String) -> [UInt8] { Array(text.utf8) + [lineFeed] }
    private static let lineFeed = UInt8(ascii: "\n")

    private static let columns = "page\tline\tleft\ttop\tright\tbottom\tconfidence\thidden\ttext"

    private func rows(of reading: NamedReading) -> [UInt8] {
        // Nothing keeps a tab out of a file's name.
        let name = isAlone ? "" : reading.name.replacing("\t", with: " ").replacing("\n", with: " ") + "\t"
        var rows = WordRows()
        for (number, page) in reading.document.pages.enumerated() {
            rows.add(page, number: number + 1, of: Array(name.utf8))
        }
        return rows.bytes.isEmpty ? [Self.lineFeed] : rows.bytes
    }

    private func json(of reading: NamedReading) -> String {
        guard !isAlone, let object = reading.document.json.object else {
            return reading.document.json.text(.pretty)
        }
        let members = [("file", JSON.string(reading.name))] + object.map { ($0.key, $0.value) }
        return JSON.object(JSONObject(members)).text(.compact)
    }
}
