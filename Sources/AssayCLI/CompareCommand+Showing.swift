import AssayCore
import AssayEngine

/// What `assay compare` says before and after its runs.
extension Compare {
    func requireLabels(_ names: Set<String>) throws(AssayError) {
        guard names.isEmpty else { return }
        throw AssayError(
            "none of the documents has a label", at: batch.folder,
            hint:
                "Put documents into documents/ and their labels into labels/<name>.json; `assay run` needs none."
        )
    }

    func warn(of set: DocumentSet, _ names: Set<String>) {
        for name in set.orphanLabels {
            Terminal.note(
                "warning: \(batch.folder)/labels/\(name).json: there is no document of this name; "
                    + "add it to documents/ or remove the label, until then the exit status is 1")
        }
        let unlabelled = set.files.map(\.name).filter { !names.contains($0) }
        if !unlabelled.isEmpty {
            Terminal.note(
                "note: \(Figures.counted(unlabelled.count, "document")) without a label, which is not scored: "
                    + Comparison.list(unlabelled)
            )
        }
    }

    func show(_ evaluations: [RunEvaluation]) throws {
        if let only = evaluations.first, evaluations.count == 1 {
            return Terminal.print(json ? EvaluationJSON.json(only).text(.pretty) : ComparisonTable.text(only))
        }
        do throws(ComparisonRefusal) {
            let comparison = try Comparison(of: evaluations, clusteredBy: cluster)
            if json { return Terminal.print(ComparisonJSON.json(comparison).text(.pretty)) }
            // Of many versions each pair would be a page: the front says which are worth a closer look.
            if evaluations.count <= 3 { Terminal.print(ComparisonTable.text(comparison)) }
            if evaluations.count > 2 || !vary.isEmpty {
                Terminal.print(ChoiceTable.front(comparison))
            }
        } catch {
            throw AssayError(error.message, hint: error.hint)
        }
    }

    func showSpread(_ repeats: [[RunEvaluation]]) {
        let spreads = repeats.compactMap { runs in
            RepeatSpread(of: runs).map { (name: runs[0].run.strategyName, spread: $0) }
        }
        if !spreads.isEmpty, !json { Terminal.print(ChoiceTable.repeats(spreads)) }
    }
}
