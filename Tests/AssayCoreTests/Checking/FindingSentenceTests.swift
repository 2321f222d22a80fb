import Testing

@testable import AssayCore

@Suite struct FindingSentenceTests {
    @Test(arguments: [
        (
            "issue_date", "issue_date: “9 January 2026” was read as 2026-01-09.",
            "issue_date: “9 January 2026” was read as 2026-01-09."
        ),
        ("total", "total is required and has no value.", "total is required and has no value."),
        ("iban", "\"20-44-17\" is too short", "iban: \"20-44-17\" is too short"),
        ("total", "total_tax 3 and total 4 differ", "total: total_tax 3 and total 4 differ"),
        ("", "No words were read from this document.", "No words were read from this document."),
    ])
    func `A finding says once what it is about`(path: String, message: String, sentence: String) {
        let place = path.isEmpty ? FieldPath() : FieldPath(path)
        #expect(Finding(.unclear, .ambiguous, at: place, message: message).sentence == sentence)
    }
}
