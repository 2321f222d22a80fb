import Testing

@testable import AssayCore

@Suite struct MarkdownReportTests {
    @Test func `The page is as recorded`() throws {
        try ReportFixtures.expectGolden(MarkdownReport.text(ReportFixtures.report()), "report.md")
    }

    @Test func `Only what stands between the markers is replaced, and again gives the same`() throws {
        let report = try ReportFixtures.report()
        let before = "# Ours\n\n<!-- assay:begin -->\nold\n<!-- assay:end -->\n\nNotes.\n"
        let text = MarkdownReport.text(report, replacingIn: before)
        #expect(text.hasPrefix("# Ours\n\n<!-- assay:begin -->\n\n## Method"))
        #expect(text.hasSuffix("<!-- assay:end -->\n\nNotes.\n"))
        #expect(!text.contains("\nold\n"))
        #expect(MarkdownReport.text(report, replacingIn: text) == text)
        let whole = MarkdownReport.text(report)
        #expect(MarkdownReport.text(report, replacingIn: whole) == whole)
    }

    @Test(arguments: [
        ("a|b", "a\\|b"), ("<!-- assay:end -->", "\\<\\!-- assay:end --\\>"),
        ("![x](http://e)", "\\!\\[x\\](http://e)"),
        ("one\ntwo", "one two"), ("due_date", "due_date"), ("_x_", "\\_x_"), ("", " "),
    ])
    func `Values of documents never become markup`(text: String, expected: String) {
        #expect(MarkdownReport.escaped(text) == expected)
    }
}
