import AssayCore

/// What work on a worker's thread may use: recognisers by language, made when first asked for (42 ms each).
///
/// A class that is not `Sendable`: it never leaves its worker's thread.
final class ReadingBench {
    private var recognisers: [String: Recogniser] = [:]

    /// `language`: one, or several joined with `+`, all of which it tries on every word.
    func recogniser(for language: String) throws(ReadFailure) -> Recogniser {
        if let known = recognisers[language] { return known }
        let made = try Recogniser(language: language)
        recognisers[language] = made
        return made
    }

    func clear() { recognisers = [:] }
}
