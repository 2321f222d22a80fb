import AssayCore
import AssayEngine
import AssayTestSupport
import Foundation
import Testing

@Suite struct CatalogueTests {
    private let shipped = Catalogue(roots: [])

    @Test(arguments: ["invoice", "receipt", "job-posting"])
    func `The shipped kinds are found without any file`(name: String) throws {
        let schema = try shipped.schema(name)
        #expect(schema.name == name)
        #expect(!schema.fields.isEmpty && !schema.guidance.isEmpty)
    }

    @Test(arguments: ["rules", "text-llm"])
    func `The shipped strategies are found without any file`(name: String) throws {
        #expect(try shipped.strategy(name).name == name)
    }

    @Test func `An unknown name is refused with the nearest right one`() {
        let schema = #expect(throws: AssayError.self) { try shipped.schema("invoise") }
        #expect(schema?.hint.contains("Did you mean invoice?") == true)
        let strategy = #expect(throws: AssayError.self) { try shipped.strategy("text-lm") }
        #expect(strategy?.hint.contains("Did you mean text-llm?") == true)
    }

    @Test func `A user's own kind is found in the folder Schemas and before the shipped one`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"type": "object", "properties": {"colour": {"type": ["string", "null"]}}}"#,
            to: "Schemas/invoice/schema.json")
        let schema = try Catalogue(roots: [folder.url]).schema("invoice")
        #expect(schema.fields.map(\.name) == ["colour"])
    }

    @Test func `A mistake in a user's file is reported with the file and the place in it`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            #"{"reader": {"prefers": "ocr"}, "extract": {"by": "rules"}}"#, to: "mine.json5")
        let error = #expect(throws: AssayError.self) { try shipped.strategy(file.path) }
        #expect(error?.location.hasPrefix(file.path + "#/reader") == true)
        #expect(error?.what.contains("prefer") == true)
    }
}
