extension ChecksumCheck {
    func problems(in values: CheckedValues) -> [CheckProblem] {
        values.scopes([field]).compactMap { scope in
            guard let leaf = scope.leaf(field), let text = leaf.value.string ?? leaf.value.number?.text else {
                return nil
            }
            switch standard.judge(text) {
            case .holds, .notJudged: return nil
            case .fails(let reason):
                let value = values.isSensitive(field) ? "" : " \(text)"
                return CheckProblem(path: leaf.path, message: "\(leaf.path)\(value): \(reason)")
            }
        }
    }
}

/// What check digits say about a value.
enum ChecksumJudgement: Hashable {
    case holds
    /// Why, in words.
    case fails(String)
    /// Another sort of number, to which the standard does not apply.
    case notJudged
}

extension ChecksumCheck.Standard {
    func judge(_ text: String) -> ChecksumJudgement {
        switch self {
        case .iban: IBAN.judge(text)
        case .vatID: VATNumber.judge(text)
        case .gtin: DigitChecksums.judgeGTIN(text)
        case .luhn: DigitChecksums.judgeLuhn(text)
        }
    }
}
