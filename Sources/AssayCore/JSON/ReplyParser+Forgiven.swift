extension ReplyParser {
    /// What was wrong with a reply's JSON and could be read all the same. The raw values are stable.
    public enum Forgiven: String, Sendable, Hashable, Codable, CaseIterable {
        /// Thoughts before the answer, closed by `</think>`.
        case reasoning
        case codeFence = "code-fence"
        /// Something stands before or after the object: prose, an array around it, a second object.
        case surroundingText = "surrounding-text"
        case comment
        case trailingComma = "trailing-comma"
        case singleQuotes = "single-quotes"
        case unquotedKey = "unquoted-key"
        /// `True`, `False`, `None`.
        case pythonLiteral = "python-literal"
        /// A raw line break, tab or other control character in a string.
        case controlCharacter = "control-character"
        /// A backslash before a character that needs none.
        case unknownEscape = "unknown-escape"
        /// Half of a surrogate pair, replaced by U+FFFD.
        case loneSurrogate = "lone-surrogate"
        /// `+5`, `007`, `.5`, `5.`
        case numberForm = "number-form"
        /// The last one counts.
        case duplicateKey = "duplicate-key"
    }
}
