import ArgumentParser
import AssayCore
import AssayEngine
import Foundation

/// `assay read`: the words of files.
struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the words of files as they are read: text layer, OCR, HTML or text.",
        discussion: """
            The formats:
              text  laid out as on the page, columns kept apart (what a model is shown)
              tsv   a word a line: page, line, left, top, right, bottom,
                    confidence, hidden, text
              hocr  words with boxes in pixels, as OCR programs exchange them; hidden
                    words are left out
              json  everything, embedded data included

            Boxes are in the page's own unit: points for PDF, pixels for pictures. Of several files, text is \
            headed by ==> NAME <==, a line of TSV begins with the name, and each file's JSON is a line of its \
            own. Files are read side by side, and shown in the order given.

            --overlay writes a picture of the page with a frame around every word: green where the recogniser \
            is sure of it (0.9 and more), yellow (0.75), orange (0.5), red below, violet for hidden words.
            """)

    @Argument(help: ArgumentHelp("PDF, image, HTML, text, Word or e-mail files.", valueName: "file"))
    var files: [String]

    @Option(help: "text, tsv, hocr or json.")
    var format = ReadingFormat.text

    @Flag(help: "Recognise every page, even where a PDF has a text layer.")
    var ocr = false

    @Option(help: "Tesseract's languages, joined with +.")
    var language = "eng"

    @Option(help: "Resolution for rendering PDF pages, in dots per inch.")
    var dpi = 300

    @Option(
        help: ArgumentHelp("Write a picture of the page with its words' boxes, as PNG.", valueName: "png"))
    var overlay: String?

    @Option(help: "The page that --overlay shows.")
    var page = 1

    func validate() throws {
        guard (36...1200).contains(dpi) else { throw ValidationError("--dpi takes 36 to 1200.") }
        guard page >= 1 else { throw ValidationError("--page counts from 1.") }
        guard overlay == nil || files.count == 1 else {
            throw ValidationError("--overlay shows one file: give a single one.")
        }
    }

    func run() async throws {
        let reader = FileReader(helper: ReadWorker.program)
        async let prepared: Void = reader.prepare(for: files.count)
        let failures = await show(
            files.map { InputFile(url: URL(filePath: $0, directoryHint: .notDirectory), name: $0) },
            with: reader)
        await prepared
        await reader.close()
        for failure in failures.dropLast() { Terminal.error(failure) }
        // The last one ends the program, and tells how.
        if let last = failures.last { throw last }
    }

    /// Prints every file in its turn, and gives what went wrong.
    private func show(_ inputs: [InputFile], with reader: FileReader) async -> [AssayError] {
        var writer = ReadingWriter(format: format, isAlone: inputs.count == 1, dpi: dpi)
        var failures: [AssayError] = []
        writer.head.map(Terminal.print)
        let readings = SharedReadings(IdenticalFiles(among: inputs))
        let cores = ProcessInfo.processInfo.activeProcessorCount
        // Far ahead, so that the cores have work while one long file holds up what is shown.
        await InOrder.forEach(Array(inputs.indices), width: 4 * cores, ahead: 64 * cores) { number in
            await readings.reading(of: number) { await reading(of: inputs[number], with: reader) }
                .named(inputs[number].name)
        } then: { result in
            switch result {
            case .success(let named):
                Terminal.print(writer.bytes(of: named))
                for finding in named.document.omissions { Terminal.note("\(named.name): \(finding.message)") }
            case .failure(let error): failures.append(error)
            }
        }
        writer.tail.map(Terminal.print)
        return failures
    }

    private func reading(of input: InputFile, with reader: FileReader) async -> Result<
        NamedReading, AssayError
    > {
        let options = ReaderOptions(prefer: ocr ? .ocr : .textLayer, language: language, dpi: dpi)
        do {
            let (mediaType, bytes) = try input.content()
            let read = try await reader.read(bytes, as: mediaType, options: options)
            if let overlay {
                let picture = try await WordOverlay(page: page, of: read).picture(
                    bytes, as: mediaType, reader)
                try picture.write(to: URL(filePath: overlay), options: .atomic)
            }
            return .success(NamedReading(name: input.name, mediaType: mediaType, document: read))
        } catch let failure as ReadFailure {
            let status: ExitStatus = if case .missingTool = failure { .missingTool } else { .failures }
            return .failure(AssayError(failure.message, at: input.name, exit: status))
        } catch let error as AssayError {
            return .failure(error)
        } catch {
            return .failure(
                AssayError(
                    "the picture can't be written to \(overlay ?? "")", at: input.name, exit: .failures))
        }
    }
}

extension Result<NamedReading, AssayError> {
    /// The same of another file of the same bytes.
    fileprivate func named(_ name: String) -> Self {
        map { NamedReading(name: name, mediaType: $0.mediaType, document: $0.document) }
            .mapError {
                AssayError($0.what, at: $0.location.isEmpty ? "" : name, hint: $0.hint, exit: $0.exit)
            }
    }
}
