import AssayCore
import Testing

@Suite struct ChecksumCheckTests {
    private func holds(_ standard: ChecksumCheck.Standard, _ value: JSON) -> Bool {
        problems(.checksum(ChecksumCheck(field: "code", standard: standard)), ["code": value]).isEmpty
    }

    @Test(arguments: [
        "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "IBAN: GB82 WEST 1234 5698 7654 32",
        "fr14 2004 1010 0505 0001 3m02 606", "NO9386011117947", "CH93-0076-2011-6238-5295-7",
        "MT84MALT011000012345MTLCAST001S",
        "DE89 **** **** 3000",
    ])
    func `Right account numbers pass`(text: String) { #expect(holds(.iban, .string(text))) }

    @Test(arguments: [
        "DE89370400440532013001", "DE8937040044053201300", "89370400440532013000", "DE", "",
        "DE89 3704 0044 0532 0130 0Ö",
        "XX89370400440532013000", "GB82WEST12345698765433", "DE98370400440532013000",
    ])
    func `Wrong account numbers fail`(text: String) { #expect(!holds(.iban, .string(text))) }

    @Test(arguments: [
        "4006381333931", "96385074", "036000291452", "10012345000017", "978-0-306-40615-7", "0 36000 29145 2",
    ])
    func `Right article numbers pass`(text: String) { #expect(holds(.gtin, .string(text))) }

    @Test(arguments: ["4006381333932", "400638133393", "4006381333931X", "", "12345"])
    func `Wrong article numbers fail`(text: String) { #expect(!holds(.gtin, .string(text))) }

    @Test func `Luhn numbers pass and fail`() {
        #expect(holds(.luhn, "4111 1111 1111 1111"))
        #expect(holds(.luhn, "79927398713"))
        #expect(!holds(.luhn, "79927398710"))
        #expect(!holds(.luhn, "7"))
        #expect(holds(.luhn, 18))
    }

    @Test func `The message says what is wrong and hides what is sensitive`() {
        let code = Check.Form.checksum(ChecksumCheck(field: "code", standard: .iban))
        #expect(
            problems(code, ["code": "DE8937040044053201300"])
                == ["code: code DE8937040044053201300: an IBAN of DE has 22 characters, this one 21"])
        let iban = Check.Form.checksum(ChecksumCheck(field: "iban", standard: .iban))
        #expect(
            problems(iban, ["iban": "DE89370400440532013001"])
                == ["iban: iban: the check digits of the IBAN do not match"])
    }
}
