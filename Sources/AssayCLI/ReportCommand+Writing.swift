import AssayCore
import AssayEngine
import Foundation

// What `assay report` does with its figures: files, or tables in the terminal.
extension Report {
    func write(_ report: EvaluationReport, _ evaluations: [RunEvaluation]) throws {
        if let eval {
            try Self.save(MarkdownReport.text(report, replacingIn: Self.text(of: eval)), to: eval)
        }
        if let readme { try Self.save(try Self.results(report, in: readme), to: readme) }
        if let html { try Self.save(HTMLReport.text(report), to: html) }
        if let csv { try Self.save(MetricsCSV.text(evaluations), to: csv) }
        if let junit { try Self.save(JUnitXML.text(evaluations), to: junit) }
    }

    func checkPages(_ report: EvaluationReport) throws {
        let eval = eval.map { ("--eval", $0, MarkdownReport.text(report, replacingIn: Self.text(of: $0))) }
        let readme = try readme.map { ("--readme", $0, try Self.results(report, in: $0)) }
        for (option, path, text) in [eval, readme].compactMap(\.self) where text != Self.text(of: path) {
            throw AssayError(
                "this page is not what the ledger says", at: path,
                hint: "Renew it: assay report --ledger \(ledgerOptions.path) \(option) \(path)",
                exit: .failures)
        }
    }

    /// The page with its table of results renewed.
    private static func results(_ report: EvaluationReport, in path: String) throws(AssayError) -> String {
        if let text = ResultsTable.text(report, replacingIn: text(of: path)) { return text }
        throw AssayError(
            "this page has no place for results", at: path,
            hint: "Put the lines \(ResultsTable.begin) and \(ResultsTable.end) where they belong.")
    }

    /// Empty where there is no such file.
    private static func text(of path: String) -> String {
        (try? String(contentsOf: URL(filePath: path), encoding: .utf8)) ?? ""
    }

    static func save(_ text: String, to path: String) throws(AssayError) {
        do {
            try text.write(to: URL(filePath: path), atomically: true, encoding: .utf8)
            Terminal.note("written: \(path)")
        } catch {
            throw AssayError("this file can't be written", at: path, hint: "Check that its folder exists.")
        }
    }

    func printTables(_ evaluations: [RunEvaluation]) throws {
        let groups = Self.grouped(evaluations)
        for group in groups {
            do throws(ComparisonRefusal) {
                Terminal.print(try text(of: group))
            } catch {
                // Runs over different samples are not compared; each still has its own figures.
                group.forEach { Terminal.print(ComparisonTable.text($0)) }
                Terminal.note("not compared: \(error)")
            }
        }
        if groups.count > 1 { Terminal.print(OverviewTable.text(evaluations)) }
    }

    private func text(of group: [RunEvaluation]) throws(ComparisonRefusal) -> String {
        if let only = group.first, group.count == 1 { return ComparisonTable.text(only) }
        let comparison = try Comparison(
            of: group, clusteredBy: cluster.flatMap { group[0].metaKeys.contains($0) ? $0 : nil })
        // Of many versions each pair would be a page.
        return group.count <= 3
            ? ComparisonTable.text(comparison) : ChoiceTable.front(comparison)
    }

    private static func grouped(_ evaluations: [RunEvaluation]) -> [[RunEvaluation]] {
        var order: [String] = []
        var groups: [String: [RunEvaluation]] = [:]
        for evaluation in evaluations {
            let key = evaluation.run.folder + "\n" + evaluation.run.schemaName
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(evaluation)
        }
        return order.compactMap { groups[$0] }
    }
}
