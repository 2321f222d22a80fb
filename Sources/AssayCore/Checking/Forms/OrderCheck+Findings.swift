import Foundation

extension OrderCheck {
    func problems(in values: CheckedValues) -> [CheckProblem] {
        values.scopes(fields).flatMap { scope in
            let leaves = fields.compactMap(scope.leaf)
            return zip(leaves, leaves.dropFirst()).compactMap { earlier, later -> CheckProblem? in
                guard let first = Rank(earlier.value), let second = Rank(later.value),
                    let isBelow = second.isBelow(first), isBelow
                else { return nil }
                let relation = first.isDate ? "is after" : "is more than"
                return CheckProblem(
                    path: later.path,
                    message: "\(earlier.path) \(earlier.text) \(relation) \(later.path) \(later.text)")
            }
        }
    }
}

/// A value that can be put in order: a number or an ISO date.
enum Rank {
    case number(Decimal)
    case date(CalendarDate)

    init?(_ value: JSON) {
        if let number = value.number, let decimal = Decimal(number) {
            self = .number(decimal)
        } else if let text = value.string, let date = CalendarDate(iso: text) {
            self = .date(date)
        } else {
            return nil
        }
    }

    var isDate: Bool {
        switch self {
        case .date: true
        case .number: false
        }
    }

    /// nil where a number is held against a date.
    func isBelow(_ other: Rank) -> Bool? {
        switch (self, other) {
        case (.number(let left), .number(let right)): left < right
        case (.date(let left), .date(let right)): left < right
        case (.number, .date), (.date, .number): nil
        }
    }
}
