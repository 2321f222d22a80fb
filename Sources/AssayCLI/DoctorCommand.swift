import ArgumentParser
import AssayEngine

/// `assay doctor`: what is installed, what is missing, and how to get it.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is installed, which version, what is missing, and the line that installs it.",
        discussion: "Exit status 3 where something is missing without which hardly anything works."
    )

    @Option(help: "Recognition languages that must be there, joined with +.")
    var language = "eng+deu+fra+spa+msa"

    func run() throws {
        let diagnoses = AssayEngine.Doctor(language: language).diagnoses()
        var table = Table(header: ["what", "state", "detail"], leftAligned: [0, 1, 2])
        for diagnosis in diagnoses {
            table.add([diagnosis.name, diagnosis.state.rawValue, diagnosis.detail])
        }
        Terminal.print(table.text)
        let fixes = diagnoses.filter { !$0.fix.isEmpty }
        if !fixes.isEmpty { Terminal.print("\nTo get what is not there:") }
        for diagnosis in fixes { Terminal.print("  \(diagnosis.name): \(diagnosis.fix)") }
        if diagnoses.contains(where: { $0.state == .missing }) { throw ExitStatus.missingTool }
    }
}
