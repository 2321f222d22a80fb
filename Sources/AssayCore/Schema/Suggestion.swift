/// The name that was probably meant by one that is unknown.
public enum Suggestion {
    /// The nearest of the known names, where one is near enough to be a slip: by Damerau-Levenshtein distance
    /// (optimal string alignment, case ignored), at most one edit in three characters and never more than 3. The first one wins a tie.
    public static func nearest(to name: String, in known: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        guard (1...64).contains(wanted.count) else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in known {
            let letters = Array(candidate.lowercased().unicodeScalars)
            let limit = min(3, max(wanted.count, letters.count) / 3, (best?.distance ?? .max) - 1)
            guard limit >= 0, abs(letters.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, letters)
            if distance <= limit { best = (candidate, distance) }
        }
        return best?.name
    }

    /// ` Did you mean "total"?` with a space before it, or nothing: the end of a message.
    static func sentence(for name: String, in known: some Sequence<String>) -> String {
        nearest(to: name, in: known).map { " Did you mean \"\($0)\"?" } ?? ""
    }

    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[right.count]
    }
}
