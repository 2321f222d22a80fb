/// What one document may take; beyond it reading is refused rather than slow.
public struct ReadingLimits: Sendable, Hashable, Codable {
    /// Pixels of a picture or of a rendered page. 100 million are 100 MB of grey.
    public let maxPixels: Int
    /// Recognition of one page.
    public let secondsPerPage: Int

    // What follows is kept by helper processes alone: it takes a process to be stopped from outside.

    /// Seconds in which a helper must finish a piece of work: the recognition of one page, or the text of all.
    public let secondsOfSilence: Int
    /// Wall time and processor time of the whole document.
    public let secondsPerDocument: Int
    /// Private memory of a helper, in bytes, for each page that it works on at a time.
    public let maxMemory: Int
    /// Size of what was read, in bytes.
    public let maxAnswer: Int
    /// A helper is replaced after so many documents, so that what libraries leak never adds up.
    public let documentsPerHelper: Int

    public init(
        maxPixels: Int = 100_000_000, secondsPerPage: Int = 120, secondsOfSilence: Int = 180,
        secondsPerDocument: Int = 1800, maxMemory: Int = 2 << 30, maxAnswer: Int = 256 << 20,
        documentsPerHelper: Int = 1000
    ) {
        self.maxPixels = maxPixels
        self.secondsPerPage = secondsPerPage
        self.secondsOfSilence = secondsOfSilence
        self.secondsPerDocument = secondsPerDocument
        self.maxMemory = maxMemory
        self.maxAnswer = maxAnswer
        self.documentsPerHelper = documentsPerHelper
    }
}
