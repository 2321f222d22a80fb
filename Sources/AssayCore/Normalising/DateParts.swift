/// The three parts of a date and what stands between them.
struct DateParts {
    /// A number, or the name of a month.
    private enum Part {
        case number(Int, digits: Int)
        case month(Int)
    }

    private let parts: [Part]
    private let gaps: [Gap]
    /// What follows the third part.
    let rest: ArraySlice<DateToken>

    /// The marks between two parts.
    private struct Gap {
        var marks: Set<DateToken.Mark> = []
        var hasWord = false

        /// `/`, `.` or `-`, or white space alone; nil for anything else.
        var numeric: DateToken.Mark? {
            guard !hasWord else { return nil }
            let sign = marks.subtracting([.space])
            return sign.isEmpty ? marks.first : sign.count == 1 ? sign.first.flatMap(Self.divider) : nil
        }

        private static func divider(_ mark: DateToken.Mark) -> DateToken.Mark? {
            switch mark {
            case .slash, .dot, .dash: mark
            case .space, .comma, .colon, .apostrophe, .bracket, .plus, .ordinal: nil
            }
        }
    }

    init?(_ tokens: ArraySlice<DateToken>) {
        var parts: [Part] = []
        var gaps: [Gap] = []
        var gap = Gap()
        var rest = tokens
        while parts.count < 3, let token = rest.popFirst() {
            switch token {
            case .number(let value, let digits):
                if !parts.isEmpty { gaps.append(gap) }
                parts.append(.number(value, digits: digits))
                gap = Gap()
            case .word(let word):
                if let month = word.month {
                    if !parts.isEmpty { gaps.append(gap) }
                    parts.append(.month(month))
                    gap = Gap()
                } else if !(word.isOrdinal && gap.marks.isEmpty) {
                    guard word.isFiller, !parts.isEmpty else { return nil }
                    gap.hasWord = true
                }
            case .mark(.ordinal): break
            case .mark(let mark):
                guard mark != .colon, mark != .bracket, mark != .plus, !parts.isEmpty else { return nil }
                gap.marks.insert(mark)
            }
        }
        guard parts.count == 3 else { return nil }
        self.parts = parts
        self.gaps = gaps
        self.rest = rest
    }

    /// The date the parts make; nil where they make none.
    var form: DateForm? {
        switch (parts[0], parts[1], parts[2]) {
        case (
            .number(let first, let firstDigits), .number(let second, let secondDigits),
            .number(let third, let thirdDigits)
        ):
            return numeric([first, second, third], digits: [firstDigits, secondDigits, thirdDigits])
        case (.number(let day, let digits), .month(let month), .number(let last, let lastDigits)):
            if digits == 4 { return lastDigits <= 2 ? Self.certain(day, 4, month, last) : nil }
            return digits <= 2 ? Self.certain(last, lastDigits, month, day) : nil
        case (.month(let month), .number(let day, let digits), .number(let year, let yearDigits)):
            let isSetOff = !gaps[1].marks.isDisjoint(with: [.comma, .apostrophe, .dash, .slash])
            return digits <= 2 && (yearDigits == 4 || isSetOff)
                ? Self.certain(year, yearDigits, month, day) : nil
        case (.month, _, _), (_, .month, _), (_, _, .month): return nil
        }
    }

    private func numeric(_ values: [Int], digits: [Int]) -> DateForm? {
        guard let sign = gaps[0].numeric, sign == gaps[1].numeric, digits[1] <= 2 else { return nil }
        if sign == .space, digits != [2, 2, 4], digits != [4, 2, 2] { return nil }
        if digits[0] == 4 { return digits[2] <= 2 ? Self.certain(values[0], 4, values[1], values[2]) : nil }
        guard digits[0] <= 2 else { return nil }
        // 98-03-12: no day and no month, so a year. Only then, because 12-03-18 is written day-first.
        if values[0] > 31, digits == [2, 2, 2] { return Self.certain(values[0], 2, values[1], values[2]) }
        guard let year = Self.year(values[2], digits[2]) else { return nil }
        let dayFirst = CalendarDate(year: year, month: values[1], day: values[0])
        let monthFirst = CalendarDate(year: year, month: values[0], day: values[1])
        return Self.form(dayFirst, monthFirst, isDotted: sign == .dot)
    }

    private static func form(_ dayFirst: CalendarDate?, _ monthFirst: CalendarDate?, isDotted: Bool)
        -> DateForm?
    {
        switch (dayFirst, monthFirst) {
        case (let date?, nil): .certain(date, shows: isDotted ? nil : .dayFirst)
        case (nil, let date?): .certain(date, shows: isDotted ? nil : .monthFirst)
        case (let date?, let other?):
            isDotted || date == other ? .certain(date, shows: nil) : .open(dayFirst: date, monthFirst: other)
        case (nil, nil): nil
        }
    }

    private static func certain(_ year: Int, _ digits: Int, _ month: Int, _ day: Int) -> DateForm? {
        self.year(year, digits).flatMap { CalendarDate(year: $0, month: month, day: day) }.map {
            .certain($0, shows: nil)
        }
    }

    private static func year(_ value: Int, _ digits: Int) -> Int? {
        switch digits {
        case 2: value < 70 ? 2000 + value : 1900 + value
        case 4: (1000...2999).contains(value) ? value : nil
        default: nil
        }
    }
}
