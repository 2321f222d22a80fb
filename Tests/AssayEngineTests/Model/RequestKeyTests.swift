import AssayCore
import Testing

@testable import AssayEngine

@Suite struct RequestKeyTests {
    private func key(_ request: ModelRequest, _ model: String = "a/b", _ parameters: JSON = [:]) -> String {
        RequestKey.text(of: request, to: model, parameters: parameters)
    }

    @Test func `The same question has the same key, in every process`() {
        #expect(key(.sample()) == key(.sample()))
        #expect(key(.sample(), "a/b", ["x": 1, "y": 2]) == key(.sample(), "a/b", ["y": 2, "x": 1]))
        #expect(key(.sample()) == "75776f2cbdbb65ee927ff1a94ae552f9e9bb07a7ba65002ef3ac5c06b43d1bae")
    }

    @Test func `Whatever changes the answer changes the key`() {
        let reordered = ModelRequest(
            system: "You copy facts out of documents.", turns: ModelRequest.sample().turns,
            tool: ModelRequest.Tool(
                name: "record_invoice", description: "Record the invoice.",
                parameters: [
                    "additionalProperties": false, "type": "object",
                    "properties": ModelRequest.schema["properties"] ?? nil,
                    "required": ["invoice_number", "total"],
                ]), rung: .namedTool, maxOutputTokens: 256)
        let keys = [
            key(.sample()), key(.sample(), "a/c"), key(.sample(), "a/b", ["temperature": 0]),
            key(.sample(rung: .someTool)),
            key(.sample(document: "other")), key(.sample(system: "other")), key(.sample(maxOutputTokens: 9)),
            key(.sample(later: [.answer(callID: "c", arguments: "{}")])),
            key(.sample(later: [.rejection(callID: "c", message: "{}")])), key(reordered),
        ]
        #expect(Set(keys).count == keys.count)
    }
}
