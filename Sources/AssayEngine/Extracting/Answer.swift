import AssayCore

/// What a reply holds: the values, if any, and what is wrong with its form.
struct Answer {
    let values: JSON?
    let findings: [Finding]

    init(values: JSON?, findings: [Finding]) {
        self.values = values
        self.findings = findings
    }

    init(_ reply: ModelReply, masking: Masking? = nil) {
        func restored(_ json: JSON) -> JSON { masking?.restored(json) ?? json }
        var findings = Self.findings(of: reply.stop)
        switch ReplyParser.parse(reply.answer) {
        case .json(let values, let forgiven):
            self.values = restored(values)
            findings += forgiven.map {
                Finding(.note, .replyForgiven, message: "The reply had \($0.rawValue).")
            }
        case .truncated(let partial):
            values = partial.map(restored)
            findings += Self.unparsable("The reply's JSON ends in the middle.", reply.stop)
        case .notJSON(let why):
            values = nil
            findings += Self.unparsable("The reply holds no JSON object: \(why)", reply.stop)
        }
        self.findings = findings
    }

    /// A reply that was refused or cut off has said so already.
    private static func unparsable(_ message: String, _ stop: ModelReply.Stop) -> [Finding] {
        switch stop {
        case .complete: [Finding(.invalid, .noParsableOutput, message: message)]
        case .truncated, .refused: []
        }
    }

    private static func findings(of stop: ModelReply.Stop) -> [Finding] {
        switch stop {
        case .complete: []
        case .truncated:
            [Finding(.unclear, .truncated, message: "The reply was cut off at the output limit.")]
        case .refused(let why):
            [
                Finding(
                    .unclear, .refused,
                    message: why.isEmpty ? "The model refused." : "The model refused: \(why)")
            ]
        }
    }
}
