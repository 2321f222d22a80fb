import Testing

@testable import AssayCore

@Suite struct HeadingsTests {
    private static let title = FieldDefinition(name: "title", kind: .text, labels: ["Role"], isRequired: true)

    @Test(arguments: [
        (
            "Skip to content\n# Data Engineer\nPosted by Acme\n- python\n- data\nWe keep data.",
            "Data Engineer"
        ),
        (
            "# Piano Tuners\nTags\n- python\n- uk\nText of the advert.\n# Overview\nMore text.",
            "Piano Tuners"
        ),
        (
            "# Login: Product Manager\n## Role summary\nAs a manager you lead.\nMore.\nAnd more.\nAnd more yet.",
            "Login: Product Manager"
        ),
        ("# Engineer\nRole: Python data scientist\nText of the advert.\nMore text.", "Engineer"),
    ])
    func `The first of the highest headings is what the page is about`(page: String, title: String) {
        let found = MarkedUpPage.extract(MarkedUpPage.page(page), [Self.title])
        #expect(found.values == ["title": .string(title)])
        #expect((found.evidence["title"]?.score ?? 0) >= Grounder.leastScore)
    }

    @Test func `A heading of a part is no more than a guess`() {
        let page = MarkedUpPage.page("Home\n## Overview\nText of the advert.\nMore text.\nAnd more.")
        let found = MarkedUpPage.extract(page, [Self.title])
        #expect((found.evidence["title"]?.score ?? 0) < Grounder.leastScore)
    }

    @Test func `An item of a list is no heading`() {
        let page = MarkedUpPage.page("- python\n- data\n- sql")
        #expect(MarkedUpPage.extract(page, [Self.title]).values == ["title": nil])
    }

    @Test(arguments: [
        ("Backend developer\n\nWe write code for many people.\nMore of it.", true),
        ("We write code for many people.\n\nBackend developer\nMore of it.", false),
        ("Acme Trading Ltd\n\nBackend developer\nMore of it.", false),
    ])
    func `On a page of characters a first line that stands apart and is no sentence is a heading`(
        drawing: String, isVouchedFor: Bool
    ) {
        let found = MarkedUpPage.extract(GridPage.page(drawing), [Self.title])
        #expect(((found.evidence["title"]?.score ?? 0) >= Grounder.leastScore) == isVouchedFor)
    }
}
