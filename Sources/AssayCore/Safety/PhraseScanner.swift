/// Reads words one by one and notes where phrases of `InstructionPhrases` stand.
struct PhraseScanner {
    private struct Token {
        let text: String
        let word: Int
        let opensLine: Bool
        /// A colon stands right behind it.
        let hasColon: Bool
    }

    private var tokens: [Token] = []
    private var marks: [Range<Int>] = []

    /// A word, its number on the page, and whether it is the first of its line.
    mutating func take(_ text: String, word: Int, opensLine: Bool) {
        if ModelMarkup.isPart(of: text) { marks.append(word..<word + 1) }
        let folded = FoldedText(text)
        var start = 0
        for end in folded.bytes.indices where folded.edges[end].contains(.end) {
            // Longer ones are in no phrase; a word of a megabyte is not copied.
            if end - start < 24 {
                let token = String(decoding: folded.bytes[start...end], as: UTF8.self)
                tokens.append(
                    Token(
                        text: token, word: word, opensLine: opensLine && start == 0,
                        hasColon: text.utf8.last == UInt8(ascii: ":")))
            }
            start = end + 1
        }
    }

    /// Word ranges that speak to a model, in order, without overlaps: a strong phrase, or two weak ones close
    /// together.
    func hits() -> [Range<Int>] {
        var hits = marks
        var before: (range: Range<Int>, strength: InstructionPhrase.Strength)?
        for start in tokens.indices {
            guard let (end, strength) = phrase(at: start) else { continue }
            let range = tokens[start].word..<tokens[end - 1].word + 1
            switch strength {
            case .strong: hits.append(range)
            case .weak, .role:
                // Forms list people and systems as `User:` and `System:`, so two roles tell nothing.
                if let before, before.strength == .weak || strength == .weak,
                    (0..<Self.closeness).contains(range.lowerBound - before.range.upperBound)
                {
                    hits.append(before.range.lowerBound..<range.upperBound)
                }
                before = (range, strength)
            }
        }
        return Self.merged(hits.sorted { $0.lowerBound < $1.lowerBound })
    }

    /// Words between two weak phrases that still belong together: about two sentences.
    private static let closeness = 30

    /// The strongest phrase that begins with a token, and where it ends.
    private func phrase(at start: Int) -> (end: Int, strength: InstructionPhrase.Strength)? {
        var found: (end: Int, strength: InstructionPhrase.Strength)?
        for phrase in InstructionPhrase.byFirstWord[tokens[start].text] ?? [] {
            switch phrase.strength {
            case .strong:
                if let end = end(of: phrase.slots[...], at: start) { return (end, .strong) }
            case .weak: found = end(of: phrase.slots[...], at: start).map { ($0, .weak) } ?? found
            case .role:
                guard tokens[start].opensLine, tokens[start].hasColon else { continue }
                found = (start + 1, .role)
            }
        }
        return found
    }

    /// Words that one optional slot may take.
    private static let mostOptional = 4

    /// Where the slots end if the tokens from `start` fill them; nil where they don't.
    private func end(of slots: ArraySlice<InstructionPhrase.Slot>, at start: Int) -> Int? {
        guard let slot = slots.first else { return start }
        var position = start
        let most = slot.isOptional ? Self.mostOptional : 1
        // The shortest filling first: "ai model" must not lose its "ai" to an optional slot before it.
        if slot.isOptional, let end = end(of: slots.dropFirst(), at: start) { return end }
        while position - start < most, position < tokens.count, slot.words.contains(tokens[position].text) {
            position += 1
            if let end = end(of: slots.dropFirst(), at: position) { return end }
        }
        return nil
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound < last.upperBound + 12 {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }
}

/// Marks that chat templates put around roles; no document for people has them.
enum ModelMarkup {
    static func isPart(of word: String) -> Bool {
        let bytes = word.utf8
        guard bytes.count >= 6, bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") })
        else {
            return false
        }
        return marks.contains { word.contains($0) }
    }

    private static let marks = [
        "<|im_start|>", "<|im_end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|endoftext|>",
        "<|eot_id|>",
        "<|start_header_id|>", "<start_of_turn>", "<end_of_turn>", "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>",
        "<system>", "</system>", "<tool_call>", "<tool_response>", "</document>", "[SYSTEM]",
    ]
}
