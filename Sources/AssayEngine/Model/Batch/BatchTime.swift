import Foundation

/// Moments as jobs' listings tell them, brought to one form that can be compared as text.
enum BatchTime {
    /// From RFC 3339 in UTC, with or without a fraction; empty where it is neither.
    static func text(_ stamp: String) -> String {
        let head = stamp.prefix(19)
        guard head.utf8.count == 19, head.dropFirst(10).first == "T" else { return "" }
        return head + "Z"
    }

    /// From seconds since 1970.
    static func text(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e11 else { return "" }
        return Date(timeIntervalSince1970: seconds).formatted(.iso8601)
    }

    /// From a moment in our form until now; 0 where it can't be read.
    static func seconds(since stamp: String) -> Double {
        guard let date = try? Date(stamp, strategy: .iso8601) else { return 0 }
        return max(0, Date.now.timeIntervalSince(date))
    }

    /// The moment so many seconds before one in our form; empty where it can't be read.
    static func text(_ seconds: Double, before stamp: String) -> String {
        guard let date = try? Date(stamp, strategy: .iso8601) else { return "" }
        return date.addingTimeInterval(-seconds).formatted(.iso8601)
    }
}
