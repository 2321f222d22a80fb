import ArgumentParser
import Testing

@testable import AssayCLI

@Suite struct AssayTests {
    @Test func `The command is called assay`() {
        #expect(Assay.configuration.commandName == "assay")
    }
}
