import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct FileReaderTests {
    @Test func `A file without bytes is refused as empty`() async {
        await #expect(throws: ReadFailure.empty) { try await TestReading.read(Data()) }
    }

    @Test(arguments: [MediaType.zip, .heic, .unknown])
    func `Kinds that are not read are refused by name`(mediaType: MediaType) async {
        await #expect(throws: ReadFailure.unsupported(mediaType)) {
            try await TestReading.reader.read(Data("x".utf8), as: mediaType, options: ReaderOptions())
        }
    }

    @Test func `The version names the libraries`() {
        let version = TestReading.reader.version
        #expect(version.contains("tesseract 5") || version.contains("tesseract 4"))
        #expect(version.contains("pdfium ") && version.contains("libxml2 2"))
    }

    @Test func `Two workers read eight pictures exactly as one after another does`() async throws {
        var pictures: [Data] = []
        for number in 0..<8 {
            pictures.append(
                try await TestReading.picture(of: TestReading.letter + ["Copy \(number) of 8"]))
        }
        var oneByOne: [ReadDocument] = []
        for picture in pictures { oneByOne.append(try await TestReading.read(picture)) }
        let together = try await withThrowingTaskGroup(of: (Int, ReadDocument).self) { group in
            for (index, picture) in pictures.enumerated() {
                group.addTask { (index, try await TestReading.read(picture)) }
            }
            return try await group.reduce(into: [Int: ReadDocument]()) { $0[$1.0] = $1.1 }
        }
        for index in pictures.indices { #expect(together[index] == oneByOne[index]) }
        #expect(oneByOne[3].lines.last == "Copy 3 of 8")
    }

    @Test func `A cancelled task throws, whether it works or waits`() async throws {
        let reader = FileReader(workers: 1)
        let lines = (0..<14).map { "Line \($0) with quite a few words to recognise on it" }
        let bytes = TestPDF(Array(repeating: TestPDF(lines: lines, size: 9).pages[0], count: 12)).bytes
        let tasks = (0..<3).map { _ in
            Task { try await reader.read(bytes, as: .pdf, options: ReaderOptions(prefer: .ocr)) }
        }
        try await Task.sleep(for: .milliseconds(300))
        for task in tasks { task.cancel() }
        for task in tasks {
            await #expect(throws: ReadFailure.cancelled) { try await task.value }
        }
        // The worker is free again.
        let html = try await reader.read(Data("<p>Hello".utf8), as: .html, options: ReaderOptions())
        #expect(html.words.map(\.text) == ["Hello"])
        await reader.close()
    }

    @Test func `Reading works again after closing`() async throws {
        let reader = FileReader(workers: 1)
        let picture = try await TestReading.picture()
        let before = try await reader.read(picture, as: .png, options: ReaderOptions())
        await reader.close()
        #expect(try await reader.read(picture, as: .png, options: ReaderOptions()) == before)
        await reader.close()
    }
}
