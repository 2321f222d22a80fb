import Testing

@testable import AssayCore

@Suite struct MisreadDateTests {
    @Test(arguments: [
        ("19/84/2018", "19/04/2018"), ("63-85-2618", "03-05-2018"), ("22.97.2023", "22.07.2023"),
        ("11/85/2816", "11/05/2016"), ("1905/2018", "19/05/2018"),
    ])
    func `A date that can't be one is the one that a stroke through a zero explains`(
        word: String, date: String
    ) {
        #expect(MisreadDate.possible(word) == date)
    }

    @Test(arguments: [
        "19/04/2018", "4/7/2024", "2018-04-19", "9.40", "11/16", "4504/2017", "2313/2017", "83-1122-3344",
        "", "/", "8/8/8", "1.2.3.4",
    ])
    func `What can be a date, or none at all, stays as it is`(word: String) {
        #expect(MisreadDate.possible(word) == nil)
    }

    @Test(arguments: [("OS-APR-21", "05-APR-21"), ("@6", "06"), ("1Z-Dec-2O21", "12-Dec-2021")])
    func `Letters where a date has digits are the digits that they look like`(word: String, date: String) {
        #expect(MisreadDate.repaired(word) == date)
    }

    @Test(arguments: ["05-APR-21", "AT-BAR-GO", "@x", "@", "Si-Mar-x", "OS-APRIL-21"])
    func `A word without such letters has nothing to repair`(word: String) {
        #expect(MisreadDate.repaired(word) == nil)
    }
}
