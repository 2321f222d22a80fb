import ArgumentParser
import AssayCore
import AssayEngine
import Foundation

/// `assay read`: the words of one file.
struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the words of a file as they are read: text layer, OCR, HTML or text.",
        discussion: """
            text  laid out as on the page, columns kept apart (what a model is shown)
            tsv   a word a line: page, line, left, top, right, bottom, confidence, hidden, text
            json  everything, embedded data included
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, tsv, json
    }

    @Argument(help: ArgumentHelp("PDF, image, HTML or text file.", valueName: "file"))
    var file: String

    @Option(help: "text, tsv or json.")
    var format = Format.text

    @Flag(help: "Recognise every page, even where a PDF has a text layer.")
    var ocr = false

    @Option(help: "Tesseract's languages, joined with +.")
    var language = "eng"

    @Option(help: "Resolution for rendering PDF pages, in dots per inch.")
    var dpi = 300

    func run() async throws {
        let input = InputFile(url: URL(filePath: file), name: file)
        let options = ReaderOptions(prefer: ocr ? .ocr : .textLayer, language: language, dpi: dpi)
        let reader = FileReader(helper: ReadWorker.program)
        do throws(ReadFailure) {
            let (document, bytes) = try input.load()
            let read = try await reader.read(bytes, as: document.mediaType, options: options)
            await reader.close()
            Terminal.print(Self.render(read, as: format))
        } catch {
            await reader.close()
            let status: ExitStatus = if case .missingTool = error { .missingTool } else { .failures }
            throw AssayError(error.message, at: file, exit: status)
        }
    }

    private static func render(_ document: ReadDocument, as format: Format) -> String {
        switch format {
        case .text: LayoutText.render(document)
        case .json: document.json.text(.pretty)
        case .tsv: tsv(document)
        }
    }

    private static func tsv(_ document: ReadDocument) -> String {
        let header = "page\tline\tleft\ttop\tright\tbottom\tconfidence\thidden\ttext"
        let rows = document.pages.enumerated().flatMap { number, page in
            page.words.map { word in
                let box = [word.box.left, word.box.top, word.box.right, word.box.bottom]
                    .map { String(format: "%.2f", $0) }.joined(separator: "\t")
                let confidence = String(format: "%.3f", word.confidence)
                return
                    "\(number + 1)\t\(word.line)\t\(box)\t\(confidence)\t\(word.hidden?.rawValue ?? "")\t\(word.text)"
            }
        }
        return ([header] + rows).joined(separator: "\n")
    }
}
