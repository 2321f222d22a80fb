import Testing

@testable import AssayCore

@Suite struct PostingNamesTests {
    private static let text =
        "\nWe build boats for rivers and lakes, and we have done so since 1950.\nCome and see us."

    @Test(
        arguments: [
            ("Hollow Oak Boats Ltd · Keswick", "Hollow Oak Boats Ltd", "Keswick"),
            (
                "Hollow Oak Boats\nKeswick, Cumbria CA12\nFull time · Permanent", "Hollow Oak Boats",
                "Keswick, Cumbria CA12"
            ),
            ("Bootswerft Lindner GmbH, 88131 Lindau", "Bootswerft Lindner GmbH", "88131 Lindau"),
            ("Full time | Standort Lindau | Bootswerft Lindner GmbH", "Bootswerft Lindner GmbH", "Lindau"),
            ("Roddarens Båtar, Arvika\n32 000 kr", "Roddarens Båtar", "Arvika"),
            ("Bateaux Rameau, Lens (62) — CDI", "Bateaux Rameau", "Lens (62)"),
            ("Lagos, Portugal · Permanent", nil, "Lagos, Portugal"),
            ("Sydney | Perth | Hobart\n£21.40 per hour", nil, "Sydney | Perth | Hobart"),
        ] as [(String, String?, String)])
    func `Lines under the title tell who hires and where`(head: String, company: String?, place: String) {
        let found = PostingPage.marked("# Boat Builder\n" + head + Self.text)
        #expect(found.values["company"] == company.map(JSON.string) ?? .null)
        #expect(found.values["location"] == .string(place))
    }

    @Test func `What only its place tells is a guess, and what the text says again is not`() {
        let told = PostingPage.marked("# Boat Builder\nHollow Oak · Keswick" + Self.text)
        #expect(told.values["company"] == "Hollow Oak" && !told.isSure("company"))
        #expect(told.values["location"] == "Keswick" && !told.isSure("location"))
        let again = PostingPage.marked(
            "# Boat Builder\nHollow Oak · Keswick" + Self.text
                + "\nThe yard in Keswick is small.\nWrite to jobs@hollowoak.test.")
        #expect(again.isSure("company") && again.isSure("location"))
    }

    @Test(arguments: [
        "Full time · Permanent", "Apply now", "£21.40 per hour", "12 March 2024", "Ref. 48151",
        "Company: Acme\nHome › Jobs",
    ])
    func `Pay, dates, contracts and buttons are no names`(head: String) {
        let found = PostingPage.marked("# Boat Builder\n" + head + Self.text)
        #expect(found.values["location"] == .null)
        #expect(found.values["company"] == .null || found.values["company"] == "Acme")
    }

    @Test func `About a name and then the name says who hires`() {
        let found = PostingPage.marked(
            "# Boat Builder\n- wood\nAbout Larchwood\nLarchwood builds boats for rivers.")
        #expect(found.values["company"] == "Larchwood" && found.isSure("company"))
    }

    @Test func `A public body above the title hires`() {
        let found = PostingPage.drawn(
            "Gemeinde Moosach\n\nStellenausschreibung\n\nGärtnerin / Gärtner (m/w/d)\n\nWir pflegen die Parks.\nMoosach, den 4. Mai 2024"
        )
        #expect(found.values["company"] == "Gemeinde Moosach" && found.values["location"] == "Moosach")
        #expect(
            found.values["job"] == "Gärtnerin / Gärtner (m/w/d)"
                && found.values["posted_date"] == "2024-05-04")
    }
}
