import Testing

@testable import AssayCore

@Suite struct PostingPlacesTests {
    @Test(
        arguments: [
            ("Keswick, hybrid (2 days in the office)", "Keswick", true),
            ("Keswick, England (Hybrid)", "Keswick, England", true),
            ("Keswick – full time", "Keswick", true), ("Keswick (2 days hybrid)", "Keswick", true),
            ("Keswick hybrid", "Keswick", false),
            // From afar is a place like others.
            ("Keswick; York; remote", "Keswick; York; remote", true), ("Remote (UK)", "Remote (UK)", true),
            ("The Quay, Keswick, UK. This is outdoor work", "The Quay, Keswick, UK", true),
            ("Keswick (head office)", "Keswick", true),
            ("Our office in Keswick, 3 days", "Our office in Keswick, 3 days", false),
            ("Keswick, with trips to the coast", "Keswick", true),
            ("Keswick. The work is done outdoors.", "Keswick", true),
            ("Keswick (help with moving is given)", "Keswick", true),
            ("Keswick (South west), England", "Keswick (South west), England", true),
            ("Keswick (remote)", "Keswick (remote)", true), ("Keswick, Cumbria", "Keswick, Cumbria", true),
        ])
    func `How the work is done is no part of where`(printed: String, place: String, isSure: Bool) {
        let found = PostingPage.marked("# Piano Tuner\nWe tune.\n\nLocation: \(printed)\n\nCompany: Acme")
        #expect(found.values["location"] == .string(place))
        #expect(found.isSure("location") == isSure)
    }

    @Test(arguments: [("Vernio (PO)", true), ("San Vidal (Araba)", true), ("Keswick (hybrid)", false)])
    func `A province in brackets marks a place`(printed: String, isSure: Bool) {
        let found = PostingPage.marked(
            "# Piano Tuner\nHollow Oak Ltd\n\(printed)\nWe build boats for rivers and lakes.\nCome and see.")
        #expect(found.isSure("location") == isSure)
    }
}
