import AssayCore
import Foundation

@testable import AssayEngine

/// What the reading tests share.
enum TestReading {
    /// One for all tests: its two workers make their recognisers once.
    static let reader = FileReader(workers: 2)

    static let letter = [
        "Example Trading Limited", "Invoice Number 48213", "Invoice Date 17 March 2024",
        "Widget large blue 19.00", "Shipping and handling 4.50", "Total amount due 23.50",
    ]

    /// What detection, then reading give.
    static func read(
        _ bytes: Data, options: ReaderOptions = ReaderOptions()
    ) async throws(ReadFailure) -> ReadDocument {
        try await reader.read(bytes, as: MediaType.detected(in: bytes), options: options)
    }

    /// A picture of a page with the lines, 1600 pixels wide.
    static func picture(
        of lines: [String] = letter, quarterTurns: Int = 0, format: PictureFormat = .png
    ) async throws -> Data {
        try await reader.picture(
            ofPage: 0, in: TestPDF(lines: lines).bytes, as: .pdf, quarterTurns: quarterTurns, format: format)
    }
}

extension ReadDocument {
    var words: [Word] { pages.flatMap(\.words) }

    /// The words of each line, one space apart.
    var lines: [String] {
        pages.flatMap { page in
            Dictionary(grouping: page.words, by: \.line).sorted { $0.key < $1.key }
                .map { $0.value.map(\.text).joined(separator: " ") }
        }
    }
}
