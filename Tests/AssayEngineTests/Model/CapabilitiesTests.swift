import AssayCore
import Testing

@testable import AssayEngine

@Suite struct CapabilitiesTests {
    private static let shipped = BuiltInFiles.text["Models/capabilities.json5"] ?? ""

    @Test(arguments: [
        ("anthropic/claude-haiku-4-5-20251001", ModelProfile.Interface.messages, ForcingRung.namedTool, true),
        ("anthropic/claude-opus-4-8", .messages, .namedTool, false),
        ("anthropic/claude-opus-5", .messages, .namedTool, false),
        ("anthropic/claude-opus-5-5", .messages, .jsonSchema, false),
        ("anthropic/claude-fable-5", .messages, .namedTool, false),
        ("anthropic/claude-fable-5-1", .messages, .jsonSchema, false),
        ("openai/gpt-4o-mini-2024-07-18", .responses, .namedTool, true),
        ("openai/gpt-5.4-mini", .responses, .namedTool, false),
        ("openai/some-new-one", .responses, .namedTool, false),
        ("gemini/gemini-3.5-flash", .generateContent, .namedTool, true),
        ("compatible/qwen3:8b", .chat, .someTool, true), ("local/qwen2.5-coder-1.5b", .chat, .someTool, true),
    ])
    func `The shipped list knows how each model wants to be asked`(
        name: String, interface: ModelProfile.Interface, rung: ForcingRung, temperature: Bool
    ) throws {
        let profile = try Capabilities(parsing: Self.shipped).profile(of: name)
        #expect(profile.interface == interface && profile.rungs.first == rung)
        #expect(profile.takesTemperature == temperature)
        #expect(profile.rungs.last == .plainText)
    }

    @Test func `Later entries override only what they say`() throws {
        let text = """
            { checked: "2026-01-01", models: [
              { match: "a/*", rungs: ["some-tool"], images: true, strict: true },
              { match: "a/b*", strict: false } ] }
            """
        let profile = try Capabilities(parsing: text).profile(of: "a/bc")
        #expect(profile.rungs == [.someTool] && profile.takesImages && !profile.isStrict)
    }

    @Test(arguments: [
        (#"{ models: [] }"#, ""), (#"{ checked: "soon", models: [] }"#, "/checked"),
        (#"{ checked: "2026-01-01", models: [{ match: "a", rung: ["x"] }] }"#, "/models/0/rung"),
        (#"{ checked: "2026-01-01", models: [{ match: "a", rungs: ["x"] }] }"#, "/models/0/rungs"),
        (#"{ checked: "2026-01-01", models: [{ match: "a", rungs: [] }] }"#, "/models/0/rungs"),
        (#"{ checked: "2026-01-01", models: [{ match: "a", thinking: "hard" }] }"#, "/models/0/thinking"),
        (#"{ checked: "2026-01-01", models: [{}] }"#, "/models/0"), (#"{ checked: "2026-01-01", "#, ""),
        (#"{ checked: "2026-01-01", models: [], extra: 1 }"#, "/extra"),
    ])
    func `A broken list is refused with the place`(text: String, pointer: String) {
        let error = #expect(throws: DefinitionError.self) { try Capabilities(parsing: text) }
        #expect(error?.pointer == pointer)
    }

    @Test(arguments: [
        ("a/*", "a/b", true), ("a/*", "ab", false), ("*", "", true), ("a*b*c", "a--b--c", true),
        ("a*b*c", "acb", false),
        ("a", "a", true), ("a", "ab", false), ("a*a", "a", false), ("*-mini", "gpt-mini", true),
        ("ab*ba", "aba", false),
    ])
    func `A pattern stands for names`(pattern: String, name: String, matches: Bool) {
        #expect(NamePattern(pattern).matches(name) == matches)
    }
}
