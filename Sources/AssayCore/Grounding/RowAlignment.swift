/// Finds the line of the page that a row of a table stands on, and the place of each cell there: the same
/// amount may stand in many rows.
struct RowAlignment {
    private let columns: [FieldDefinition]
    private let index: WordIndex
    private let captions: [Captions]
    /// Where the row before was found, so that equal rows go down the page.
    private var previous: (page: Int, bottom: Double)?

    /// A number further than this many line heights from its row belongs to something else. Descriptions of
    /// several lines push the cells of one row that far apart.
    private static let reach = 8.0

    init(_ columns: [FieldDefinition], in index: WordIndex) {
        self.columns = columns
        self.index = index
        captions = columns.map { Captions($0.labels, in: index) }
    }

    /// A place on a page with its words.
    private struct Spot {
        let place: Place
        let page: Int
        let box: Box
    }

    /// The evidence for each cell of the next row, given the places that state it; nil for cells that stand
    /// nowhere, and for numbers that stand nowhere near the row's other cells.
    mutating func align(_ cells: [[Place]]) -> [Evidence?] {
        let spots = cells.map { $0.map { Spot(place: $0, page: index.page(of: $0), box: index.box(of: $0)) } }
        let site = site(spots)
        if let site { previous = (site.page, site.box.bottom) }
        var used = Set<[Int]>()
        return columns.indices.map { column in
            guard let site, let spot = choose(spots[column], column, near: site, used: used, all: spots)
            else {
                return nil
            }
            used.insert(spot.place.words)
            return index.evidence(at: spot.place)
        }
    }

    /// The spot with the most other cells beside it; of equal ones the first below the row before.
    private func site(_ spots: [[Spot]]) -> Spot? {
        let filled = spots.filter { !$0.isEmpty }
        // The cells that stand in the fewest places tell most, and keep the search short.
        let anchors = filled.sorted { $0.count < $1.count }.prefix(2).joined()
        var best: (spot: Spot, score: Double)?
        for anchor in anchors {
            let score =
                filled.reduce(0) { $0 + nearness(of: $1, to: anchor) } + (isBelowPrevious(anchor) ? 0.1 : 0)
            if best.map({ score > $0.score }) ?? true { best = (anchor, score) }
        }
        return best?.spot
    }

    private func isBelowPrevious(_ spot: Spot) -> Bool {
        previous.map { (spot.page, spot.box.midY) > ($0.page, $0.bottom) } ?? true
    }

    /// 1 where one of the spots is on the anchor's line, less the further the nearest is away.
    private func nearness(of spots: [Spot], to anchor: Spot) -> Double {
        spots.map { 1 / (1 + Self.distance($0, anchor)) }.max() ?? 0
    }

    private func choose(
        _ spots: [Spot], _ column: Int, near site: Spot, used: Set<[Int]>, all: [[Spot]]
    ) -> Spot? {
        let free = spots.filter { !used.contains($0.place.words) }
        let best = (free.isEmpty ? spots : free).min { left, right in
            let (near, far) = (Self.distance(left, site), Self.distance(right, site))
            return near == far ? heading(left, column) > heading(right, column) : near < far
        }
        guard let best else { return nil }
        if !isNumeric(columns[column]) || Self.distance(best, site) <= Self.reach { return best }
        // Not on this row's line, but perhaps beside another place of one of its cells.
        let others = all.indices.filter { $0 != column }.flatMap { all[$0] }
        return spots.first { spot in others.contains { Self.distance(spot, $0) <= Self.reach } }
    }

    private func heading(_ spot: Spot, _ column: Int) -> Double {
        captions[column].closeness(spot.page, spot.box)
    }

    /// Empty space between two boxes from top to bottom, in line heights; 0 on one line.
    private static func distance(_ left: Spot, _ right: Spot) -> Double {
        guard left.page == right.page else { return .infinity }
        let gap = max(left.box.top, right.box.top) - min(left.box.bottom, right.box.bottom)
        // Boxes of neighbouring lines may touch: on one line the middles are within half a height.
        let height = max(min(left.box.height, right.box.height), 1)
        return gap < -0.3 * height ? 0 : max(0.1, gap / height)
    }

    private func isNumeric(_ field: FieldDefinition) -> Bool {
        switch field.kind {
        case .money, .number, .date: true
        case .text, .identifier, .currency, .choice, .list, .table: false
        }
    }
}
