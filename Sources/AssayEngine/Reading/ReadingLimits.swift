/// What one document may take; beyond it reading is refused rather than slow.
public struct ReadingLimits: Sendable, Hashable {
    /// Pixels of a picture or of a rendered page. 100 million are 100 MB of grey.
    public let maxPixels: Int
    /// Recognition of one page.
    public let secondsPerPage: Int

    public init(maxPixels: Int = 100_000_000, secondsPerPage: Int = 120) {
        self.maxPixels = maxPixels
        self.secondsPerPage = secondsPerPage
    }
}
