import Testing

@testable import AssayCore

@Suite struct PeriodPayTests {
    @Test(arguments: [
        ("£21.40 per hour", "21.40", "21.40", "hour"),
        ("£21.40 per hour + overtime", "21.40", "21.40", "hour"),
        ("3 400 € brut par mois", "3400", "3400", "month"),
        ("EUR 2.900,- brutto im Monat", "2900", "2900", "month"),
        ("$61,000 - $72,000 a year", "61000", "72000", "year"),
        ("- £61,000 - £72,000 per year", "61000", "72000", "year"),
    ])
    func `An amount beside a period is pay`(line: String, low: String, high: String, period: String) throws {
        let found = PostingPage.marked("# Piano Tuner\n\(line)\nWe tune old pianos.\nCome and see.")
        #expect(found.values["pay_min"]?.number?.decimal == JSONNumber(low)?.decimal)
        #expect(found.values["pay_max"]?.number?.decimal == JSONNumber(high)?.decimal)
        #expect(found.values["pay_period"] == .string(period))
    }

    @Test(arguments: [
        "Standby allowance £180 per year", "Trinkgeld 3 € im Monat", "38 hours a year",
        "A welcome bonus of $500 a year",
        "Salary: as agreed\nPlaces: 1", "Salary and 28 days of leave",
    ])
    func `What is paid beside the pay, and a count, are no pay`(line: String) {
        let found = PostingPage.marked("# Piano Tuner\nWe tune.\n\(line)\nCome and see.")
        #expect(found.values["pay_min"] == .null && found.values["pay_max"] == .null)
    }

    @Test func `Of two amounts that fit neither is vouched for`() {
        let found = PostingPage.marked("# Piano Tuner\n£21.40 per hour\n£25.10 per hour\nWe tune.")
        #expect(found.evidence["pay_min"]?.rivals.isEmpty == false)
    }
}
