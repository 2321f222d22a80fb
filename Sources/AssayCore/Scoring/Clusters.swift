/// Documents that are alike and so no independent evidence: those of one sender or one template.
struct Clusters {
    /// What they are told apart by.
    let key: String
    let count: Int
    /// Cluster of each document.
    private let places: [Int]

    /// Documents without the key are alone.
    init(of documents: [DocumentEvaluation], by key: String) {
        var known: [String: Int] = [:]
        var count = 0
        places = documents.map { document in
            let value = document.sample.meta?[key]?.string
            if let place = value.flatMap({ known[$0] }) { return place }
            if let value { known[value] = count }
            count += 1
            return count - 1
        }
        self.key = key
        self.count = count
    }

    /// One row a cluster: the sums of its documents'.
    func summed(_ rows: [[Double]]) -> [[Double]] {
        var sums = [[Double]](repeating: [], count: count)
        for (row, place) in zip(rows, places) {
            sums[place] = sums[place].isEmpty ? row : zip(sums[place], row).map { $0 + $1 }
        }
        return sums
    }
}
