/// Replies that a small model never ends: one piece over and over.
public enum Repetition {
    /// How much of the end is looked at, and the longest piece that is told, in bytes. A table's rows differ within
    /// such a stretch; a loop does not.
    private static let stretch = 600
    private static let longestPiece = 150

    /// Whether the end of a text is one piece of at most 150 bytes, at least four times without a change.
    public static func endsText(_ text: String) -> Bool {
        let end = Array(text.utf8.suffix(stretch))
        guard end.count == stretch else { return false }
        return (1...longestPiece).contains { period in
            end.dropFirst(period).elementsEqual(end.dropLast(period))
        }
    }
}
