// Safety: what in a document speaks to the software that reads it, and not to people.

/// Finds text that addresses a model ("ignore previous instructions"), words that can't be seen on the page and
/// characters that can't be seen at all. A finding makes the document UNCLEAR; nothing is removed. It is a second
/// line: values are grounded and answers bound to a schema whether or not anything is found here.
public enum InstructionScan {
    /// One finding for each phrase, each kind of hidden text and page, each kind of invisible character. Linear in
    /// the document's length.
    public static func findings(in document: ReadDocument) -> [Finding] {
        document.pages.enumerated().flatMap { number, page in
            instructions(page.words, page: number + 1) + hiddenWords(page.words, page: number + 1)
        } + InvisibleCharacters.findings(in: document)
    }

    /// Findings on a page after which no more are listed: a page that is full of them says so once.
    private static let mostFindings = 5

    private static func instructions(_ words: [Word], page: Int) -> [Finding] {
        var scanner = PhraseScanner()
        for (number, word) in words.enumerated() where word.hidden != .invisible {
            let opensLine = number == 0 || words[number - 1].line != word.line
            scanner.take(word.text, word: number, opensLine: opensLine)
        }
        return scanner.hits().prefix(mostFindings).map { hit in
            let range = max(0, hit.lowerBound - 3)..<min(words.count, hit.upperBound + 12)
            let hidden = words[hit].contains { $0.hidden != nil } ? ", in text that can't be seen" : ""
            return Finding(
                .unclear, .instructionInDocument,
                message: "Page \(page) speaks to software that reads it\(hidden): "
                    + Grounder.quoted(words[range].map(\.text).joined(separator: " ")))
        }
    }

    private static func hiddenWords(_ words: [Word], page: Int) -> [Finding] {
        HiddenReason.allCases.compactMap { reason in
            // What these hide is told of the whole document.
            guard reason != .invisible else { return nil }
            let hidden = words.filter {
                $0.hidden == reason && $0.text.contains { $0.isLetter || $0.isNumber }
            }
            guard !hidden.isEmpty else { return nil }
            // The quote is cut anyway: fifty words are more than it shows.
            let quote = hidden.prefix(50).map(\.text).joined(separator: " ")
            return Finding(
                .unclear, .hiddenText,
                message:
                    "Page \(page) has \(Figures.counted(hidden.count, "word")) that can't be seen (\(reason.rawValue)): "
                    + Grounder.quoted(quote))
        }
    }
}
