import CCurl
import Foundation

/// How long a server asks us to wait.
enum RetryAfter {
    /// From `retry-after-ms`, or `retry-after` in seconds or as a date; nil where neither says anything.
    static func seconds(in response: HTTPResponse, now: Date = Date()) -> Double? {
        if let text = response["retry-after-ms"], let value = Double(text), value.isFinite, value >= 0 {
            return value / 1000
        }
        guard let text = response["retry-after"] else { return nil }
        if let value = Double(text) { return value.isFinite && value >= 0 ? value : nil }
        let date = curl_getdate(text, nil)
        return date < 0 ? nil : max(0, Double(date) - now.timeIntervalSince1970)
    }
}
