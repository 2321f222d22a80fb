/// What two runs did to each top-level field, gathered in one pass over their documents.
struct FieldPairs {
    /// Documents in which the field is labelled.
    private(set) var documents: [String: Int] = [:]
    /// Those in which exactly one run is right, in order.
    private(set) var flips: [String: [Flip]] = [:]

    init(_ first: [DocumentEvaluation], _ second: [DocumentEvaluation]) {
        for place in 0..<min(first.count, second.count) { add(first[place], second[place]) }
    }

    /// Both have the same label, so that top-level scores follow in the same order; cells between them do not count.
    private mutating func add(_ left: DocumentEvaluation, _ right: DocumentEvaluation) {
        var other = 0
        for score in left.scores where !score.isCell {
            while other < right.scores.count, right.scores[other].isCell { other += 1 }
            guard other < right.scores.count, right.scores[other].field == score.field else { return }
            let isFirstRight = score.result.isRight
            documents[score.field, default: 0] += 1
            if isFirstRight != right.scores[other].result.isRight {
                flips[score.field, default: []].append(
                    Flip(
                        document: left.name, isFirstRight: isFirstRight, first: score.actual,
                        second: right.scores[other].actual, expected: score.expected))
            }
            other += 1
        }
    }
}
