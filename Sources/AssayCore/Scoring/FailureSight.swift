/// A failure where it can be looked at: the page, where on it the value that was given and the right one stand, and
/// the words around them.
public struct FailureSight: Sendable, Hashable {
    /// What a mark points at.
    public enum Role: String, Sendable, Hashable {
        /// The value that was given.
        case given
        /// The right answer.
        case right
    }

    /// Words on the page.
    public struct Mark: Sendable, Hashable {
        public let role: Role
        /// In page units.
        public let box: Box
    }

    /// Words of one line that are marked alike.
    public struct Part: Sendable, Hashable {
        public let text: String
        public let role: Role?
    }

    /// What is shown of the page.
    public enum View: Sendable, Hashable {
        /// The picture of that name.
        case picture(String)
        /// The words alone, and why.
        case words(String)
    }

    public let failure: Failure
    /// From 0.
    public let page: Int
    /// In page units, without words and box of an empty page: 0 where nothing was read.
    public let width: Double
    public let height: Double
    /// On this page; where nothing stands on any page there are none.
    public let marks: [Mark]
    /// Lines around the marks, a few words each.
    public let excerpt: [[Part]]
    public let view: View

    /// - Parameter document: what was read; nil where the ledger has it no more.
    public init(
        of failure: Failure, outcome: OutcomeRecord, schema: DocumentSchema, document: ReadDocument?
    ) {
        let places = document.map { FailurePlaces(failure, outcome, schema, $0) }
        let page = places?.page ?? 0
        let shown = document.flatMap { $0.pages.indices.contains(page) ? $0.pages[page] : nil }
        self.failure = failure
        self.page = page
        width = shown?.width ?? 0
        height = shown?.height ?? 0
        marks = (places?.marks ?? []).filter { $0.page == page }.map(\.mark)
        excerpt = shown.map { [marks] in PageExcerpt.lines(of: $0, around: marks) } ?? []
        view = .words(
            document == nil
                ? "What was read is no longer in the ledger." : "Such a file has no pages to look at.")
    }

    private init(_ other: FailureSight, view: View) {
        (failure, page, width, height) = (other.failure, other.page, other.width, other.height)
        (marks, excerpt) = (other.marks, other.excerpt)
        self.view = view
    }

    /// The same with something else to look at.
    public func showing(_ view: View) -> FailureSight { FailureSight(self, view: view) }
}

/// A page that failures are shown on.
public struct PagePicture: Sendable, Hashable {
    /// Fit for an attribute `id`.
    public let name: String
    public let mediaType: MediaType
    public let base64: String

    public init(name: String, mediaType: MediaType, base64: String) {
        self.name = name
        self.mediaType = mediaType
        self.base64 = base64
    }
}

/// The failures of one run that a report shows on their pages.
public struct FailureGallery: Sendable, Hashable {
    /// Number of the run.
    public let run: Int64
    public let sights: [FailureSight]

    public init(run: Int64, sights: [FailureSight]) {
        self.run = run
        self.sights = sights
    }
}

extension RunEvaluation {
    /// The failures that are worth a look, at most `limit`: causes take turns, and of each the fields. What has no
    /// page is left out: files that could not be read, and documents whose call failed.
    public func failuresToShow(_ limit: Int) -> [Failure] {
        let queues = clusters.filter { $0.cause != .notRead && $0.cause != .callFailed }
            .map { $0.examples(limit) }
        let turns = (0..<max(0, limit)).flatMap { turn in
            queues.compactMap { $0.indices.contains(turn) ? $0[turn] : nil }
        }
        return Array(turns.prefix(limit))
    }
}
