/// What a comparison means, in plain sentences.
public enum ComparisonSentences {
    /// One for each run that is better somewhere, one for what can't be told, then pooled F1, documents, money
    /// and time.
    public static func sentences(for pair: PairComparison) -> [String] {
        better(pair, .first) + better(pair, .second) + alike(pair) + undecided(pair)
            + [pooled(pair), allRight(pair)]
            + [cost(pair), seconds(pair), clustered(pair), changed(pair)].compactMap(\.self)
    }

    /// What documents stood for in all of this.
    private static func clustered(_ pair: PairComparison) -> String? {
        pair.clustering.map {
            "Documents with the same \($0.key) count as one: \(Figures.counted($0.clusters, "group")) of "
                + "\(Figures.counted(pair.documents, "document"))."
        }
    }

    /// What may be behind a difference beside the strategies that were to be compared: another schema, prompt or reader;
    /// for two versions of one strategy, each key.
    private static func changed(_ pair: PairComparison) -> String? {
        let isOneStrategy = !pair.changes.contains { $0.what == "strategy" }
        let always = ["schema", "prompt", "rules", "reader", "engine"]
        let named = pair.changes.filter { isOneStrategy || always.contains($0.what) }
        guard !named.isEmpty else { return nil }
        let parts = named.prefix(6).map { change in
            "\(change.what) (\(ValueText.cut(change.first, 24)) and \(ValueText.cut(change.second, 24)))"
        }
        let more = named.count > 6 ? ["\(named.count - 6) more"] : []
        return "They also differ in \(list(parts + more)): a difference may come from that."
    }

    /// In a table's last column: the better run's name, or that nothing is decided.
    static func word(_ field: FieldComparison, _ pair: PairComparison) -> String {
        switch field.winner {
        case .first: pair.first
        case .second: pair.second
        case .undecided: field.difference.value == 0 ? "equal" : "undecided"
        }
    }

    private static func better(_ pair: PairComparison, _ winner: FieldComparison.Winner) -> [String] {
        let fields = pair.fields.filter { $0.winner == winner }
        guard !fields.isEmpty else { return [] }
        let parts = fields.map { field in
            let (first, second) = (field.difference.first, field.difference.second)
            let rates = winner == .first ? (first, second) : (second, first)
            return "\(field.field) (\(Figures.percent(rates.0)) against \(Figures.percent(rates.1)), "
                + "p \(equation(field.adjustedP))\(remark(field.difference, field.adjustedP)))"
        }
        return ["\(winner == .first ? pair.first : pair.second) is better on \(list(parts))."]
    }

    /// Fields in which no document tells the two apart.
    private static func alike(_ pair: PairComparison) -> [String] {
        let names = pair.fields.filter { $0.mcNemar?.discordant == 0 }.map(\.field)
        return names.isEmpty ? [] : ["On \(list(names)) both are right about the same documents."]
    }

    /// Other fields with the same number of documents in one sentence, with the largest difference to be seen, then columns.
    private static func undecided(_ pair: PairComparison) -> [String] {
        var groups: [(documents: Int, names: [String], detectable: Double?)] = []
        for field in pair.fields where !field.isColumn && field.mcNemar?.discordant != 0 {
            guard case .undecided(let detectable) = field.winner else { continue }
            if let index = groups.firstIndex(where: { $0.documents == field.documents }) {
                groups[index].names.append(field.field)
                groups[index].detectable = zip(groups[index].detectable, detectable).map(max)
            } else {
                groups.append((field.documents, [field.field], detectable))
            }
        }
        let fields = groups.map { group in
            let seen =
                group.detectable.map {
                    "a difference of about \(Figures.fixed($0 * 100, 0)) points would have been seen"
                }
                ?? "no difference, however large, would have been seen"
            // Documents that are alike prove less than as many independent ones: how much less is not known.
            let power = pair.clustering == nil ? " (\(seen))" : ""
            return "On \(list(group.names)) they can't be told apart with n = \(group.documents)\(power)."
        }
        return fields + undecidedColumns(pair) + contradicted(pair)
    }

    private static func undecidedColumns(_ pair: PairComparison) -> [String] {
        let columns = pair.fields.filter { $0.isColumn && $0.isUndecided }.map(\.field)
        guard !columns.isEmpty else { return [] }
        return [
            "In the \(columns.count == 1 ? "column" : "columns") \(list(columns)) they can't be told apart."
        ]
    }

    /// Where an interval alone would have told the two apart.
    private static func contradicted(_ pair: PairComparison) -> [String] {
        let names = pair.fields.filter { $0.isUndecided && $0.difference.leavesOutZero }.map(\.field)
        guard !names.isEmpty else { return [] }
        let intervals =
            names.count == 1 ? "The interval of \(names[0]) leaves" : "The intervals of \(list(names)) leave"
        return [
            "\(intervals) out 0, but p decides: an interval is of one field alone, and a little short for few documents."
        ]
    }

    /// After a p: what the interval seems to say against it.
    static func remark(_ difference: Difference, _ p: Double) -> String {
        let isDecided = difference.isDecided(by: p)
        if isDecided, let interval = difference.interval, !interval.excludesZero {
            return ", which decides, though the interval reaches 0"
        }
        return !isDecided && difference.leavesOutZero
            ? ", which decides, though the interval leaves out 0" : ""
    }

    private static func pooled(_ pair: PairComparison) -> String {
        let figures =
            "\(pair.second) less \(pair.first): \(Figures.points(pair.f1)) points, p "
            + equation(pair.f1.p) + remark(pair.f1, pair.f1.p)
        guard pair.f1.isDecided else {
            return "Over all fields F1 can't be told apart (\(figures))."
        }
        return
            "Over all fields \(pair.f1.value > 0 ? pair.second : pair.first) has the better F1 (\(figures))."
    }

    private static func allRight(_ pair: PairComparison) -> String {
        let rates = [pair.allRight.difference.first, pair.allRight.difference.second].map(Figures.percent)
        let figures =
            "\(rates[0]) and \(rates[1]) of \(pair.documents), p \(equation(pair.allRight.adjustedP))"
            + remark(pair.allRight.difference, pair.allRight.adjustedP)
        return switch pair.allRight.winner {
        case .first: "\(pair.first) has more documents all right (\(figures))."
        case .second: "\(pair.second) has more documents all right (\(figures))."
        case .undecided: "By documents that are all right they can't be told apart (\(figures))."
        }
    }

    private static func cost(_ pair: PairComparison) -> String? {
        guard let cost = pair.cost else { return "What they cost can't be compared: a price is unknown." }
        guard cost.value != 0 else { return nil }
        return "A document costs \(Figures.dollars(cost.first)) with \(pair.first) and "
            + "\(Figures.dollars(cost.second)) with \(pair.second)."
    }

    private static func seconds(_ pair: PairComparison) -> String? {
        guard pair.seconds.value != 0 else { return nil }
        let known = pair.seconds.isDecided ? "" : ", which is within chance"
        return "A document takes \(Figures.seconds(pair.seconds.first)) s with \(pair.first) and "
            + "\(Figures.seconds(pair.seconds.second)) s with \(pair.second)\(known)."
    }

    private static func equation(_ p: Double) -> String { p < 0.001 ? "< 0.001" : "= " + Figures.p(p) }

    /// `a, b and c`.
    static func list(_ parts: [String]) -> String {
        guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    private static func zip(_ left: Double?, _ right: Double?) -> (Double, Double)? {
        guard let left, let right else { return nil }
        return (left, right)
    }
}

extension FieldComparison {
    var isUndecided: Bool {
        switch winner {
        case .first, .second: false
        case .undecided: true
        }
    }
}

extension Difference {
    /// The interval alone would tell the two apart.
    var leavesOutZero: Bool { value != 0 && interval?.excludesZero == true }
}
