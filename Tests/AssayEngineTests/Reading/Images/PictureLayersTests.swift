import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct PictureLayersTests {
    private static let first = ["Page one of the fax", "Total 11.00"]
    private static let second = ["Page two is another", "Total 22.00"]

    private func picture(_ lines: [String], _ kind: TestPicture) async throws -> Data {
        try kind.file(of: await TestReading.picture(of: lines))
    }

    private func file(_ pictures: [Data], _ kind: TestPicture, _ places: [TestFrames.Place] = []) throws
        -> Data
    {
        try kind == .gif ? TestFrames.gif(pictures, places) : TestFrames.webP(pictures, places)
    }

    @Test(arguments: [TestPicture.gif, .webp])
    func `Whole pictures are pages, and what is the same again is read once`(kind: TestPicture) async throws {
        let (one, two) = (try await picture(Self.first, kind), try await picture(Self.second, kind))
        let file = try file([one, two, one], kind)
        #expect(MediaType.detected(in: file) == kind.mediaType)
        let document = try await TestReading.read(file)
        #expect(document.pages.map { $0.words.map(\.text) } == [Self.first, Self.second].map(words))
        #expect(document.pages.allSatisfy { $0.width == 1600 && $0.height == 1200 })
        #expect(document.unreadPictures == 0)
        // The page that is shown beside the words is the same.
        let shown = try await TestReading.reader.picture(ofPage: 1, in: file, as: kind.mediaType)
        #expect(try await TestReading.read(shown).words.map(\.text) == words(Self.second))
    }

    @Test(arguments: [TestPicture.gif, .webp])
    func `Small parts of an animation are counted and not read`(kind: TestPicture) async throws {
        let one = try await picture(Self.first, kind)
        let small = try await TestReading.reader.picture(
            ofPage: 0, in: TestPDF(lines: ["Sale"]).bytes, as: .pdf, longestSide: 400)
        let part = try kind.file(of: small)
        let document = try await TestReading.read(file([one, part, part, part], kind))
        #expect(document.words.map(\.text) == words(Self.first))
        #expect(document.unreadPictures == 3)
        #expect(ReadDocument(json: document.json)?.unreadPictures == 3)
    }

    @Test(arguments: [TestPicture.gif, .webp])
    func `A picture that holds only what differs is completed by the one before`(kind: TestPicture)
        async throws
    {
        let page = try await TestReading.picture(of: Self.second)
        let whole = try DecodedPicture.page(0, of: [UInt8](page), as: .png, maxPixels: 10_000_000)
        let lower = try whole.cropped(left: 0, top: 200, width: 1600, height: 1000).encoded(as: .png)
        let part = try kind.file(of: Data(lower))
        let one = try await picture(Self.first, kind)
        let document = try await TestReading.read(file([one, part], kind, [.init(), .init(top: 200)]))
        #expect(
            document.pages.map { $0.words.map(\.text) } == [
                words(Self.first), words([Self.first[0], Self.second[1]]),
            ])
        #expect(document.pages.map(\.height) == [1200, 1200])
    }

    @Test func `What is beneath shows through the transparent colour`() async throws {
        let (one, two) = (
            try await picture(Self.first, .gif), try await picture(["", "", "", "", "Paid 33.00"], .gif)
        )
        // White is the last of sixteen colours.
        let document = try await TestReading.read(
            TestFrames.gif([one, two], [.init(), .init(transparent: 15)]))
        #expect(document.pages.last?.words.map(\.text) == words(Self.first + ["Paid 33.00"]))
        let cleared = try await TestReading.read(
            TestFrames.gif([one, two], [.init(disposal: 2), .init(transparent: 15)]))
        #expect(cleared.pages.last?.words.map(\.text) == ["Paid", "33.00"])
    }

    @Test func `Black print on a transparent ground that is black, too, is read on white`() async throws {
        let one = try await picture(Self.first, .gif)
        var file = [UInt8](try TestFrames.gif([one], [.init(transparent: 15)]))
        // The last colour of the frame's table.
        let start = try #require(file.firstIndex(of: 0x2C)) + 10
        file.replaceSubrange((start + 45)..<(start + 48), with: [0, 0, 0])
        #expect(try await TestReading.read(Data(file)).words.map(\.text) == words(Self.first))
    }

    @Test func `A film of very many pictures costs no more than its first`() async throws {
        let one = [UInt8](try await picture(Self.first, .gif))
        let layer = try #require(PictureLayers(gif: one)?.layers.first)
        var file = Data(one[..<layer.data.upperBound])
        // As large as the screen, and each of other bytes.
        var frame = Array(one[layer.data].prefix(9)) + [0, 4, 3, 0, 0, 0, 0]
        for number in 0..<19_999 {
            frame[12] = UInt8(number & 255)
            frame[13] = UInt8(number >> 8 & 255)
            frame[14] = UInt8(number >> 16 & 255)
            file += frame
        }
        let start = ContinuousClock.now
        let document = try await TestReading.read(file)
        #expect(document.words.map(\.text) == words(Self.first))
        #expect(document.unreadPictures == 19_999)
        #expect((ContinuousClock.now - start).inSeconds < 10, "the page limit is 200")
    }

    private func layers(_ count: Int, side: Int, isOpaque: Bool) -> PictureLayers {
        let layers = (0..<count).map { number in
            PictureLayers.Layer(
                left: 0, top: 0, width: side, height: side, isOpaque: isOpaque, end: .stays,
                transparentColour: nil,
                data: number..<number + 1)
        }
        // No two of them the same.
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        return PictureLayers(width: side, height: side, layers: layers, bytes: bytes)
    }

    @Test func `Layers upon layers of many pixels are not painted again for every page`() {
        // 1, 2, 3 ... layers of 100 million pixels each.
        let huge = layers(150, side: 10_000, isOpaque: false)
        #expect(huge.pages.count == 5 && huge.unread == 145)
        let small = layers(150, side: 1000, isOpaque: false)
        #expect(small.pages.count == 62)
        #expect(layers(150, side: 2000, isOpaque: true).pages.count == 150)
    }

    @Test func `Pictures larger than allowed are refused by their headers`() async throws {
        let one = try await picture(Self.first, .gif)
        var file = [UInt8](try TestFrames.gif([one, one]))
        file.replaceSubrange(6..<10, with: [0xFF, 0xFF, 0xFF, 0xFF])
        await #expect(
            throws: ReadFailure.tooLarge(what: "pixels", value: 65_535 * 65_535, limit: 100_000_000)
        ) {
            try await TestReading.read(Data(file))
        }
    }

    private func words(_ lines: [String]) -> [String] {
        lines.flatMap { $0.split(separator: " ").map(String.init) }
    }
}
