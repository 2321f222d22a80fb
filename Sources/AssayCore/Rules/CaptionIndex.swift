/// The captions of a schema, ready to be found: built once for a schema.
struct CaptionIndex: Sendable {
    /// Whose caption it is.
    enum Owner: Sendable, Hashable {
        /// Position in `DocumentSchema.fields`.
        case field(Int)
        /// Position of the table, and of the column in it.
        case column(Int, Int)
    }

    /// One of a field's labels.
    struct Label: Sendable, Hashable {
        let owner: Owner
        /// 0 for the first of the field's labels, the likeliest, up to 1 for the last.
        let rank: Double
    }

    let phrases: PhraseIndex
    /// By the numbers that `phrases` carries.
    let labels: [Label]

    init(_ schema: DocumentSchema) {
        var phrases = PhraseIndex()
        var labels: [Label] = []
        func add(_ field: FieldDefinition, _ owner: Owner) {
            for (number, label) in field.labels.enumerated() {
                phrases.insert(label, owner: labels.count)
                labels.append(Label(owner: owner, rank: Double(number) / Double(field.labels.count)))
            }
        }
        for (number, field) in schema.fields.enumerated() {
            add(field, .field(number))
            for (column, definition) in field.columns.enumerated() {
                add(definition, .column(number, column))
            }
        }
        self.phrases = phrases
        self.labels = labels
    }
}

/// A caption on the page.
struct Caption: Sendable, Hashable {
    let tokens: Range<Int>
    /// Whose label it is; several where fields share one.
    let labels: [CaptionIndex.Label]
    /// See `PhraseFinder.Hit.quality`.
    let quality: Double
    /// Letters and digits: the longer, the more specific.
    let length: Int
    /// Nothing but marks, numbers, another caption or its own in another language stands before it in its phrase.
    let isLeading: Bool
    let hasColon: Bool

    var owners: [CaptionIndex.Owner] { labels.map(\.owner) }

    func belongs(to owner: CaptionIndex.Owner) -> Bool { labels.contains { $0.owner == owner } }

    /// See `CaptionIndex.Label.rank`; 1 for a field that it does not belong to.
    func rank(for field: Int) -> Double {
        labels.first { $0.owner == .field(field) }?.rank ?? 1
    }
}

extension CaptionIndex {
    /// The captions of a document in order, none overlapping another: the longest wins, so that `Total` does
    /// not count within `Total VAT` where that is a caption, too.
    func captions(in scan: DocumentScan) -> [Caption] {
        var hits: [PhraseFinder.Hit] = []
        for (number, page) in scan.pages.enumerated() {
            let finder = PhraseFinder(index: phrases, scan: scan, isFuzzy: page.source == .ocr)
            hits += finder.hits(in: scan.tokens(ofPage: number))
        }
        hits.sort {
            ($0.length, $0.quality, -$0.tokens.lowerBound) > ($1.length, $1.quality, -$1.tokens.lowerBound)
        }
        var taken = [Bool](repeating: false, count: scan.tokens.count)
        var chosen: [PhraseFinder.Hit] = []
        for hit in hits where !hit.tokens.contains(where: { taken[$0] }) {
            chosen.append(hit)
            for token in hit.tokens { taken[token] = true }
        }
        return chosen.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
            .map { caption($0, in: scan, taken: taken) }
    }

    private func caption(_ hit: PhraseFinder.Hit, in scan: DocumentScan, taken: [Bool]) -> Caption {
        let first = hit.tokens.lowerBound
        let segment = scan.segments[scan.tokens[first].segment]
        let before = segment.lowerBound..<first
        let after = hit.tokens.upperBound
        let isFollowedByColon =
            after < scan.tokens.count && scan.tokens[after].row == scan.tokens[first].row
            && scan.tokens[after].traits.contains(.afterColon)
        let hasColon = isFollowedByColon || scan.tokens[after - 1].traits.contains(.beforeColon)
        let isLeading = before.last.map { last in
            taken[last] || scan.tokens[last].traits.contains(.beforeColon)
                || !before.contains { scan.tokens[$0].hasLetters }
                || hasColon && (scan.tokens[last].endsClause || scan.tokens[last].text == "/")
        }
        return Caption(
            tokens: hit.tokens, labels: phrases.phrases[hit.phrase].owners.map { labels[$0] },
            quality: hit.quality, length: hit.length, isLeading: isLeading ?? true,
            hasColon: hasColon)
    }
}

extension DocumentScan {
    /// The tokens of a page.
    func tokens(ofPage page: Int) -> Range<Int> {
        let start = rows.partitioningIndex { $0.page >= page }
        let end = rows.partitioningIndex { $0.page > page }
        guard start < end else { return 0..<0 }
        return rows[start].tokens.lowerBound..<rows[end - 1].tokens.upperBound
    }
}

extension Array {
    /// The first index whose element fulfils a condition that holds for all elements after it; by halving.
    func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
