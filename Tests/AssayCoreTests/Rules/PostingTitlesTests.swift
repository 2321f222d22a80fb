import Testing

@testable import AssayCore

@Suite struct PostingTitlesTests {
    @Test(arguments: [
        ("Tuner (m/f/d), Lisbon", "Tuner (m/f/d)", "Lisbon"),
        ("Accordeur (H/F) - Paris", "Accordeur (H/F)", "Paris"),
        ("Tuner at Sharp Keys Ltd in London", "Tuner", "London"),
        ("Stämmare till Klaverhuset AB i Stockholm", "Stämmare", "Stockholm"),
        ("Klaverhuset i Stockholm söker en stämmare", "stämmare", "Stockholm"),
    ])
    func `An employer and a place behind the title do not belong to it`(
        heading: String, title: String, place: String
    ) {
        let found = PostingPage.marked("# \(heading)\nWe tune old pianos.\nOur shop in Lisbon is old.")
        #expect(found.values["job"] == .string(title) && found.values["location"] == .string(place))
    }

    @Test(arguments: ["Tuner, Concert Grands", "Engineer - Python", "Teacher in Music, Lisbon"])
    func `What may be a part of the title stays`(heading: String) {
        let found = PostingPage.marked("# \(heading)\nWe write in Python and in Music.\nAnd more.")
        #expect(found.values["job"] == .string(heading))
    }

    @Test(arguments: [
        (
            "Wir suchen ab sofort\nKlavierstimmer/in im Nahverkehr\nMehr dazu im Laden.",
            "Klavierstimmer/in im Nahverkehr"
        ),
        ("Dear colleagues\n\nPiano Tuner\n\nMore of it below.", "Piano Tuner"),
        (
            "TOWN OF HALE\nHUMAN RESOURCES\ninvites applications for the position of\n\nPiano Tuner II\n\nPay is good.",
            "Piano Tuner II"
        ),
        (
            "From: Ann\nSubject: [piano-jobs] Piano Tuner, Hale University\n\nDear all,\n\nwe look for one.",
            "Piano Tuner"
        ),
        ("URGENTLY HIRING!!! Piano Tuner\n\nWe tune, and more of it below.", "Piano Tuner"),
        ("HARP SOCIETY - EMPLOYMENT OPPORTUNITY\n\nPiano Tuner\n\nWe tune, and more of it.", "Piano Tuner"),
        ("Stämmare sökes, uppdrag i Hale\n\nWe tune, and more of it below.", "Stämmare"),
        ("Vacancy - Piano Tuner\n\nWe tune, and more of it below.", "Piano Tuner"),
        ("# Piano Tuner\n\nWe tune, and more of it below.", "Piano Tuner"),
        ("Sharp Keys | Piano Tuner | Hale | Full time | $40 per hour\nWe tune.", "Piano Tuner"),
    ])
    func `Greetings, calls and employers are no titles`(text: String, title: String) {
        #expect(PostingPage.drawn(text).values["job"] == .string(title))
    }
}
