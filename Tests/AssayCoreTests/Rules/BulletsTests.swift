import Testing

@testable import AssayCore

@Suite struct BulletsTests {
    @Test(
        arguments: [
            ("•", .mark), ("=>", .mark), ("~", .mark), ("✔", .mark), ("⭐", .mark), ("[x]", .mark),
            ("--", .mark), ("+", .mark),
            ("3.", .number), ("12)", .number), ("(4)", .number), ("b)", .letter), ("(iv)", .letter),
            ("2019.", nil), ("Dr.", nil), ("a.", nil), ("A)", nil), ("word", nil), (".", nil), ("", nil),
            ("£5", nil),
        ] as [(String, Bullet?)])
    func `Marks and short counts open an item, and words do not`(text: String, bullet: Bullet?) {
        #expect(Bullet(text) == bullet)
    }

    @Test(arguments: ["+", "~", "=>", ">", "(i)", "a)", "✔", "1)"])
    func `A list is read with whatever marks it is typed`(mark: String) {
        let page = GridPage.page(
            "Piano Tuner\n\nRequirements:\n\(mark) patience\n\(mark) an ear\nWe offer tea.\nAnd cake.")
        #expect(PostingTraces.found(page).extraction.values["must_haves"] == ["patience", "an ear"])
    }

    @Test func `A line that begins anew is no part of the item above it`() {
        let page = GridPage.page(
            "Piano Tuner\n\nRequirements:\n- patience\n- an ear that hears the smallest of all\n  intervals at once\n"
                + "We pay well: see below.\nPlease write to us, or come to the shop in the lane behind the old church."
        )
        #expect(
            PostingTraces.found(page).extraction.values["must_haves"]
                == ["patience", "an ear that hears the smallest of all intervals at once"])
    }

    @Test func `A numbered section ends a list of dashes, and heads one`() {
        let page = GridPage.page(
            "Piano Tuner\n\n1. Tasks of the tuner\n- tune\n- play\n2. Requirements to the tuner\na) patience\n"
                + "b) an ear\n3. Payment\nWe pay well, and more than the other shops of the town.")
        #expect(PostingTraces.found(page).extraction.values["must_haves"] == ["patience", "an ear"])
    }

    @Test func `A box that is not ticked is not required`() {
        let page = GridPage.page(
            "Piano Tuner\n\nRequirements:\n[x] patience\n[x] an ear\n[ ] a van of your own")
        #expect(PostingTraces.found(page).extraction.values["must_haves"] == ["patience", "an ear"])
    }
}
