import Testing

@testable import AssayCore

@Suite struct CaptionsTests {
    @Test func `The place beside the caption wins`() throws {
        let page = """
            Net      12.50
            Total    12.50
            Paid     12.50
            """
        let evidence = try #require(
            Grounder(page).evidence(for: try JSON(parsing: #"{"total": 12.5}"#))["total"])
        #expect(evidence.box.top == 12)
        #expect(evidence.places == 1)
    }

    @Test func `The place below the caption wins where none is beside`() throws {
        let page = """
            Date         Due Date
            01.03.2026   01.03.2026
            """
        let evidence = try #require(Grounder(page).evidence(for: ["due_date": "2026-03-01"])["due_date"])
        #expect(evidence.box.left == 78)
        #expect(evidence.places == 1)
    }

    @Test func `Without a caption the first of all places is taken and all are counted`() throws {
        let evidence = try #require(
            Grounder("7.10\n7.10\n7.10").evidence(for: try JSON(parsing: #"{"total": 7.1}"#))["total"])
        #expect(evidence.box.top == 0)
        #expect(evidence.places == 3)
    }
}
