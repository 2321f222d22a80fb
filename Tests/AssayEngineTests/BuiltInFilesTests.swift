import Testing

@testable import AssayEngine

@Suite struct BuiltInFilesTests {
    @Test(arguments: ["Schemas/invoice/schema.json", "Strategies/rules.json5"])
    func `Shipped files are compiled into the binary`(path: String) {
        #expect(BuiltInFiles.text[path]?.isEmpty == false)
    }
}
