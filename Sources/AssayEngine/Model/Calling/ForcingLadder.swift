import AssayCore

/// Which rung a model is asked on, learned in the course of a run and shared by its workers (hence a class):
/// the strictest to begin with, a lower one where the server refuses or ignores the form.
final class ForcingLadder: Sendable {
    private struct State {
        var place = 0
        /// Whether an answer came in the form that was asked for: from then on a refusal is the document's.
        var isProven = false
    }

    private let rungs: [ForcingRung]
    private let state = Locked(State())

    /// - Parameter rungs: the strictest first.
    init(_ rungs: [ForcingRung]) { self.rungs = rungs }

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
                state = State(place: place, isProven: true)
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

    /// Whether the server may have refused the way in which the form is forced. Most servers say no more
    /// than "invalid request".
    var mayRefuseForm: Bool {
        kind == .fatalForItem && (status == 400 || status == 422) && !Self.documentCodes.contains(code)
    }
}
