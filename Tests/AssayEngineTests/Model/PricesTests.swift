import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct PricesTests {
    private static let shipped = BuiltInFiles.text["Models/prices.json5"] ?? ""

    @Test(arguments: [
        ("anthropic/claude-haiku-4-5-20251001", "2026-10-01", 1, 5),
        ("anthropic/claude-sonnet-5", "2026-08-31", 2, 10),
        ("anthropic/claude-sonnet-5", "2026-09-01", 3, 15),
        ("anthropic/claude-opus-5-5", "2026-10-01", 4, 20), ("anthropic/claude-opus-5", "2026-10-01", 5, 25),
        ("openai/gpt-5.5", "2026-10-01", 5, 30), ("gemini/gemini-3.1-pro-preview", "2026-10-01", 2, 12),
        ("local/anything", "2026-10-01", 0, 0),
    ])
    func `A price holds for a model and a day`(name: String, day: String, input: Int, output: Int) throws {
        let price = try #require(try Prices(parsing: Self.shipped).price(of: name, on: day))
        #expect(price.input == Decimal(input) && price.output == Decimal(output))
    }

    @Test(arguments: ["compatible/qwen", "openai/unheard-of", "anthropic/claude-unheard-of", ""])
    func `A model that is not listed has no price, rather than none to pay`(name: String) throws {
        #expect(try Prices(parsing: Self.shipped).price(of: name, on: "2026-10-01") == nil)
    }

    @Test func `Cached tokens cost their own price and are part of the input`() {
        let price = Price(
            input: 3, output: 15, cachedInput: Decimal(string: "0.3"), cacheWrite: Decimal(string: "3.75"))
        let usage = TokenUsage(input: 1_000_000, output: 100_000, cachedInput: 600_000, cacheWrites: 100_000)
        // 300,000 plain, 600,000 read, 100,000 written, 100,000 out
        #expect(price.cost(of: usage) == Decimal(string: "2.955"))
        #expect(price.cost(of: TokenUsage()) == 0)
        #expect(
            Price(input: 1, output: 1).cost(of: TokenUsage(input: 5, cachedInput: 9))
                == Decimal(string: "0.000009"))
    }

    @Test(arguments: [
        (#"{ checked: "2026-01-01", models: [{ match: "a", input: -1, output: 1 }] }"#, "/models/0/input"),
        (#"{ checked: "2026-01-01", models: [{ match: "a", input: 1 }] }"#, "/models/0"),
        (#"{ checked: "2026-01-01", models: [{ match: "a", input: "1", output: 1 }] }"#, "/models/0/input"),
        (
            #"{ checked: "2026-01-01", models: [{ match: "a", input: 1, output: 1, until: "later" }] }"#,
            "/models/0/until"
        ),
    ])
    func `A broken price is refused with the place`(text: String, pointer: String) {
        let error = #expect(throws: DefinitionError.self) { try Prices(parsing: text) }
        #expect(error?.pointer == pointer)
    }
}
