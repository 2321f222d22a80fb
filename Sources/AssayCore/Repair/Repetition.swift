/// Replies that a small model never ends: one piece over and over.
public enum Repetition {
    /// The longest piece that is told, in bytes.
    private static let longestPiece = 200
    /// Bytes that must repeat at least. What a list of short values repeats within such a stretch is a loop.
    private static let stretch = 600
    /// How often a piece must come. A table has equal rows at times: a dozen on end are none.
    private static let times = (value: 4, row: 12)

    /// Whether the end of a text is one piece of at most 200 bytes over and over: at least 4 times and over 600
    /// bytes, or 12 times where the piece is a whole object. Time is bounded whatever the text.
    public static func endsText(_ text: String) -> Bool {
        let end = Array(text.utf8.suffix(max(stretch, times.row * longestPiece)))
        return (1...longestPiece).contains { isLoop(end, of: $0) }
    }

    private static func isLoop(_ end: [UInt8], of period: Int) -> Bool {
        guard end.count >= stretch else { return false }
        var start = end.count - period
        while start > 0, end[start - 1] == end[start - 1 + period] { start -= 1 }
        let isRow = end.suffix(period).contains(UInt8(ascii: "{"))
        return end.count - start >= max(stretch, period * (isRow ? times.row : times.value))
    }
}
