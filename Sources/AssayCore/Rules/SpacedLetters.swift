/// Names and headings that are set with blanks between their letters: `A C M E  L T D`.
enum SpacedLetters {
    /// Fewer letters in a row may be initials, or cells of a table.
    private static let least = 5

    /// The words of a phrase, runs of single letters put together; a wider gap than between most letters parts words.
    static func joined(_ words: ArraySlice<Word>) -> [Word] {
        guard words.count >= least, words.contains(where: { $0.text.utf8.count == 1 }) else {
            return Array(words)
        }
        var result: [Word] = []
        var run: [Word] = []
        for word in words {
            if isLetters(word.text) {
                run.append(word)
            } else {
                result += whole(run) + [word]
                run = []
            }
        }
        return result + whole(run)
    }

    /// One letter, or two that stand close together by their form (`VA`).
    private static func isLetters(_ text: String) -> Bool { text.count <= 2 && text.allSatisfy(\.isLetter) }

    private static func whole(_ run: [Word]) -> [Word] {
        let singles = run.count { $0.text.count == 1 }
        guard run.count >= least, 5 * singles >= 4 * run.count - 4 else { return run }
        let gaps = zip(run, run.dropFirst()).map { $1.box.left - $0.box.right }
        let usual = gaps.sorted()[gaps.count / 2]
        return run.indices.dropFirst().reduce(into: [run[0]]) { words, index in
            let (last, next) = (words[words.count - 1], run[index])
            guard gaps[index - 1] <= 1.5 * max(usual, 0.1) else { return words.append(next) }
            words[words.count - 1] = Word(
                text: last.text + next.text, box: last.box.union(next.box),
                confidence: min(last.confidence, next.confidence), line: last.line)
        }
    }
}
