import AssayCore

/// Reads HTML as one long page of characters. Nothing is fetched, and no script or style sheet is applied.
enum HTMLReader {
    static func read(_ bytes: [UInt8]) throws(ReadFailure) -> ReadDocument {
        let content = try HTMLTree(bytes).withRoot { root in
            let survey = HTMLSurvey(of: root)
            return (blocks: HTMLBlocks.all(in: root, survey), jsonLD: survey.jsonLD)
        }
        guard let content else { throw .damaged("the HTML holds no elements") }
        let lines = BlockLayout.lines(of: content.blocks, width: CharacterGrid.columns)
        return ReadDocument(
            pages: [CharacterGrid.page(of: lines, source: .html)],
            embedded: content.jsonLD.map { EmbeddedData(format: .jsonLD, name: "script", text: $0) })
    }
}
