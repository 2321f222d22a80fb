import AssayCore
import Foundation

/// What a call may take at the most, before it is made. A class because it learns from the calls that were made.
final class CallEstimate: Sendable {
    /// Tokens that a request has beside its texts: roles, marks, the provider's own words about tools.
    private static let overhead = 600
    /// A page picture of 1,600 pixels: above what the providers' rules make of it.
    private static let tokensInPicture = 3_000
    /// A page of a PDF has seldom less than 20 kB, and is paid for as words and as a picture.
    fileprivate static let bytesInPage = 20_000
    /// Two bytes a token at first: text has three to four, codes about two. Raised where a reply counts more.
    private let tokensPerByte = Locked(0.5)

    /// Prompt tokens at the most.
    func inputTokens(of request: ModelRequest) -> Int {
        let (bytes, pictures) = request.size
        let tokens = Double(bytes) * tokensPerByte.withLock(\.self)
        return Int(tokens.rounded(.up)) + Self.overhead + pictures * Self.tokensInPicture
    }

    /// In US dollars, at the most.
    func cost(of request: ModelRequest, at price: Price) -> Decimal {
        cost(inputTokens: inputTokens(of: request), outputTokens: request.maxOutputTokens, at: price)
    }

    /// In US dollars, at the most, of a request as it is recorded: with digests in place of pictures.
    ///
    /// - Parameter unrecorded: bytes that were sent beside the record.
    func cost(ofRecorded body: String, unrecorded: Int = 0, at price: Price) -> Decimal {
        let tokens = Double(body.utf8.count) * tokensPerByte.withLock(\.self)
        let pages = body.contains(MediaType.pdf.rawValue) ? unrecorded / Self.bytesInPage : 0
        let pictures = body.ranges(of: "sha256:").count + pages
        return cost(
            inputTokens: Int(tokens.rounded(.up)) + Self.overhead + pictures * Self.tokensInPicture,
            outputTokens: Self.outputLimit(in: body), at: price)
    }

    /// The limit on the reply, under the name that each API has for it.
    private static func outputLimit(in text: String) -> Int {
        let body = try? JSON(parsing: text)
        let names = ["max_tokens", "max_completion_tokens", "max_output_tokens"]
        let stated = names.map { body?[$0] } + [body?["generationConfig"]?["maxOutputTokens"]]
        return stated.lazy.compactMap { $0?.number?.int }.first ?? 0
    }

    private func cost(inputTokens: Int, outputTokens: Int, at price: Price) -> Decimal {
        let input = max(price.input, price.cacheWrite, price.cachedInput)
        return (Decimal(inputTokens) * input + Decimal(outputTokens) * price.output) / 1_000_000
    }

    /// Learns from what the provider counted.
    func learn(from usage: TokenUsage, of request: ModelRequest) {
        let (bytes, pictures) = request.size
        guard pictures == 0, bytes > 0 else { return }
        let counted = Double(usage.input - Self.overhead) / Double(bytes)
        tokensPerByte.withLock { $0 = min(4, max($0, counted)) }
    }
}

extension ModelRequest {
    /// Bytes of text, and how many pictures.
    fileprivate var size: (bytes: Int, pictures: Int) {
        var bytes =
            system.utf8.count + tool.description.utf8.count + tool.parameters.text(.compact).utf8.count
        var pictures = 0
        for turn in turns {
            switch turn {
            case .answer(_, let text), .rejection(_, let text): bytes += text.utf8.count
            case .user(let parts):
                for part in parts {
                    switch part {
                    case .text(let text): bytes += text.utf8.count
                    case .image(.pdf, let base64):
                        pictures += 1 + base64.utf8.count / CallEstimate.bytesInPage
                    case .image: pictures += 1
                    }
                }
            }
        }
        return (bytes, pictures)
    }
}
