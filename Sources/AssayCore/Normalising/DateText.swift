/// Dates as people write them: ISO, numeric with day or month first, with the name of the month in eight
/// languages; weekdays before and times after are passed over. Two-digit years 00 to 69 mean 2000 to 2069, 70 to
/// 99 mean 1970 to 1999 (POSIX `%y` with the pivot at 69).
public enum DateText {
    /// What a text can mean as a date.
    public enum Reading: Sendable, Hashable {
        case date(CalendarDate)
        /// Day-first and month-first are both possible, and nothing decides; the likelier one first.
        case ambiguous(CalendarDate, CalendarDate)

        /// The date, or the likelier of the two.
        public var likelier: CalendarDate {
            switch self {
            case .date(let date), .ambiguous(let date, _): date
            }
        }

        /// Every date it can be, the likelier one first.
        public var dates: [CalendarDate] {
            switch self {
            case .date(let date): [date]
            case .ambiguous(let likelier, let other): [likelier, other]
            }
        }
    }

    /// The date that the whole text states; nil where it is none.
    ///
    /// `12.03.2026` is read day-first wherever it can be; `12/03/2026` and `12-03-2026` by `conventions`, and
    /// where these don't decide it is ambiguous with the day-first reading as the likelier.
    public static func read(_ text: String, conventions: WritingConventions) -> Reading? {
        guard text.utf8.count <= 120, let tokens = DateToken.tokens(of: text.unicodeScalars) else {
            return nil
        }
        return DateForm(tokens)?.reading(conventions.dateOrder)
    }
}
