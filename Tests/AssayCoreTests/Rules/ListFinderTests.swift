import Testing

@testable import AssayCore

@Suite struct ListFinderTests {
    private static let skills = FieldDefinition(name: "skills", kind: .list, labels: ["Technologies"])

    @Test(arguments: [
        (
            "## Technologies\n\nC++, Lua, CMake, Python\n\nWe interview as applications arrive.",
            ["C++", "Lua", "CMake", "Python"]
        ),
        ("## Technologies\n\n- Swift\n- SQL\n## Our stack\nAll of it.", ["Swift", "SQL"]),
        ("## Technologies\n\n- Swift, SQL, C, Go\n- Python", ["Swift, SQL, C, Go", "Python"]),
    ])
    func `A list ends with its line or before the next heading`(page: String, items: [String]) {
        let page = MarkedUpPage.page(page + "\n\nText.\nText.\nText.\nText.")
        #expect(
            MarkedUpPage.extract(page, [Self.skills]).values == ["skills": .array(items.map(JSON.string))])
    }

    @Test func `A caption behind other words heads no list`() {
        let fields = [Self.skills, FieldDefinition(name: "company", kind: .text, labels: ["Organization"])]
        let page = MarkedUpPage.page("Deposit to organization technologies\n- Swift\n- SQL\nText.\nText.")
        #expect(MarkedUpPage.extract(page, fields).values["skills"] == .null)
    }
}
