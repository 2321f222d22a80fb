import AssayCore

extension WordReader {
    /// A document with fewer visible words may be a frame around scans and photos that were pasted into it.
    private static let fewWords = 40
    /// Pixels; logos and rules are smaller.
    private static let smallest = (width: 300, height: 100)

    /// Recognises the pictures, too, of a document that says little itself: each is a page behind its text.
    static func read(
        _ bytes: [UInt8], options: ReaderOptions, images: ImageReader
    ) async throws(ReadFailure) -> ReadDocument {
        let (document, scans) = try await images.pool.perform {
            _, _ throws(ReadFailure) -> (ReadDocument, [[UInt8]]) in
            let document = try read(bytes)
            let words = document.pages.reduce(0) { $0 + $1.words.count { $0.hidden == nil } }
            return (document, try words < fewWords ? pictures(in: bytes) : [])
        }
        guard scans.count < options.maxPages else {
            throw .tooLarge(what: "pictures", value: scans.count, limit: options.maxPages - 1)
        }
        var pages: [Page] = []
        for scan in scans {
            pages += try await self.pages(of: scan, options: options, images: images)
        }
        let own = document.pages.filter { !$0.words.isEmpty || pages.isEmpty }
        return ReadDocument(pages: own + pages, embedded: document.embedded)
    }

    /// Those of kinds that are read, in the order of their numbers, which is that of their insertion.
    private static func pictures(in bytes: [UInt8]) throws(ReadFailure) -> [[UInt8]] {
        let archive = try ZIPArchive(bytes)
        let names = archive.names.filter { $0.hasPrefix("word/media/") }
            .sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        var found: [[UInt8]] = []
        for name in names {
            guard let picture = try? archive.part(name, limit: largestPart), isPage(picture) else { continue }
            found.append(picture)
        }
        return found
    }

    private static func isPage(_ bytes: [UInt8]) -> Bool {
        let type = MediaType.detected(in: bytes)
        switch type {
        case .tiff: return true
        case .png, .jpeg, .webp, .gif, .bmp:
            guard let header = PictureHeader(of: bytes, as: type) else { return false }
            return header.width >= smallest.width && header.height >= smallest.height
        case .pdf, .html, .plainText, .email, .docx, .zip, .heic, .unknown: return false
        }
    }

    /// A picture that is broken or too large leaves the text as it is.
    private static func pages(
        of picture: [UInt8], options: ReaderOptions, images: ImageReader
    ) async throws(ReadFailure) -> [Page] {
        do throws(ReadFailure) {
            return try await images.read(picture, as: .detected(in: picture), options: options).pages
        } catch {
            switch error {
            case .damaged, .tooLarge, .unsupported, .empty, .encrypted, .notReadable: return []
            case .timedOut, .missingTool, .outOfMemory, .crashed, .cancelled: throw error
            }
        }
    }
}
