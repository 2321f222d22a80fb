import Testing

@testable import AssayCore

@Suite struct DueDatesTests {
    private static func due(_ lines: String) -> JSON? {
        BillPage.extract("Date: 3 March 2026\n\(lines)").values["due_date"]
    }

    @Test(arguments: [
        "Due 13 March 2026 with 3 % discount", "Pay by 13 March 2026 less 2 % Skonto: 233.24",
    ])
    func `The day until which less may be paid is not when all is due`(line: String) {
        #expect(Self.due(line) == JSON.null)
    }

    @Test(arguments: [
        "Due 2 April 2026 without discount", "By 2 April 2026 without deduction.",
        "bis 13.03.2026 abzüglich 2 % Skonto, bis 02.04.2026 ohne Abzug",
        "2 % discount until 13 March 2026, due 2 April 2026",
    ])
    func `A discount in another clause, or none, changes nothing`(line: String) {
        #expect(Self.due(line) == "2026-04-02")
    }

    @Test(arguments: [
        "Please pay £83.46 by 2 April 2026", "In full payable 2 April 2026",
        "Der Betrag ist bis\nspätestens 2.4.2026 zu bezahlen.",
        "Bitte überweisen Sie den Betrag bis zum 2. April 2026 auf mein Konto.",
        "The amount will be debited\non 2 April 2026.", "Wij verzoeken u te betalen\nvoor 2 april 2026",
    ])
    func `A sentence that sets a limit to a payment states it`(line: String) {
        #expect(Self.due(line) == "2026-04-02")
    }

    @Test(arguments: [
        "Delivered by 2 April 2026, pay on receipt", "Order before 2 April 2026 and pay 10 % less",
        "Offer valid until 2 April 2026", "Paid on 2 April 2026",
    ])
    func `A limit or a day of something else does not`(line: String) {
        #expect(Self.due(line) == JSON.null)
    }
}
