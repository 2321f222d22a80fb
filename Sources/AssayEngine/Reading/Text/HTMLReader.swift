import AssayCore

/// Reads HTML as one long page of characters. Nothing is fetched, and no script or style sheet is applied.
enum HTMLReader {
    static func read(_ bytes: [UInt8]) throws(ReadFailure) -> ReadDocument {
        let content = try content(of: bytes)
        let lines = BlockLayout.lines(of: content.blocks, width: CharacterGrid.columns)
        return ReadDocument(
            pages: [CharacterGrid.page(of: lines, source: .html)], embedded: content.embedded)
    }

    /// What is shown, and the structured data that is not.
    static func content(
        of bytes: [UInt8]
    ) throws(ReadFailure) -> (blocks: [TextBlock], embedded: [EmbeddedData]) {
        let content = try HTMLTree(bytes).withRoot { root in
            let survey = HTMLSurvey(of: root)
            return (blocks: HTMLBlocks.all(in: root, survey), embedded: survey.embedded)
        }
        guard let content else { throw .damaged("the HTML holds no elements") }
        return content
    }
}
