/// Replies that a small model never ends: the same piece, or the same run of pieces, over and over.
public enum Repetition {
    /// The longest piece that is told, in bytes.
    private static let longestPiece = 2000
    /// Bytes that must say again what stands a piece before them. Shorter loops end by themselves often enough, at
    /// the longest list that the schema allows.
    private static let stretch = 1000
    /// A table has equal rows at times. A piece that holds a whole object is told by more repetitions.
    private static let rowTimes = 12
    private static let rowStretch = 1500

    /// Whether the end of a text is one piece of at most 2,000 bytes over and over: 1,000 bytes of it repeated, or a
    /// dozen rows (or 1,500 bytes of rows) where the piece holds an object. Time is bounded whatever the text.
    public static func endsText(_ text: String) -> Bool {
        let end = Array(text.utf8.suffix(longestPiece + rowStretch))
        return (1...longestPiece).contains { isLoop(end, of: $0) }
    }

    private static func isLoop(_ end: [UInt8], of period: Int) -> Bool {
        guard end.count >= period + stretch else { return false }
        var start = end.count - period
        while start > 0, end[start - 1] == end[start - 1 + period] { start -= 1 }
        let repeated = end.count - period - start
        guard repeated >= stretch else { return false }
        let isRow = end.suffix(period).contains(UInt8(ascii: "{"))
        return !isRow || repeated >= min(rowStretch, period * (rowTimes - 1))
    }
}
