/// Where one element ends and the next begins with nothing between them. Style sheets, which are not applied, set many of
/// those apart; others are parts of one word.
enum WordSeam {
    case none
    /// Both lead somewhere: they are two.
    case gap
    /// Only what they end and begin with can tell.
    case unclear

    /// The names of both elements.
    init(_ left: String, _ right: String) {
        let small: Set = ["sup", "sub", "wbr"]
        if small.contains(left) || small.contains(right) {
            self = .none
        } else if left == right, ["a", "label", "button", "time"].contains(left) {
            self = .gap
        } else {
            self = .unclear
        }
    }

    /// Whether a word ends between the two characters: `Globex|Austin`, `operator|$22`, `Remote|1`, `now)|Berlin`.
    func parts(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        switch self {
        case .none: return false
        case .gap: return true
        case .unclear:
            let endsWord =
                left.properties.isLowercase || left.properties.numericType != nil
                || ")!?.;:".unicodeScalars.contains(left)
            let beginsWord =
                right.properties.isUppercase || right.properties.generalCategory == .currencySymbol
            return endsWord && beginsWord
                || left.properties.isLowercase && right.properties.numericType != nil
        }
    }
}
