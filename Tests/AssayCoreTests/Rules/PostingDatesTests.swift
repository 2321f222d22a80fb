import Testing

@testable import AssayCore

@Suite struct PostingDatesTests {
    @Test(
        arguments: [
            ("Please send your application by 3 May 2024.", "2024-05-03"),
            ("Bewerben Sie sich bis spätestens 3. Mai 2024 bei uns.", "2024-05-03"),
            ("Envoyez votre candidature avant le 3 mai 2024.", "2024-05-03"),
            ("Välkommen med din ansökan senast den 3 maj 2024.", "2024-05-03"),
            ("Las solicitudes se presentan hasta el 3 de mayo de 2024.", "2024-05-03"),
            ("Published 12 April 2024. Apply before 3 May.", "2024-05-03"),
            ("Published 12 November 2024. Apply before 3 January.", "2025-01-03"),
            ("Please send your CV to us by 10am on\nMonday 3 May 2024.", "2024-05-03"),
            ("Interesados: enviar CV antes del 3 de mayo\nde 2024.", "2024-05-03"),
            ("It closes at 11:59 p.m. on 3 May 2024 for applications.", "2024-05-03"),
            ("Hasta el 3 de mayo de 2024 en jobs@keys.test.", "2024-05-03"),
            ("The contract runs until 3 May 2024.", nil), ("Apply before 3 May.", nil),
            ("Applications are read from 3 May 2024.", nil),
        ] as [(String, String?)])
    func `A sentence about applying sets the last day`(text: String, day: String?) {
        let found = PostingPage.marked("# Piano Tuner\n" + text)
        #expect(found.values["apply_by"] == day.map(JSON.string) ?? .null)
    }

    @Test(
        arguments: [
            ("# Piano Tuner\nWe tune.\nHale, 3 May 2024", "2024-05-03"),
            ("Piano Tuner\n\nWe tune and tune.\nMoosach, den 3. Mai 2024", "2024-05-03"),
            ("From: Ann\nDate: Fri, 3 May 2024 10:00\nSubject: Piano Tuner\n\nWe tune.", "2024-05-03"),
            ("# Piano Tuner\n3 May 2024\nWe tune.", "2024-05-03"),
            ("# Piano Tuner\nWe tune.\nDate: 3 May 2024", "2024-05-03"),
            ("# Piano Tuner\nAcme · Hale · 3 May 2024\nWe tune.", "2024-05-03"),
            ("3 May 2024\nPiano Tuner\n\nWe tune, and more of it below.", "2024-05-03"),
            ("# Piano Tuner\nStart: 3 May 2024 · Hale\nWe tune.", nil),
            ("# Piano Tuner\nWe tune.\nHale, dnia 3 maja 2024 r.", "2024-05-03"),
            ("Piano Tuner\n\nWe begin on Monday, 3 May 2024", nil),
        ] as [(String, String?)])
    func `Notices and mails are dated`(text: String, day: String?) {
        let found = text.hasPrefix("#") ? PostingPage.marked(text) : PostingPage.drawn(text)
        #expect(found.values["posted_date"] == day.map(JSON.string) ?? .null)
    }
}
