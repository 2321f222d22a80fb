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
}
