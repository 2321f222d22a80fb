import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct DecodedPictureTests {
    @Test(arguments: TestPicture.allCases)
    func `A picture is read whatever it is written as`(kind: TestPicture) async throws {
        let file = try kind.file(of: await TestReading.picture())
        #expect(MediaType.detected(in: file) == kind.mediaType)
        let document = try await TestReading.read(file)
        #expect(document.lines == TestReading.letter)
        #expect(document.pages.map(\.width) == [1600] && document.pages.map(\.height) == [1200])
    }

    @Test(arguments: TestPicture.allCases)
    func `A picture that breaks off is damaged or read, never more`(kind: TestPicture) async throws {
        let file = try kind.file(of: await TestReading.picture(of: ["One line"]))
        for share in [0.01, 0.3, 0.7, 0.95] {
            let part = Data(file.prefix(Int(Double(file.count) * share)))
            do throws(ReadFailure) {
                _ = try await TestReading.reader.read(part, as: kind.mediaType, options: ReaderOptions())
            } catch {
                guard case .damaged = error else { Issue.record("\(share): \(error)"); continue }
            }
        }
    }

    @Test func `A fax, whose pixels are twice as high as wide, is stretched before it is read`() async throws
    {
        let page = try await TestReading.picture()
        let picture = try DecodedPicture.page(0, of: [UInt8](page), as: .png, maxPixels: 10_000_000).gray()
        let low = try picture.scaled(across: 1, down: 0.48).encoded(as: .png)
        let fax = try TestPicture.tiffG4.file(of: Data(low), resolution: (204, 98))
        let document = try await TestReading.read(fax)
        #expect(document.lines == TestReading.letter)
        let read = try #require(document.pages.first)
        #expect(read.width == 1600 && abs(read.height - 1200) < 4)
        // The picture that is shown beside the words is the same.
        let shown = try await TestReading.reader.picture(ofPage: 0, in: fax, as: .tiff)
        let again = try DecodedPicture.page(0, of: [UInt8](shown), as: .png, maxPixels: 10_000_000)
        #expect(again.width == 1600 && abs(again.height - 1200) < 4)
    }

    @Test func `Resolutions that can't be true stretch nothing`() async throws {
        let page = try await TestReading.picture()
        let file = try TestPicture.tiff.file(of: page, resolution: (30_000, 10))
        #expect(try await TestReading.read(file).pages.map(\.height) == [1200])
    }

    @Test func `Every page of a TIFF file is read once, even where its last directory leads to its first`()
        async throws
    {
        let lines = (1...5).map { "This is page number \($0)" }
        var pictures: [Data] = []
        for line in lines { pictures.append(try await TestReading.picture(of: [line])) }
        let tiff = try TestTIFF.file(of: pictures, thumbnails: 0, isEndless: true)
        #expect(try await TestReading.read(tiff).lines == lines)
    }
}
