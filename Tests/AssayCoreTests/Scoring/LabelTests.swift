import Testing

@testable import AssayCore

@Suite struct LabelTests {
    @Test func `Absent keys are not labelled and null is`() throws {
        let label = try ScoringFixtures.label("{total: null, number: 'A1'}")
        #expect(label.fields.map(\.name) == ["number", "total"])
        #expect(label["total"] == .null)
        #expect(label["seller"] == nil)
    }

    @Test(arguments: [
        ("[]", "", "object"), ("{totl: 1}", "/totl", "Did you mean \"total\"?"),
        ("{total: '1'}", "/total", "number"),
        ("{date: '17.03.2026'}", "/date", "yyyy-mm-dd"), ("{date: '2026-02-30'}", "/date", "yyyy-mm-dd"),
        ("{type: 'freelance'}", "/type", "full-time, part-time"), ("{seller: ' '}", "/seller", "null"),
        ("{seller: 3}", "/seller", "text"), ("{total: {any_of: []}}", "/total", "any_of"),
        ("{total: {any_of: [1, 'x']}}", "/total/any_of/1", "number"),
        ("{total: {any_of: [1], note: 'x'}}", "/total", "any_of"), ("{skills: 'Python'}", "/skills", "list"),
        ("{skills: ['a', 1]}", "/skills/1", "text"), ("{items: {}}", "/items", "rows"),
        ("{items: [{}]}", "/items/0", "column"), ("{items: [{amout: 1}]}", "/items/0/amout", "amount"),
        ("{items: [{amount: {any_of: [1, '1']}}]}", "/items/0/amount/any_of/1", "number"),
    ])
    func `What is not canonical is refused with its place`(text: String, pointer: String, word: String) throws
    {
        let json = try ScoringFixtures.json(text)
        let error = #expect(throws: DefinitionError.self) {
            try Label(json: json, schema: ScoringFixtures.schema)
        }
        #expect(error?.pointer == pointer)
        #expect(error?.message.contains(word) == true)
    }

    @Test func `Several right answers may stand for a field, an item and a cell`() throws {
        let label = try ScoringFixtures.label(
            "{total: {any_of: [1, null]}, skills: ['a', {any_of: ['b', 'c']}], items: [{amount: {any_of: [1, null]}}]}"
        )
        #expect(label.fields.count == 3)
        #expect(label.fields[0].accepted == [.value(1), .absent])
        #expect(label.fields[1].accepted == [.items([["a"], ["b", "c"]])])
    }
}
