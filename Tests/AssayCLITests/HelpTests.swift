import ArgumentParser
import Testing

@testable import AssayCLI

/// Help as a terminal of 80 columns shows it.
@Suite struct HelpTests {
    private static let all: [any ParsableCommand.Type] =
        [Assay.self] + Assay.configuration.subcommands + BaselineCommand.configuration.subcommands

    /// Short lines in the middle of a paragraph: the source's line ends came through and the library broke again
    /// behind them.
    @Test(arguments: all.map { $0._commandName })
    func `No paragraph of the help is broken twice`(name: String) throws {
        let command = try #require(Self.all.first { $0._commandName == name })
        let help = Assay.helpMessage(for: command, columns: 80)
        for paragraph in help.split(separator: "\n\n") {
            let lines = paragraph.split(separator: "\n").map(String.init)
            #expect(lines.allSatisfy { $0.count <= 80 || !$0.contains("  ") })
            for (line, next) in zip(lines, lines.dropFirst())
            where ![line, next].contains(where: { $0.hasPrefix(" ") || $0.hasSuffix(":") }) {
                // The next word would have fitted.
                let word = next.split(separator: " ").first?.count ?? 0
                #expect(line.count + 1 + word >= 80, "\(line)\n\(next)")
            }
        }
    }

    @Test func `Examples stand on lines of their own`() {
        let help = Assay.helpMessage(columns: 80)
        #expect(help.contains("\n  assay compare Samples/invoice --strategy rules --strategy text-llm\n"))
        #expect(Report.helpMessage(columns: 80).contains("\n  assay report --list "))
    }
}
