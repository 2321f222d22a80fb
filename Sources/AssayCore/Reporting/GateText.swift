/// What `assay gate` prints.
public enum GateText {
    /// The judgement, the reasons, and what the two runs had not in common. Ends with a line break.
    public static func text(_ gate: Gate) -> String {
        let current = gate.current
        let head =
            "\(gate.isOpen ? "passed" : "failed"): \(current.kind), \(current.strategy), "
            + "\(Figures.counted(current.documents.count, "document")), accuracy over all fields "
            + "\(Figures.percent(gate.accuracy.first)) before and \(Figures.percent(gate.accuracy.second)) now"
        let changes = gate.changes.map {
            "  changed: \($0.what), \(ValueText.cut($0.first, 40)) before and \(ValueText.cut($0.second, 40)) now"
        }
        let judge = current.judge.map { ["  texts that are not equal: judged by \($0.model)"] } ?? []
        return ([head] + judge + gate.reasons.map { "  " + $0.text } + changes).joined(separator: "\n") + "\n"
    }
}

/// The same for programs.
public enum GateJSON {
    public static func json(_ gate: Gate) -> JSON {
        let reasons: [JSON] = gate.reasons.map { ["code": .string($0.code), "text": .string($0.text)] }
        let changes: [JSON] = gate.changes.map {
            ["what": .string($0.what), "before": .string($0.first), "now": .string($0.second)]
        }
        return [
            "passed": .bool(gate.isOpen), "kind": .string(gate.current.kind),
            "strategy": .string(gate.current.strategy),
            "documents": .figure(Double(gate.current.documents.count)),
            "judge": gate.current.judge.map { .string($0.model) } ?? .null,
            "accuracy": [
                "before": .figure(gate.accuracy.first), "now": .figure(gate.accuracy.second),
                "interval": .interval(gate.accuracy.interval), "p": .figure(gate.accuracy.p),
            ],
            "reasons": .array(reasons), "changes": .array(changes),
        ]
    }
}
