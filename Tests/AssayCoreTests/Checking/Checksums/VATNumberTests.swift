import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct VATNumberTests {
    @Test(arguments: valid)
    func `A right number of each country holds`(text: String) {
        #expect(VATNumber.judge(text) == .holds)
        #expect(VATNumber.judge(text.lowercased()) == .holds)
        #expect(VATNumber.judge(text.prefix(2) + " " + text.dropFirst(2)) == .holds)
    }

    @Test(arguments: valid)
    func `Another digit in its place is noticed`(text: String) {
        // Dutch and Bulgarian numbers hold by any of several rules, so that some slips go unseen.
        var failures = 0
        var trials = 0
        for (index, character) in text.enumerated() where character.isNumber {
            for digit in "0123456789" where digit != character {
                var changed = Array(text)
                changed[index] = digit
                trials += 1
                if VATNumber.judge(String(changed)) != .holds { failures += 1 }
            }
        }
        #expect(failures * 100 >= trials * 75)
    }

    @Test(arguments: [
        "DE 136 695 976", "DE-136.695.976", "CHE-107.787.577 MWST", "CHE-107.787.577 IVA",
        "NO 995 525 828 MVA",
        "GR 094259216", "XI980780684", "GBGD001", "GBHA599", "NL 0044.95.445.B.01", "be0428.759.497",
    ])
    func `Other writings hold`(text: String) { #expect(VATNumber.judge(text) == .holds) }

    @Test(arguments: [
        "DE136695977", "DE13669597", "DE1366959760", "ATU13585628", "FR41303265045", "IT00743110158",
        "GBHA001",
        "CHE107787578", "NO995525829", "ESB58378432", "NL123456789B00",
    ])
    func `Wrong digits and lengths fail`(text: String) {
        guard case .fails = VATNumber.judge(text) else {
            Issue.record("\(text) was not refused")
            return
        }
    }

    @Test(arguments: [
        "", "37/123/45678", "DE 37/123/45678", "201/113/40209", "136695976", "B58378431", "US123456789",
        "12-3456789",
        "SIREN 303 265 045", "HRB 12345", "GB", "DE", "No. 12345", "NIF", "EIN 12-3456789",
        "DE136695976, HRB 1234",
        "ABN 51 824 753 556",
    ])
    func `Numbers of another sort are not judged`(text: String) {
        #expect(VATNumber.judge(text) == .notJudged)
    }

    private static let valid = [
        "ATU13585627", "BE0428759497", "BG175074752", "CY10259033P", "CZ25123891", "DE136695976",
        "DK13585628",
        "EE100931558", "EL094259216", "ESB58378431", "ES54362315K", "ESX5253868R", "FI20774740",
        "FR40303265045",
        "FRK7399859412", "GB980780684", "HR33392005961", "HU12892312", "IE6433435F", "IE6433435OA",
        "IE8D79739I",
        "IT00743110157", "LT119511515", "LT100001919017", "LU15027442", "LV40003521600", "MT11679112",
        "NL004495445B01", "NL123456782B90", "NL002455799B11", "PL8567346215", "PT501964843", "RO18547290",
        "SE123456789701", "SI50223054", "SK2022749619", "CHE107787577", "NO995525828", "CZ640903926",
        "CZ7103192745", "LV16117519997", "BG8032056031", "RO1630615123457",
    ]
}
