import Testing

@testable import AssayCore

@Suite struct PostingLetterheadTests {
    @Test(
        arguments: [
            ("Heron Rivers Trust\nVACANCY NOTICE\nJob title: Warden", "Heron Rivers Trust", true),
            (
                "JOB ANNOUNCEMENT\nHeron Rivers Trust (HRT)\nJob title: Warden", "Heron Rivers Trust (HRT)",
                true
            ),
            ("Hale Water Works - Vacancy\nJob title: Warden", "Hale Water Works", true),
        ])
    func `The line above a notice's captions says who hires`(head: String, company: String, isSure: Bool) {
        let found = PostingPage.drawn(head + "\nLocation: Hale\n\nWe mend dams.")
        #expect(found.values["company"] == .string(company))
        #expect(found.isSure("company") == isSure)
    }

    @Test(arguments: ["VACANCY NOTICE", "NOTICE OF VACANCY"])
    func `A line that only announces names nobody`(head: String) {
        let found = PostingPage.drawn(head + "\nJob title: Warden\nLocation: Hale\n\nWe mend dams.")
        #expect(found.values["company"] == .null)
    }

    @Test func `A banner names the body whose site it is, and its short form is no rival`() {
        let found = PostingPage.marked(
            "Government of Hale – Hale Weather Agency\nHome\n# Warden\nWe mend dams.\n"
                + "To be eligible for employment with HWA you know dams.")
        #expect(found.values["company"] == "Hale Weather Agency")
        #expect(found.evidence["company"]?.rivals == [])
    }

    @Test func `A name with a street behind it says who and where`() {
        let found = PostingPage.drawn(
            "Piano Tuner\n\nThrush Pianos, 12 Quay Lane, Hale\n\nThrush Pianos has tuned since 1979, and it goes on."
        )
        #expect(
            found.values["company"] == "Thrush Pianos" && found.values["location"] == "12 Quay Lane, Hale")
    }
}
