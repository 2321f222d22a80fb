import AssayCore
import Foundation

/// Makes pictures of a document's pages, for models that see.
public struct PagePictures: Sendable {
    typealias Make =
        @Sendable (_ page: Int, Data, MediaType, _ turns: Int, _ longestSide: Int, PictureFormat)
        async throws(ReadFailure) -> Data

    let make: Make

    init(_ make: @escaping Make) { self.make = make }

    /// Pictures of the files that this reader reads.
    public init(of reader: FileReader) {
        make = { (page, bytes, type, turns, side, format) async throws(ReadFailure) in
            try await reader.picture(
                ofPage: page, in: bytes, as: type, quarterTurns: turns, longestSide: side, format: format)
        }
    }
}

/// What a model is shown of a document: pictures of its pages, or the PDF as it is.
struct ShownPages: Sendable {
    /// In order; empty where the file has no pages to look at, so that its words are sent.
    let pictures: [(mediaType: MediaType, base64: String)]
    /// Says that pages were left out.
    let findings: [Finding]

    static let none = ShownPages(pictures: [], findings: [])

    private init(pictures: [(mediaType: MediaType, base64: String)], findings: [Finding]) {
        self.pictures = pictures
        self.findings = findings
    }

    /// - Parameter limits: of the most demanding of the models that may be asked.
    init(
        of document: ReadDocument, _ bytes: Data, as type: MediaType, input: ModelOptions.Input,
        by source: PagePictures, limits: PictureLimits
    ) async throws(ReadFailure) {
        switch type.form {
        case .pdf:
            if input == .pdf, bytes.count <= limits.mostPDFBytes {
                self.init(pictures: [(.pdf, bytes.base64EncodedString())], findings: [])
                return
            }
        case .picture: break
        case .html, .plainText, .email, .docx, .refused:
            self = .none
            return
        }
        var pictures: [(mediaType: MediaType, base64: String)] = []
        for (number, page) in document.pages.prefix(limits.most).enumerated() {
            pictures.append(
                try await Self.picture(number, page.quarterTurns, bytes, type, by: source, limits: limits))
        }
        let left = document.pages.count - pictures.count
        let cut = Finding(
            .unclear, .inputCut,
            message:
                "The model takes \(Figures.counted(limits.most, "page")) at a time; \(Figures.counted(left, "page")) at the end \(left == 1 ? "was" : "were") not shown."
        )
        self.init(pictures: pictures, findings: left > 0 ? [cut] : [])
    }

    /// One page, without loss where that fits, else smaller and smaller.
    private static func picture(
        _ page: Int, _ turns: Int, _ bytes: Data, _ type: MediaType, by source: PagePictures,
        limits: PictureLimits
    ) async throws(ReadFailure) -> (mediaType: MediaType, base64: String) {
        let plain = try await source.make(page, bytes, type, turns, limits.longestSide, .png)
        if plain.count <= limits.mostBytes { return (.png, plain.base64EncodedString()) }
        var side = limits.longestSide
        while side >= 400 {
            let small = try await source.make(page, bytes, type, turns, side, .jpeg(quality: 85))
            if small.count <= limits.mostBytes { return (.jpeg, small.base64EncodedString()) }
            side = side * 3 / 4
        }
        throw .tooLarge(what: "bytes of a page's picture", value: plain.count, limit: limits.mostBytes)
    }
}
