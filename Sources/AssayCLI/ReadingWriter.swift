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
        case .tsv: rows(of: reading).joined(separator: "\n")
        case .hocr: hocr.pages(of: reading)
        case .json: json(of: reading)
        }
    }

    private static let columns = "page\tline\tleft\ttop\tright\tbottom\tconfidence\thidden\ttext"

    private func rows(of reading: NamedReading) -> [String] {
        // Nothing keeps a tab out of a file's name.
        let name = isAlone ? "" : reading.name.replacing("\t", with: " ").replacing("\n", with: " ") + "\t"
        return reading.document.pages.enumerated().flatMap { number, page in
            page.words.map { word in
                let box = [word.box.left, word.box.top, word.box.right, word.box.bottom]
                    .map { Self.fixed($0, decimals: 2) }.joined(separator: "\t")
                let confidence = Self.fixed(word.confidence, decimals: 3)
                return "\(name)\(number + 1)\t\(word.line)\t\(box)\t\(confidence)\t"
                    + "\(word.hidden?.rawValue ?? "")\t\(word.text)"
            }
        }
    }

    /// As `%.2f` prints it, which takes a tenth of the time that reading a PDF takes.
    private static func fixed(_ value: Double, decimals: Int) -> String {
        let scale = decimals == 2 ? 100.0 : 1000.0
        guard abs(value) < 1e12 else { return String(format: "%.\(decimals)f", value) }
        let whole = Int((abs(value) * scale).rounded())
        let rest = String(whole % Int(scale))
        let sign = value < 0 && whole > 0 ? "-" : ""
        return "\(sign)\(whole / Int(scale))." + String(repeating: "0", count: decimals - rest.utf8.count)
            + rest
    }

    private func json(of reading: NamedReading) -> String {
        guard !isAlone, let object = reading.document.json.object else {
            return reading.document.json.text(.pretty)
        }
        let members = [("file", JSON.string(reading.name))] + object.map { ($0.key, $0.value) }
        return JSON.object(JSONObject(members)).text(.compact)
    }
}
