import AssayCore
import Testing

@Suite struct NumberTextRangeTests {
    @Test(
        arguments: [
            ("$50-60K", "50000", "60000"), ("50.000 – 60.000 €", "50000", "60000"),
            ("45k to 55k", "45000", "55000"),
            ("£30,000 - £35,000", "30000", "35000"), ("ab 45.000 €", "45000", nil),
            ("up to 55k", nil, "55000"),
            ("von 40.000 bis 50.000", "40000", "50000"), ("bis zu 70.000 EUR", nil, "70000"),
            ("from £28,000", "28000", nil), ("between $20 and $25 per hour", "20", "25"),
            ("$62,353.00-$80,000.00/yr", "62353.00", "80000.00"), ("40 000 à 50 000 €", "40000", "50000"),
            ("Salary: USD 1,200 - 1,500 monthly", "1200", "1500"),
            ("35 000 kr till 40 000 kr", "35000", "40000"),
            ("12,50 € - 15,00 €/h", "12.50", "15.00"), ("€ 3.000 tot € 3.500", "3000", "3500"),
            ("GS-15\u{A0}($143,736 to $191,900)", "143736", "191900"), ("à partir de 30 000 €", "30000", nil),
            ("step 15 to $106,595, then $110,000 to $120,000", "110000", "120000"),
            ("fino a 40.000 €", nil, "40000"),
            ("ab ca. 50.000 €", "50000", nil), ("upp till 40 000 kr", nil, "40000"),
            ("$50,000 or more", "50000", nil), ("50000+ SEK", "50000", nil),
            ("45.000 € oder mehr", "45000", nil), ("$50,000 plus bonus", nil, nil),
            ("1.5 - 2 million", "1500000", "2000000"),
        ] as [(String, String?, String?)])
    func `Ranges and bounds are read`(text: String, min: String?, max: String?) {
        let bounds = NumberText.range(in: text, conventions: WritingConventions())
        #expect(bounds?.min?.text == min)
        #expect(bounds?.max?.text == max)
    }

    @Test(arguments: [
        "2026-03-12", "50,000", "call 555-1234-999", "40 and 50", "", "none", "5 - five", "move to 5 offices",
        "60k - 50k",
    ])
    func `Other texts are no ranges`(text: String) {
        #expect(NumberText.range(in: text, conventions: WritingConventions()) == nil)
    }
}
