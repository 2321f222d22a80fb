import AssayCore

/// How a model is asked, learned in the course of a run and shared by its workers (hence a class): on the strictest
/// rung to begin with, on a lower one where the server refuses or ignores the form, and without members of the request
/// that it refuses by name.
final class ForcingLadder: Sendable {
    private struct State {
        var place = 0
        /// Whether an answer came in the form that was asked for: from then on a refusal is the document's.
        var isProven = false
        /// Refused members of the request.
        var omitted: Set<String> = []
    }

    private let rungs: [ForcingRung]
    /// Members that a request can do without.
    private let optional: Set<String>
    private let state = Locked(State())

    /// - Parameters:
    ///   - rungs: the strictest first.
    ///   - optional: members that a request can do without.
    init(_ rungs: [ForcingRung], optional: Set<String> = []) {
        self.rungs = rungs
        self.optional = optional
    }

    /// What requests are made without.
    var omitted: Set<String> { state.withLock(\.omitted) }

    /// Leaves a member out of all later requests where the failure names one that a request can do without; true
    /// where the refused request had it still.
    func omitsRefused(by failure: ModelFailure, in request: ModelRequest) -> Bool {
        guard let name = failure.refusedMember, optional.contains(name), !request.omitted.contains(name)
        else { return false }
        state.withLock { _ = $0.omitted.insert(name) }
        return true
    }

    /// Where the next question is asked.
    var rung: ForcingRung {
        let place = state.withLock(\.place)
        return rungs.indices.contains(place) ? rungs[place] : .plainText
    }

    /// The rung below; nil at the end.
    func rung(below rung: ForcingRung) -> ForcingRung? {
        guard let place = rungs.firstIndex(of: rung), place + 1 < rungs.count else { return nil }
        return rungs[place + 1]
    }

    /// Whether an answer has come in this rung's form: then a refusal is about the document.
    func isProven(_ rung: ForcingRung) -> Bool {
        guard let place = rungs.firstIndex(of: rung) else { return false }
        return state.withLock { $0.isProven && $0.place >= place }
    }

    /// Takes note of an answer. One that ignores the form moves later questions down.
    func noteAnswer(on rung: ForcingRung, inForm: Bool) {
        guard let place = rungs.firstIndex(of: rung) else { return }
        state.withLock { state in
            guard place >= state.place else { return }
            if inForm {
                (state.place, state.isProven) = (place, true)
            } else if !state.isProven {
                state.place = min(place + 1, rungs.count - 1)
            }
        }
    }
}

extension ModelFailure {
    /// Codes of refusals that are about the document, whatever the form.
    private static let documentCodes: Set<String> = [
        "exceed_context_size_error", "context_length_exceeded", "request_too_large",
        "string_above_max_length",
        "content_policy_violation", "invalid_image", "image_too_large",
    ]

    /// The member of the request that the server refuses, where a field of its reply names it.
    var refusedMember: String? {
        guard kind == .fatalForItem, status == 400 || status == 422, let exchange else { return nil }
        return ReportedError(try? JSON(parsing: exchange.response), status: 400).parameter
    }

    /// Whether the server may have refused the way in which the form is forced. Most servers say no more
    /// than "invalid request".
    var mayRefuseForm: Bool {
        kind == .fatalForItem && (status == 400 || status == 422) && !Self.documentCodes.contains(code)
    }
}
