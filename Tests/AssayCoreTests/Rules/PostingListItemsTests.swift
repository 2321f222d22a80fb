import Testing

@testable import AssayCore

@Suite struct PostingListItemsTests {
    @Test func `A line in small letters goes on with its item whatever its words`() {
        let page = GridPage.page(
            "Piano Tuner\n\nYou must possess:\n** three years with harps, bells and other means of\n"
                + "application\n** an ear\n** a van\nWe offer tea.")
        #expect(
            PostingTraces.found(page).extraction.values["must_haves"]
                == ["three years with harps, bells and other means of application", "an ear", "a van"])
        #expect(PostingTraces.doubts(page, "must_haves").isEmpty)
    }

    @Test func `A list that holds the words is not short`() {
        let trace = Trace("must_haves", .part("An ear"), quote: "An ear")
        #expect(trace.finding(on: ["must_haves": ["patience", "an ear"]]) == nil)
        #expect(trace.finding(on: ["must_haves": ["patience"]])?.code == .ambiguous)
        #expect(trace.finding(on: ["must_haves": .null])?.code == .unread)
    }

    @Test(
        arguments: [
            (
                "Requirements: two years, or three; a van; an ear.",
                ["two years, or three", "a van", "an ear"]
            ),
            ("Requirements: (1) two years, or three; (2) a van", ["two years, or three", "a van"]),
            ("Eisen / requirements: a van; an ear", ["a van", "an ear"]),
            ("Requirements: a van / an ear / a dog", ["a van", "an ear", "a dog"]),
            ("REQUIREMENTS.\n- a van\n- an ear", ["a van", "an ear"]),
            ("Requirements. A van; an ear; a dog.", ["A van", "an ear", "a dog"]),
            ("Requirements:\n- a van; and\n- an ear", ["a van", "an ear"]),
            ("We tune to your\nrequirements.\nThat is all.", nil),
        ] as [(String, [String]?)])
    func `Items in a line are parted by its strongest marks`(text: String, items: [String]?) {
        let page = GridPage.page("Piano Tuner\n\n" + text + "\n")
        #expect(
            PostingTraces.found(page).extraction.values["must_haves"]
                == items.map { .array($0.map(JSON.string)) } ?? .null)
    }
}
