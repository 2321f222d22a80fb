/// Dates as people write them.
public enum DateText {
    /// What a text can mean as a date.
    public enum Reading: Sendable, Hashable {
        case date(CalendarDate)
        /// Day-first and month-first are both possible, and nothing decides; the likelier one first.
        case ambiguous(CalendarDate, CalendarDate)
    }

    /// The date that the whole text states; nil where it is none.
    public static func read(_ text: String, conventions: WritingConventions) -> Reading? {
        CalendarDate(iso: text).map(Reading.date)
    }
}
