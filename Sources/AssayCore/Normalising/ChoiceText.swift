/// A schema's choices as people write them: `Full Time`, `Vollzeit`, `per annum`.
public enum ChoiceText {
    /// The choice that the whole text states: by the schema's spelling, then regardless of case, accents, spaces
    /// and punctuation, then by the field's synonyms. nil where it states none.
    public static func read(_ text: String, field: FieldDefinition) -> String? {
        if field.choices.contains(text) { return text }
        let key = LatinFolding.key(text)
        guard !key.isEmpty else { return nil }
        if let choice = field.choices.first(where: { LatinFolding.key($0) == key }) { return choice }
        // Sorted, so that two synonyms that differ in case alone always give the same answer.
        return field.synonyms.filter { LatinFolding.key($0.key) == key }.min { $0.key < $1.key }?.value
    }

    /// Every choice that the text mentions as whole words, in the order of the text, each once. Of phrases that
    /// overlap the longest counts ("télétravail partiel" is no "télétravail"). Phrases of one letter ("/h") are
    /// not looked for. Linear in the length of the text.
    public static func mentions(in text: String, field: FieldDefinition) -> [String] {
        let phrases = phrases(of: field)
        let words = words(of: text)
        var found: [String] = []
        var index = 0
        while index < words.count {
            let match = phrases[words[index]]?.first { words[index...].starts(with: $0.words) }
            if let match, !found.contains(match.choice) { found.append(match.choice) }
            index += match?.words.count ?? 1
        }
        return found
    }

    private struct Phrase {
        let words: [String]
        let choice: String
    }

    /// By the first word, the longest first.
    private static func phrases(of field: FieldDefinition) -> [String: [Phrase]] {
        let own = field.choices.map { Phrase(words: words(of: $0), choice: $0) }
        let others = field.synonyms.sorted { $0.key < $1.key }.map {
            Phrase(words: words(of: $0.key), choice: $0.value)
        }
        let all = (own + others).filter { $0.words.count > 1 || ($0.words.first?.utf8.count ?? 0) > 1 }
        return Dictionary(grouping: all) { $0.words[0] }.mapValues { group in
            group.enumerated().sorted {
                ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset)
            }
            .map(\.element)
        }
    }

    private static func words(of text: String) -> [String] {
        text.unicodeScalars.split {
            !$0.isLetter && !Numeral.isDigit($0) && !LatinFolding.isIgnored($0)
        }
        .map { LatinFolding.key(String($0)) }.filter { !$0.isEmpty }
    }
}
