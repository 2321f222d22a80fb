/// A date as written, before the question of day first or month first is settled.
enum DateForm: Hashable {
    /// One meaning. `shows` is the order that it proves, where it is numeric and one part exceeds 12.
    case certain(CalendarDate, shows: WritingConventions.DateOrder?)
    /// Both orders give a day.
    case open(dayFirst: CalendarDate, monthFirst: CalendarDate)

    func reading(_ order: WritingConventions.DateOrder?) -> DateText.Reading {
        switch (self, order) {
        case (.certain(let date, _), _): .date(date)
        case (.open(let date, _), .dayFirst): .date(date)
        case (.open(_, let date), .monthFirst): .date(date)
        case (.open(let dayFirst, let monthFirst), nil): .ambiguous(dayFirst, monthFirst)
        }
    }

    /// The date that the tokens state as a whole: weekdays and articles, three parts (or eight digits), a time.
    init?(_ tokens: [DateToken]) {
        let start = tokens.firstIndex { !Self.isOpening($0) } ?? tokens.endIndex
        if let form = Self.form(tokens[start...]) {
            self = form
            return
        }
        // "mar" is March and the short form of Tuesday in three languages: "mar 12 marzo 2026".
        guard start < tokens.endIndex, case .word(let word) = tokens[start], word.isWeekday else {
            return nil
        }
        let rest = tokens[(start + 1)...].drop(while: Self.isOpening)
        guard let form = Self.form(rest) else { return nil }
        self = form
    }

    private static func isOpening(_ token: DateToken) -> Bool {
        switch token {
        case .number: false
        case .word(let word): word.month == nil && (word.isWeekday || word.isFiller)
        case .mark(let mark): mark != .colon && mark != .plus && mark != .slash
        }
    }

    private static func form(_ tokens: ArraySlice<DateToken>) -> DateForm? {
        if case .number(let value, digits: 8)? = tokens.first {
            guard DateTail.isTail(tokens.dropFirst()), (1900...2099).contains(value / 10000) else {
                return nil
            }
            return CalendarDate(year: value / 10000, month: value / 100 % 100, day: value % 100)
                .map { .certain($0, shows: nil) }
        }
        guard let parts = DateParts(tokens), DateTail.isTail(parts.rest) else { return nil }
        return parts.form
    }
}

/// What may follow a date: a time of day with its zone, a weekday, closing marks.
enum DateTail {
    static func isTail(_ tokens: ArraySlice<DateToken>) -> Bool {
        var hasNumber = false
        var showsTime = false
        for (offset, token) in tokens.enumerated() {
            switch token {
            case .number:
                if offset == 0 { return false }
                hasNumber = true
            case .word(let word):
                guard word.isTime || word.isWeekday || word.isFiller else { return false }
                if word.isTime { showsTime = true }
            case .mark(.slash): return false
            case .mark(.colon): if hasNumber { showsTime = true }
            case .mark: break
            }
        }
        return !hasNumber || showsTime
    }
}
