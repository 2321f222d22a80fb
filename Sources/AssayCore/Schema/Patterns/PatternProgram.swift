/// A regular expression as steps of a nondeterministic machine (Thompson, "Regular expression search algorithm",
/// CACM 11, 1968). Counted repetitions are written out.
struct PatternProgram: Sendable {
    enum Step: Sendable {
        /// Consumes a scalar of the set with this number.
        case set(Int)
        /// Goes on at both.
        case split(Int, Int)
        case jump(Int)
        case assertion(PatternAssertion)
        /// Goes on where the look with this number holds.
        case look(Int)
        case match
    }

    struct Look: Sendable {
        /// Written backwards for a look ahead, which is searched from the end of the text: so all places are known
        /// after one pass.
        let program: PatternProgram
        let kind: PatternLook
    }

    private(set) var steps: [Step] = []
    private(set) var sets: [ScalarSet] = []
    private(set) var looks: [Look] = []
    /// Whether a match can only begin where the search begins.
    let isAnchored: Bool
    private let isBackward: Bool
    /// Everything that was written out, also what took no step.
    private var size = 0

    /// Steps of the largest program; the time of a search is bounded by their number times the text's length.
    private static let sizeLimit = 20_000

    init(_ node: PatternNode, isBackward: Bool = false) throws(SchemaPattern.Mistake) {
        self.isBackward = isBackward
        isAnchored = !isBackward && node.beginsAtStart
        try append(node)
        steps.append(.match)
    }

    private mutating func append(_ node: PatternNode) throws(SchemaPattern.Mistake) {
        size += 1
        guard size <= Self.sizeLimit else {
            throw SchemaPattern.Mistake(description: "repetitions that make it too large")
        }
        switch node {
        case .empty: break
        case .set(let set):
            sets.append(set)
            steps.append(.set(sets.count - 1))
        case .sequence(let nodes):
            for node in isBackward ? nodes.reversed() : nodes { try append(node) }
        case .alternatives(let nodes): try append(alternatives: nodes)
        case .repetition(let node, let minimum, let maximum): try append(node, minimum, maximum)
        case .assertion(let assertion): steps.append(.assertion(assertion))
        case .look(let node, let kind):
            looks.append(Look(program: try PatternProgram(node, isBackward: kind.isAhead), kind: kind))
            steps.append(.look(looks.count - 1))
        }
    }

    private mutating func append(alternatives nodes: [PatternNode]) throws(SchemaPattern.Mistake) {
        var ends: [Int] = []
        for (index, node) in nodes.enumerated() {
            let isLast = index == nodes.count - 1
            let split = steps.count
            if !isLast { steps.append(.jump(split)) }
            try append(node)
            guard !isLast else { break }
            ends.append(steps.count)
            steps.append(.jump(steps.count))
            steps[split] = .split(split + 1, steps.count)
        }
        for end in ends { steps[end] = .jump(steps.count) }
    }

    private mutating func append(
        _ node: PatternNode, _ minimum: Int, _ maximum: Int?
    ) throws(SchemaPattern.Mistake) {
        for _ in 0..<minimum { try append(node) }
        guard let maximum else {
            let split = steps.count
            steps.append(.jump(split))
            try append(node)
            steps.append(.jump(split))
            steps[split] = .split(split + 1, steps.count)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<maximum {
            splits.append(steps.count)
            steps.append(.jump(steps.count))
            try append(node)
        }
        for split in splits { steps[split] = .split(split + 1, steps.count) }
    }
}

extension PatternNode {
    /// Whether every match begins at the start of the text.
    fileprivate var beginsAtStart: Bool {
        switch self {
        case .assertion(.start): true
        case .sequence(let nodes): nodes.first?.beginsAtStart ?? false
        case .alternatives(let nodes): nodes.allSatisfy(\.beginsAtStart)
        case .repetition(let node, let minimum, _): minimum > 0 && node.beginsAtStart
        case .empty, .set, .look, .assertion: false
        }
    }
}
