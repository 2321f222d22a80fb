public import AssayCore
import Foundation

// Reporting: what a report shows beside its figures, fetched from files and the ledger.

/// Fetches what a report needs to show failures on their pages: the words from the ledger, the pictures from the
/// documents, as far as those are still where they were and have not changed.
public struct FailureGalleries: Sendable {
    private let ledger: Ledger
    private let reader: FileReader
    private let perRun: Int
    private let mostBytes: Int

    /// Pixels of a page's longer side: small print can be read, and a page of text takes about 100 kB.
    private static let longestSide = 1240
    private static let quality = 35

    /// - Parameters:
    ///   - perRun: failures of each run.
    ///   - mostBytes: of all pictures, as text in the page; beyond it failures are shown by their words.
    public init(ledger: Ledger, reader: FileReader, perRun: Int, mostBytes: Int = 8 << 20) {
        self.ledger = ledger
        self.reader = reader
        self.perRun = perRun
        self.mostBytes = mostBytes
    }

    /// Throws only where the ledger can't be read: what is wrong with a file is said in its place.
    public func galleries(
        of evaluations: [RunEvaluation]
    ) async throws(AssayError) -> (galleries: [FailureGallery], pictures: [PagePicture]) {
        var galleries: [FailureGallery] = []
        var album = Album()
        for evaluation in evaluations {
            let files = Self.files(in: evaluation.run.folder)
            let outcomes = Dictionary(
                evaluation.documents.map { ($0.name, $0.sample.outcome) }, uniquingKeysWith: { $1 })
            var sights: [FailureSight] = []
            for failure in evaluation.failuresToShow(perRun) {
                guard let outcome = outcomes[failure.document] else { continue }
                let document = try ledger.reading(of: outcome.documentID, settings: evaluation.run.reading)
                let sight = FailureSight(
                    of: failure, outcome: outcome, schema: evaluation.schema, document: document)
                guard let document, document.pages.indices.contains(sight.page), outcome.mediaType.hasPages
                else {
                    sights.append(sight)
                    continue
                }
                let turns = document.pages[sight.page].quarterTurns
                let request = PageRequest(outcome: outcome, page: sight.page, quarterTurns: turns)
                sights.append(sight.showing(await view(of: request, in: files, &album)))
            }
            galleries.append(FailureGallery(run: evaluation.run.id, sights: sights))
        }
        return (galleries, album.pictures)
    }

    /// Nothing where the folder is gone.
    private static func files(in folder: String) -> [String: InputFile] {
        let files = (try? DocumentSet(opening: folder))?.files ?? []
        return Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func view(
        of request: PageRequest, in files: [String: InputFile], _ album: inout Album
    ) async -> FailureSight.View {
        if let known = album.views[request.name] { return known }
        let made = await picture(of: request, in: files, room: mostBytes - album.bytes)
        switch made {
        case .success(let picture):
            album.pictures.append(picture)
            album.views[request.name] = .picture(request.name)
        case .failure(let why): album.views[request.name] = .words(why.reason)
        }
        return album.views[request.name] ?? .words("")
    }

    private func picture(
        of request: PageRequest, in files: [String: InputFile], room: Int
    ) async -> Result<PagePicture, NoPicture> {
        guard room > 0 else {
            return .failure(NoPicture("There is no room for more pictures in this report."))
        }
        guard let file = files[request.outcome.name] else {
            return .failure(NoPicture("The document is no longer where it was read."))
        }
        do throws(ReadFailure) {
            let (document, bytes) = try file.load()
            guard document.id == request.outcome.documentID else {
                return .failure(NoPicture("The document has changed since it was read."))
            }
            let data = try await reader.picture(
                ofPage: request.page, in: bytes, as: document.mediaType, quarterTurns: request.quarterTurns,
                longestSide: Self.longestSide, format: .jpeg(quality: Self.quality))
            let text = data.base64EncodedString()
            guard text.utf8.count <= room else {
                return .failure(NoPicture("There is no room for more pictures in this report."))
            }
            return .success(PagePicture(name: request.name, mediaType: .jpeg, base64: text))
        } catch {
            return .failure(NoPicture("The page can't be shown: \(error.message)"))
        }
    }
}

/// A page to be shown.
private struct PageRequest {
    let outcome: OutcomeRecord
    let page: Int
    let quarterTurns: Int

    var name: String { "page-\(outcome.documentID.prefix(16))-\(page)" }
}

/// The pictures made, and how each page is shown.
private struct Album {
    var pictures: [PagePicture] = []
    var views: [String: FailureSight.View] = [:]

    var bytes: Int { pictures.reduce(0) { $0 + $1.base64.utf8.count } }
}

/// Why there is no picture; a sentence for people.
private struct NoPicture: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

extension MediaType {
    /// Whether a file of this type has pages that can be looked at.
    fileprivate var hasPages: Bool {
        switch form {
        case .pdf, .picture: true
        case .html, .plainText, .email, .docx, .refused: false
        }
    }
}
