/// Times and time stamps of RFC 3339, section 5.6.
enum TimestampSyntax {
    static func isDateTime(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 11, bytes[10] | 0x20 == UInt8(ascii: "t") else { return false }
        return CalendarDate(iso: String(decoding: bytes[..<10], as: UTF8.self)) != nil && isTime(bytes[11...])
    }

    /// `hh:mm:ss`, a fraction where there is one, and `Z` or an offset. Second 60 is a leap second, which is
    /// inserted at 23:59 UTC.
    static func isTime(_ bytes: some Collection<UInt8>) -> Bool {
        var rest = Array(bytes)[...]
        guard let hour = number(&rest, below: 24), skip(":", &rest), let minute = number(&rest, below: 60),
            skip(":", &rest), let second = number(&rest, below: 61)
        else { return false }
        if skip(".", &rest) {
            let digits = rest.prefix { $0.isDigit }.count
            guard digits > 0 else { return false }
            rest = rest.dropFirst(digits)
        }
        guard let offset = offset(&rest), rest.isEmpty else { return false }
        let minutes = (hour * 60 + minute - offset + 2 * 24 * 60) % (24 * 60)
        return second < 60 || minutes == 24 * 60 - 1
    }

    /// Minutes to the east of UTC.
    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
        if skip("Z", &rest) || skip("z", &rest) { return 0 }
        let sign = skip("+", &rest) ? 1 : skip("-", &rest) ? -1 : 0
        guard sign != 0, let hours = number(&rest, below: 24), skip(":", &rest),
            let minutes = number(&rest, below: 60)
        else { return nil }
        return sign * (hours * 60 + minutes)
    }

    /// Two digits.
    private static func number(_ rest: inout ArraySlice<UInt8>, below limit: Int) -> Int? {
        let digits = rest.prefix(2)
        guard digits.count == 2, digits.allSatisfy(\.isDigit) else { return nil }
        rest = rest.dropFirst(2)
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return value < limit ? value : nil
    }

    private static func skip(_ scalar: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: scalar) else { return false }
        rest = rest.dropFirst()
        return true
    }
}
