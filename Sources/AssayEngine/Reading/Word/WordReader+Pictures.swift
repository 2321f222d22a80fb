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
        var unread = 0
        for scan in scans {
            let read = try await self.reading(of: scan, options: options, images: images)
            pages += read.pages
            unread += read.unreadPictures
        }
        let own = document.pages.filter { !$0.words.isEmpty || pages.isEmpty }
        return ReadDocument(pages: own + pages, embedded: document.embedded, unreadPictures: unread)
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
        switch type.form {
        case .picture:
            guard type != .tiff else { return true }
            guard let header = PictureHeader(of: bytes, as: type) else { return false }
            return header.width >= smallest.width && header.height >= smallest.height
        case .pdf, .html, .plainText, .email, .docx, .refused: return false
        }
    }

    /// A picture that is broken or too large leaves the text as it is, and is told of.
    private static func reading(
        of picture: [UInt8], options: ReaderOptions, images: ImageReader
    ) async throws(ReadFailure) -> ReadDocument {
        do throws(ReadFailure) {
            return try await images.read(picture, as: .detected(in: picture), options: options)
        } catch {
            switch error {
            case .damaged, .tooLarge, .unsupported, .empty, .encrypted, .notReadable:
                return ReadDocument(pages: [], unreadPictures: 1)
            case .timedOut, .missingTool, .outOfMemory, .crashed, .cancelled: throw error
            }
        }
    }
}
