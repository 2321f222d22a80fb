import ArgumentParser
import AssayEngine
import Foundation

// The command line: arguments in, the engine's values out as text. stdout is data; progress, warnings and
// errors go to stderr.

@main
struct Assay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assay",
        abstract: "Turn a folder of documents into checked, structured data, and know how far to trust it.",
        discussion: """
            Everyday use:
              assay run inbox/ --schema invoice --strategy rules
              assay compare Samples/invoice --strategy rules --strategy text-llm
              assay report --html report.html --eval EVAL.md
              assay gate --baseline baseline.json
              assay export --format csv > invoices.csv
              assay show inv-03.pdf
              assay doctor

            Each document ends VALID (everything holds, every value stands in the document), UNCLEAR (a person \
            should look, with the reason) or INVALID (it can't be used). A run that was stopped or killed goes on \
            where it was when the same command is given again; nothing is read, asked or paid for twice.

            Exit status: 0 done; 1 done, but documents failed or a gate is shut; 2 usage or configuration; 3 a tool \
            or model is missing; 4 the ledger; 5 a limit stopped the run and documents are left; 130 cancelled.
            """,
        version: Version.current,
        subcommands: [
            Run.self, Compare.self, Report.self, GateCommand.self, BaselineCommand.self, Export.self,
            Show.self, Read.self, Schemas.self, Doctor.self, ReadWorker.self,
        ]
    )

    static func main() async {
        do {
            // Every run starts helpers: to parse all commands' arguments takes them longer than to read a page.
            let arguments = CommandLine.arguments
            if arguments.count == 3, arguments[1] == ReadWorker.configuration.commandName {
                try await ReadWorker.serve(arguments[2])
            }
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as AssayError {
            Terminal.error(error)
            Foundation.exit(error.exit.rawValue)
        } catch let status as ExitStatus {
            Foundation.exit(status.rawValue)
        } catch {
            // Help and version are no errors; everything else that the parser refuses is a matter of usage.
            if exitCode(for: error) == .success { exit(withError: error) }
            Terminal.note(fullMessage(for: error))
            Foundation.exit(ExitStatus.usage.rawValue)
        }
    }
}
