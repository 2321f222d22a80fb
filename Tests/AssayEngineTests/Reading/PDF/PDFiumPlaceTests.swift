import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct PDFiumPlaceTests {
    @Test func `The program looks for what the set-up fetches`() throws {
        let root = AssayProcess.repository
        let manifest = try JSON(
            parsing: [UInt8](Data(contentsOf: root.appending(path: "PDFium/manifest.json"))))
        #if arch(arm64)
        let machine = "aarch64"
        #else
        let machine = "x86_64"
        #endif
        #expect(manifest["release"]?.string == PDFiumPlace.release)
        #expect(manifest["libraries"]?[machine]?["sha256"]?.string == PDFiumPlace.checksum)
    }

    @Test func `The library in the cache folder is found, and none where there is none`() throws {
        let folder = try TemporaryFolder()
        let environment = ["ASSAY_CACHE": folder.url.path]
        #expect(PDFiumPlace(environment: environment).found == nil)
        let name = "pdfium-\(PDFiumPlace.release)-\(PDFiumPlace.checksum.prefix(12)).so"
        let library = folder.url.appending(path: name)
        try Data().write(to: library)
        #expect(PDFiumPlace(environment: environment).found == library.path)
        #expect(PDFiumPlace(environment: environment).version == "pdfium \(PDFiumPlace.release)")
    }

    @Test func `A library that is named is the only one`() {
        let place = PDFiumPlace(environment: ["ASSAY_PDFIUM": "/nowhere/libpdfium.so"])
        #expect(place.found == "/nowhere/libpdfium.so")
        #expect(place.version == "pdfium at /nowhere/libpdfium.so")
    }

    @Test(arguments: ["/nowhere/libpdfium.so", "/etc/passwd", "libz.so.1"])
    func `Without the library the reading says what to do`(library: String) async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "a.pdf")
        try TestPDF(lines: TestReading.letter).bytes.write(to: file)
        let result = try await AssayProcess(
            ["read", file.path], in: folder.url, environment: ["ASSAY_PDFIUM": library]
        ).run()
        #expect(result.status == 3)
        #expect(result.errors.contains("PDFium") && result.errors.contains("scripts/setup.sh none"))
    }
}
