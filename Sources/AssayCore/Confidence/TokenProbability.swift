import Foundation

/// How probable a value was to the model that wrote it.
public struct TokenProbability: Sendable, Hashable {
    /// Of the value's tokens, natural logarithms, at most 0.
    public let meanLog: Double
    /// Of its least probable token.
    public let leastLog: Double

    public init(meanLog: Double, leastLog: Double) {
        self.meanLog = meanLog
        self.leastLog = leastLog
    }
}

/// One token of a reply as its server tells it.
public struct ScoredToken: Sendable, Hashable {
    /// A token may end in the middle of a character.
    public let bytes: [UInt8]
    /// Natural logarithm.
    public let logProbability: Double

    public init(bytes: [UInt8], logProbability: Double) {
        self.bytes = bytes
        self.logProbability = logProbability
    }
}

extension TokenProbability {
    /// How probable each leaf value of an answer was, by the tokens that stand where the value stands in its text;
    /// null and empty texts have none. A token that holds the end of a value and what follows counts.
    ///
    /// Empty where the answer is no strict JSON, or is not part of what the tokens write: some servers tell only the
    /// tokens of texts, not those of a tool's arguments.
    public static func values(in answer: String, tokens: [ScoredToken]) -> [FieldPath: TokenProbability] {
        let spans = ValueSpans.leaves(of: answer)
        let written = tokens.flatMap(\.bytes)
        guard !spans.isEmpty, let start = place(of: Array(answer.utf8), in: written) else { return [:] }
        // Where each token begins, and the end of the last.
        let bounds = tokens.reduce(into: [0]) { bounds, token in
            bounds.append((bounds.last ?? 0) + token.bytes.count)
        }
        return spans.reduce(into: [:]) { values, span in
            let (from, to) = (span.bytes.lowerBound + start, span.bytes.upperBound + start)
            let first = bounds.partition { $0 > from } - 1
            let logs = tokens[max(0, first)...].enumerated().prefix { bounds[max(0, first) + $0.offset] < to }
                .filter { !$0.element.bytes.isEmpty }.map { min(0, $0.element.logProbability) }
            guard let least = logs.min(), !least.isNaN else { return }
            values[span.path] = TokenProbability(
                meanLog: logs.reduce(0, +) / Double(logs.count), leastLog: least)
        }
    }

    /// Before an answer stand a fence or a few words at most, with few brackets among them.
    private static let mostTries = 64

    private static func place(of answer: [UInt8], in written: [UInt8]) -> Int? {
        guard let first = answer.first, answer.count <= written.count else { return nil }
        var tries = 0
        for start in 0...(written.count - answer.count) where written[start] == first {
            if written[start..<start + answer.count].elementsEqual(answer) { return start }
            tries += 1
            guard tries < mostTries else { return nil }
        }
        return nil
    }
}

extension [Int] {
    /// The first place whose element is beyond, in an ascending array.
    fileprivate func partition(_ isBeyond: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
