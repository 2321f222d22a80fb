/// Which findings a model is asked about again.
enum RepairPolicy {
    /// What asking again can do about a finding.
    enum Remedy {
        /// The answer can be mended.
        case ask
        /// The model may be right, and saying the same again is its answer: ask once for a field.
        case askOnce
        /// The fault is not in the answer.
        case futile
    }

    /// A doubt that is put to the model only once.
    struct Doubt: Hashable {
        let code: FindingCode
        let field: String?
    }

    static func remedy(_ code: FindingCode) -> Remedy {
        switch code {
        case .noParsableOutput, .schemaViolation, .notReadableAsKind, .hardCheckFailed, .softCheckFailed: .ask
        // A value that is not in the words may be copied better; a model that gives it twice means it.
        case .notGrounded: .askOnce
        // Null says that the document does not state it, and mostly that is so. Small models overlook values,
        // though, and one question is cheap beside a person's look: one, and then null stands.
        case .requiredMissing, .unread: .askOnce
        // In the document, its picture or its meaning: no answer changes them.
        case .lowReadingConfidence, .ambiguous, .weakEvidence, .ambiguousDate, .disagreement,
            .instructionInDocument, .hiddenText, .blankDocument, .inputCut, .otherDocument:
            .futile
        // Ends of a reply, which are decided by `ModelReply.Stop`.
        case .refused, .truncated: .futile
        case .replyForgiven, .normalised, .withdrawn: .futile
        }
    }

    /// The findings that asking again can mend, of the severities that the strategy repairs.
    static func askable(_ findings: [Finding], on words: Set<Verdict.Word>, asked: Set<Doubt>) -> [Finding] {
        // Whatever a blank page is said to state, it can't be found there.
        guard !findings.contains(where: { $0.code == .blankDocument }) else { return [] }
        return findings.filter { finding in
            guard words.contains(Verdict([finding]).word) else { return false }
            return switch remedy(finding.code) {
            case .ask: true
            case .askOnce: !asked.contains(Doubt(code: finding.code, field: finding.path.field))
            case .futile: false
            }
        }
    }

    static func doubt(_ finding: Finding) -> Doubt? {
        switch remedy(finding.code) {
        case .askOnce: Doubt(code: finding.code, field: finding.path.field)
        case .ask, .futile: nil
        }
    }

    /// The top-level fields that the findings are about, and all those of the checks that fail, in the order
    /// in which they turn up; nil where a finding is about the whole answer.
    static func fields(of findings: [Finding], checks: [Check]) -> [String]? {
        var fields: [String] = []
        for finding in findings {
            var named = [finding.path.field].compactMap(\.self)
            if let check = checks.first(where: { $0.id == finding.check }) { named += check.form.fields }
            guard !named.isEmpty else { return nil }
            for field in named where !fields.contains(field) { fields.append(field) }
        }
        return fields
    }
}

extension Check.Form {
    /// The top-level fields that the check reads: each of them may be the wrong one.
    var fields: [String] {
        paths.map { $0.split(separator: ".").first.map(String.init) ?? $0 }
    }

    /// The same with the columns of tables: `line_items.amount`.
    var paths: [String] {
        switch self {
        case .sum(let check): check.terms.map(\.field) + [check.equals]
        case .product(let check): check.factors + [check.equals]
        case .order(let check): check.fields
        case .checksum(let check): [check.field]
        case .oneOf(let check): [check.field]
        case .requiredIf(let check): [check.field, check.when]
        case .range(let check): [check.field]
        case .matches(let check): [check.field]
        }
    }
}
