extension EditDistance {
    /// The distance, or nil where it is beyond `limit`. Only cells within `limit` of the diagonal are computed.
    static func between(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            var least = row[0]
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] =
                    abs(i - j) > limit
                    ? limit + 1 : min(diagonal + (a == b ? 0 : 1), above + 1, row[j] + 1)
                diagonal = above
                least = min(least, row[j + 1])
            }
            if least > limit { return nil }
        }
        return row[right.count] <= limit ? row[right.count] : nil
    }
}
