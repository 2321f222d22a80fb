/// Everything that is known about a set of evaluated runs, in pieces that Markdown and HTML are written from.
public struct EvaluationReport: Sendable {
    /// Runs of one kind over one folder belong together.
    let sections: [ReportSection]
    /// As the caller gives it; the core has no clock.
    let date: String
    /// The pages that failures are shown on.
    let pictures: [PagePicture]

    /// - Parameters:
    ///   - evaluations: of any kinds and folders; those of one kind and folder are compared.
    ///   - date: stands in the method chapter, for example `2026-03-17`.
    ///   - galleries: failures to show on their pages, of any of the runs; for HTML alone.
    ///   - pictures: the pages that they name.
    ///   - key: what documents are alike by, as for `Comparison`.
    public init(
        evaluations: [RunEvaluation], date: String, galleries: [FailureGallery] = [],
        pictures: [PagePicture] = [], clusteredBy key: String? = nil, bootstrap: Bootstrap = Bootstrap()
    ) {
        var groups: [(key: [String], members: [RunEvaluation])] = []
        for evaluation in evaluations {
            let key = [evaluation.schema.name, evaluation.run.folder]
            if let index = groups.firstIndex(where: { $0.key == key }) {
                groups[index].members.append(evaluation)
            } else {
                groups.append((key, [evaluation]))
            }
        }
        sections = groups.map {
            ReportSection($0.members, galleries: galleries, clusteredBy: key, bootstrap: bootstrap)
        }
        self.date = date
        self.pictures = pictures
    }

    var blocks: [ReportBlock] {
        MethodChapter(report: self).blocks + results
    }

    /// A reader of the page has come for the answer; how it was found stands at the end.
    var pageBlocks: [ReportBlock] { results + MethodChapter(report: self).blocks }

    private var results: [ReportBlock] {
        sections.flatMap(\.blocks) + NextSteps(sections: sections).blocks
    }
}

/// The runs of one kind over one folder.
struct ReportSection: Sendable {
    let evaluations: [RunEvaluation]
    let names: [String]
    /// nil for a single run, and where the runs can't be compared.
    let comparison: Comparison?
    /// Why the runs can't be compared.
    let refusal: ComparisonRefusal?
    /// Those of its runs.
    let galleries: [FailureGallery]

    init(
        _ evaluations: [RunEvaluation], galleries: [FailureGallery] = [], clusteredBy key: String? = nil,
        bootstrap: Bootstrap
    ) {
        self.evaluations = evaluations
        self.galleries = galleries
        names = Comparison.names(of: evaluations.map(\.run))
        guard evaluations.count > 1 else {
            (comparison, refusal) = (nil, nil)
            return
        }
        do throws(ComparisonRefusal) {
            // Of several sets perhaps one alone has the key.
            let known = key.flatMap { evaluations[0].metaKeys.contains($0) ? $0 : nil }
            comparison = try Comparison(of: evaluations, clusteredBy: known, bootstrap: bootstrap)
            refusal = nil
        } catch {
            (comparison, refusal) = (nil, error)
        }
    }

    var kind: String { evaluations.first?.schema.name ?? "" }
    var folder: String { evaluations.first?.run.setName ?? "" }
    var named: [(name: String, evaluation: RunEvaluation)] { zip(names, evaluations).map { ($0, $1) } }

    var blocks: [ReportBlock] {
        [.heading(2, "\(kind) (\(ValueText.cut(folder, 60)))")] + results + GoldCases(section: self).blocks
            + summary + fieldTables + verdicts
            + breakdowns + comparisonBlocks
            + named.flatMap { name, evaluation in
                FailureModes(name: name, evaluation: evaluation).blocks + sights(name, evaluation.run)
            } + documents
    }

    private func sights(_ name: String, _ run: RunRecord) -> [ReportBlock] {
        let sights = galleries.first { $0.run == run.id }?.sights ?? []
        return sights.isEmpty ? [] : [.sights("Failures on the page: \(name)", sights)]
    }

    private var documents: [ReportBlock] {
        DocumentTable.table(self).map { [.longTable("Documents", $0)] } ?? []
    }

    /// Every pair of up to three runs; of more, those of the best run, because nobody reads the others.
    private var pairs: [PairComparison] {
        let all = comparison?.pairs ?? []
        guard evaluations.count > Self.mostWithAllPairs, let best = best?.name else { return all }
        return all.filter { $0.first == best || $0.second == best }
    }

    private static let mostWithAllPairs = 3

    private var front: [ReportBlock] {
        guard let comparison, evaluations.count > Self.mostWithAllPairs else { return [] }
        return [
            .heading(3, "Choosing between versions"), .paragraph(ChoiceTable.meaning),
            .table(ChoiceTable.table(comparison)),
        ]
    }

    private var results: [ReportBlock] {
        let judges = JudgeText.sentences(named).map(ReportBlock.paragraph)
        if comparison != nil {
            return judges + front
                + pairs.flatMap { pair -> [ReportBlock] in
                    [
                        .heading(3, "\(pair.first) and \(pair.second)"),
                        .list(ComparisonSentences.sentences(for: pair)),
                    ]
                }
        }
        return judges + (refusal.map { [.paragraph("The runs can't be compared: \($0.description)")] } ?? [])
    }

    private var summary: [ReportBlock] {
        let columns = evaluations.map { SummaryFigures($0).rows }
        let rows = (columns.first ?? []).indices.map { row in
            [ReportTable.Cell(columns[0][row].title)] + columns.map { ReportTable.Cell($0[row].text) }
        }
        let table = ReportTable(
            caption: "Figures by run; intervals of 95 %",
            columns: [.text("measure")] + names.map(ReportTable.Column.figure), rows: rows)
        let chart = evaluations.count > 1 ? [ReportBlock.pointChart(PointChart(costOf: self))] : []
        return [.heading(3, "Metrics"), .table(table)] + chart
    }

    private var fieldTables: [ReportBlock] {
        [.heading(3, "Accuracy by field"), .accuracyChart(AccuracyChart(section: self))]
            + named.map { .table(FieldTable.table($0.name, $0.evaluation.accuracy)) }
    }

    private var verdicts: [ReportBlock] {
        [
            .heading(3, "What the verdicts are worth"), .verdictChart(VerdictChart(section: self)),
        ]
            + named.map { .table(VerdictTable.table($0.name, $0.evaluation.trust)) }
            + ConfidenceTables(section: self).blocks + AttackTable(section: self).blocks
    }

    private var breakdowns: [ReportBlock] {
        let tables = BreakdownTable.tables(self)
        return tables.isEmpty ? [] : [.heading(3, "By group")] + tables.map(ReportBlock.table)
    }

    private var comparisonBlocks: [ReportBlock] {
        guard comparison != nil else { return [] }
        let outcomes = pairs.compactMap { pair -> ReportBlock? in
            let runs = [pair.first, pair.second].compactMap { name in
                named.first { $0.name == name }?.evaluation
            }
            guard runs.count == 2 else { return nil }
            return .table(OutcomeTable.table((pair.first, pair.second), runs[0], runs[1]))
        }
        return [.heading(3, "Comparison by field")] + pairs.flatMap(PairTables.blocks) + outcomes
    }
}
