import AssayCore
import AssayEngine
import Foundation

/// A page's picture with a frame around each word, coloured by how surely it was read.
struct WordOverlay {
    /// Pixels of the picture's longer side: small print stays legible on a screen.
    private static let longestSide = 2400

    private let page: Page
    private let number: Int

    /// `number` counts from 1. Throws an error of usage where the document has no such page.
    init(page number: Int, of document: ReadDocument) throws(AssayError) {
        guard document.pages.indices.contains(number - 1) else {
            throw AssayError(
                "--page \(number): the document has \(Figures.counted(document.pages.count, "page"))")
        }
        page = document.pages[number - 1]
        self.number = number
    }

    /// The picture as PNG.
    func picture(
        _ bytes: Data, as mediaType: MediaType, _ reader: FileReader
    ) async throws(ReadFailure) -> Data {
        try await reader.picture(
            ofPage: number - 1, in: bytes, as: mediaType, quarterTurns: page.quarterTurns,
            longestSide: Self.longestSide, marks: marks)
    }

    /// In shares of the page.
    var marks: [PictureMark] {
        let (width, height) = (max(page.width, 1), max(page.height, 1))
        return page.words.map { word in
            let box = Box(
                left: word.box.left / width, top: word.box.top / height, right: word.box.right / width,
                bottom: word.box.bottom / height)
            return PictureMark(box: box, colour: Self.colour(of: word))
        }
    }

    private static func colour(of word: Word) -> PictureMark.Colour {
        if word.hidden != nil { return .violet }
        return switch word.confidence {
        case 0.9...: .green
        case 0.75...: .yellow
        case 0.5...: .orange
        default: .red
        }
    }
}
