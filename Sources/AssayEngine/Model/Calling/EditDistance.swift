/// How many characters must be changed, put in or left out to turn one name into another (Levenshtein 1966).
enum EditDistance {
    static func between(_ left: String, and right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let changed = diagonal + (right[column] == character ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }

    /// The name that was most likely meant; nil where none is near.
    static func nearest(to name: String, among names: [String]) -> String? {
        guard name.count <= 64 else { return nil }
        let ranked = names.map { ($0, between(name.lowercased(), and: $0.lowercased())) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(2, name.count / 3) else { return nil }
        return best.0
    }
}
