import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

/// Pages shown to a model that sees.
@Suite(.timeLimit(.minutes(2))) struct ShownPagesTests {
    /// Pictures of so many bytes a pixel of the longer side, and what was asked for.
    private final class Painter: Sendable {
        let asked = Locked<[String]>([])
        let bytesPerPixel: Int

        init(bytesPerPixel: Int) { self.bytesPerPixel = bytesPerPixel }

        var pictures: PagePictures {
            PagePictures { (page, _, _, turns, side, format) async throws(ReadFailure) in
                let name = if case .png = format { "png" } else { "jpeg" }
                self.asked.withLock { $0.append("\(page) \(turns) \(side) \(name)") }
                return Data(count: side * self.bytesPerPixel / (name == "png" ? 1 : 4))
            }
        }
    }

    private func document(pages: Int) -> ReadDocument {
        ReadDocument(
            pages: (0..<pages).map {
                Page(width: 100, height: 100, source: .ocr, words: [], quarterTurns: $0 % 4)
            })
    }

    private func shown(
        _ painter: Painter, pages: Int = 1, type: MediaType = .pdf, input: ModelOptions.Input = .image,
        limits: PictureLimits = PictureLimits(), bytes: Data = Data("%PDF".utf8)
    ) async throws -> ShownPages {
        try await ShownPages(
            of: document(pages: pages), bytes, as: type, input: input, by: painter.pictures, limits: limits)
    }

    @Test func `Pages are scaled to the provider's limit and turned upright`() async throws {
        let painter = Painter(bytesPerPixel: 1)
        let shown = try await shown(painter, pages: 3, limits: PictureLimits(longestSide: 1000))
        #expect(painter.asked.withLock(\.self) == ["0 0 1000 png", "1 1 1000 png", "2 2 1000 png"])
        #expect(shown.pictures.map(\.mediaType) == [.png, .png, .png] && shown.findings.isEmpty)
    }

    @Test func `More pages than a provider takes are left out, and that is said`() async throws {
        let shown = try await shown(Painter(bytesPerPixel: 1), pages: 5, limits: PictureLimits(most: 2))
        #expect(shown.pictures.count == 2)
        #expect(shown.findings.map(\.code) == [.inputCut] && shown.findings.map(\.severity) == [.unclear])
    }

    @Test func `A picture that is too heavy is made lighter, then smaller, then refused`() async throws {
        let painter = Painter(bytesPerPixel: 10)
        let limits = PictureLimits(longestSide: 1600, mostBytes: 3100)
        let light = try await shown(painter, limits: limits)
        #expect(painter.asked.withLock(\.self) == ["0 0 1600 png", "0 0 1600 jpeg", "0 0 1200 jpeg"])
        #expect(light.pictures.map(\.mediaType) == [.jpeg])
        await #expect(throws: ReadFailure.self) {
            try await shown(Painter(bytesPerPixel: 10), limits: PictureLimits(mostBytes: 10))
        }
    }

    @Test func `A PDF goes as it is where it is asked for and fits, and other files as pictures`()
        async throws
    {
        let painter = Painter(bytesPerPixel: 1)
        let whole = try await shown(painter, input: .pdf)
        #expect(whole.pictures.map(\.mediaType) == [.pdf])
        #expect(whole.pictures.first?.base64 == Data("%PDF".utf8).base64EncodedString())
        let heavy = try await shown(painter, input: .pdf, limits: PictureLimits(mostPDFBytes: 3))
        #expect(heavy.pictures.map(\.mediaType) == [.png])
        #expect(try await shown(painter, type: .jpeg, input: .pdf).pictures.map(\.mediaType) == [.png])
        #expect(try await shown(painter, type: .html).pictures.isEmpty)
    }

    @Test(arguments: [
        (ProviderScript.anthropic, #""type":"image""#, #""type":"document""#),
        (.responses, #""type":"input_image""#, #""type":"input_file""#),
        (.gemini, #""mimeType":"image/png""#, #""mimeType":"application/pdf""#),
        (.chat, #""type":"image_url""#, #""type":"file""#),
    ])
    func `Each provider gets pages in its own form`(script: ProviderScript, picture: String, pdf: String)
        throws
    {
        let profile = try Capabilities(parsing: BuiltInFiles.text["Models/capabilities.json5"] ?? "")
            .profile(of: script.model)
        let wire =
            switch profile.interface {
            case .messages: AnthropicProvider.wire
            case .responses: OpenAIProvider.responses
            case .chat: ChatProvider.wire
            case .generateContent: GeminiProvider.wire
            }
        for (type, mark) in [(MediaType.png, picture), (.pdf, pdf)] {
            let request = ModelRequest(
                system: "s", turns: [.user([.image(mediaType: type, base64: "QUJD"), .text("t")])],
                tool: ModelRequest.sample().tool, rung: .namedTool, maxOutputTokens: 9)
            let body = wire.body(request, WireModel(name: "m", profile: profile)).text(.compact)
            #expect(body.contains(mark) && body.contains("QUJD"), "\(body)")
            let recorded = wire.recordedBody(for: request, to: WireModel(name: "m", profile: profile))
            #expect(!recorded.contains("QUJD") && recorded.contains("sha256:"))
        }
    }

    @Test func `A page is sent as a picture of itself, without its words, and grounded in them`() async throws
    {
        let script = ProviderScript.anthropic
        let server = FakeModelServer(.reply(script.reply(ReceiptAnswer.right, nil)))
        defer { server.stop() }
        let bench = try ScriptedBench(
            ModelOptions(model: script.model, input: .image), environment: script.environment(server))
        let lines = ["CORNER SHOP LTD", "Date 13/04/2025", "Total 12.50"]
        let summary = try await bench.run(files: [
            ("a.pdf", TestPDF(lines: lines).bytes), ("b.txt", Data(lines.joined(separator: "\n").utf8)),
        ])
        #expect(summary.total == 2 && summary.failed == 0)
        let bodies = try server.received.map { try JSON(parsing: $0.body) }
        let content = try #require(bodies.first?["messages"]?[0]?["content"])
        #expect(content[0]?["source"]?["media_type"] == "image/png")
        let picture = Data(base64Encoded: content[0]?["source"]?["data"]?.string ?? "") ?? Data()
        let header = try #require(PictureHeader(of: [UInt8](picture), as: .png))
        #expect(max(header.width, header.height) == 1568)
        #expect(content[1]?["text"]?.string?.contains("CORNER") == false)
        // A text file has no page to look at.
        #expect(bodies.last?["messages"]?[0]?["content"]?[0]?["text"]?.string?.contains("CORNER") == true)
        let outcome = try #require(try bench.ledger.outcomes(of: bench.run).first)
        #expect(outcome.values?["total"] == .number(JSONNumber(Decimal(string: "12.5") ?? 0)))
        #expect(try bench.calls().allSatisfy { $0.request?.contains(picture.base64EncodedString()) == false })
        await bench.models.shutdown()
    }

    @Test func `A model that does not see is refused before anything is sent`() throws {
        let options = ModelOptions(model: "local/smollm2-135m", input: .image)
        let error = #expect(throws: AssayError.self) { try ScriptedBench(options, environment: [:]) }
        #expect(error?.what.contains("takes no pictures") == true)
        let pdf = ModelOptions(model: "compatible/m", baseURL: "http://127.0.0.1:9", input: .pdf)
        let other = #expect(throws: AssayError.self) { try ScriptedBench(pdf, environment: [:]) }
        #expect(other?.what.contains("takes no PDFs") == true)
    }
}
