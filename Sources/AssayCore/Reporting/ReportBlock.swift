/// A piece of a report, free of any format; Markdown and HTML are written from the same pieces.
enum ReportBlock: Sendable, Hashable {
    /// Level 2 is a chapter, 3 a section.
    case heading(Int, String)
    case paragraph(String)
    case list([String])
    case table(ReportTable)
    /// Drawn in HTML; Markdown has the same figures in the table beside it.
    case accuracyChart(AccuracyChart)
    /// Drawn in HTML, likewise.
    case verdictChart(VerdictChart)
    /// Drawn in HTML, likewise.
    case pointChart(PointChart)
    /// A section with a table of a row for each document; in HTML alone, where it can be searched.
    case longTable(String, ReportTable)
    /// A section with failures on their pages; in HTML alone.
    case sights(String, [FailureSight])
}

/// A table of texts, some of them figures.
struct ReportTable: Sendable, Hashable {
    struct Column: Sendable, Hashable {
        let title: String
        /// Figures stand to the right and sort by their number.
        let isFigure: Bool

        static func text(_ title: String) -> Column { Column(title: title, isFigure: false) }
        static func figure(_ title: String) -> Column { Column(title: title, isFigure: true) }
    }

    struct Cell: Sendable, Hashable {
        let text: String
        /// What it sorts by; nil: its text.
        let order: Double?
        let tone: Tone

        init(_ text: String, order: Double? = nil, tone: Tone = .plain) {
            self.text = text
            self.order = order
            self.tone = tone
        }

        static func count(_ value: Int) -> Cell { Cell(String(value), order: Double(value)) }
        static func count(_ value: Double) -> Cell { Cell(Figures.count(value), order: value) }
        static func percent(_ share: Double?, _ interval: Interval? = nil) -> Cell {
            Cell(Figures.percent(share, interval), order: share ?? -1)
        }
    }

    /// How a cell is to be taken.
    enum Tone: String, Sendable, Hashable {
        case plain, good, bad, doubtful
    }

    let caption: String
    let columns: [Column]
    let rows: [[Cell]]
}
