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

    mutating func text(of reading: NamedReading) -> String {
        switch format {
        case .text:
            (isAlone ? "" : "==> \(reading.name) <==\n") + LayoutText.render(reading.document)
        case .tsv: rows(of: reading)
        case .hocr: hocr.pages(of: reading)
        case .json: json(of: reading)
        }
    }

    private static let columns = "page\tline\tleft\ttop\tright\tbottom\tconfidence\thidden\ttext"

    private func rows(of reading: NamedReading) -> String {
        // Nothing keeps a tab out of a file's name.
        let name = isAlone ? "" : reading.name.replacing("\t", with: " ").replacing("\n", with: " ") + "\t"
        var rows = WordRows()
        for (number, page) in reading.document.pages.enumerated() {
            for word in page.words { rows.add(word, page: number + 1, of: name) }
        }
        return rows.text
    }

    private func json(of reading: NamedReading) -> String {
        guard !isAlone, let object = reading.document.json.object else {
            return reading.document.json.text(.pretty)
        }
        let members = [("file", JSON.string(reading.name))] + object.map { ($0.key, $0.value) }
        return JSON.object(JSONObject(members)).text(.compact)
    }
}
