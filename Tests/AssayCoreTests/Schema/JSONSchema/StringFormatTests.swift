import AssayCore
import Testing

@Suite struct StringFormatTests {
    @Test(arguments: [
        (
            "date", ["2024-02-29", "1999-12-31"],
            ["2023-02-29", "2024-2-9", "20240209", "2024-02-09T00:00:00Z", ""]
        ),
        (
            "time", ["08:30:06Z", "08:30:06.283185z", "23:59:60Z", "15:59:60-08:00", "00:00:00+23:59"],
            ["24:00:00Z", "08:30:06", "22:59:60Z", "8:30:06Z", "08:30:06+24:00", "08:30:06.Z", "08:30:06PST"]
        ),
        (
            "date-time",
            ["1963-06-19T08:30:06.283185Z", "1998-12-31T15:59:60.123-08:00", "1963-06-19t08:30:06z"],
            ["1963-06-19 08:30:06Z", "1963-06-19T08:30:06", "1990-02-31T15:59:59Z", "2013-350T01:01:01", "T"]
        ),
        (
            "email", ["joe.bloggs@example.com", "te~st@example", "a+b@x-y.de"],
            [
                "2962", ".a@b.c", "a.@b.c", "a..b@c.d", "a@-b.c", "a@b_c", "a b@c.d", "a@", "@a", "a@b@c",
                "ä@b.c",
            ]
        ),
        (
            "uri",
            [
                "http://foo.bar/?q=Test%20URL-encoded#nose", "urn:oasis:names", "mailto:a@b.c",
                "tel:+1-816-555-1212",
            ],
            [
                "//foo.bar", "/abc", "\\\\WINDOWS", "abc", "http:// x", "http://é", "http://a%2", ":a",
                "1a:b", "a:",
            ]
        ),
        (
            "uuid", ["2EB8AA08-aa98-11ea-b4aa-73b441d16380", "00000000-0000-0000-0000-000000000000"],
            [
                "2eb8aa08aa9811eab4aa73b441d16380", "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
                "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
            ]
        ),
        (
            "iban", ["DE89370400440532013000", "GB82 WEST 1234 5698 7654 32", "NO9386011117947"],
            ["DE89370400440532013001", "de89370400440532013000", "DE89", "8937040044053201300012", "IBAN"]
        ),
        ("currency", ["EUR", "USD", "JPY"], ["eur", "EURO", "XXX", "€", ""]),
        (
            "vat-id", ["DE123456789", "ATU12345678", "NL123456789B01", "EL 123456789", "CHE-123.456.788"],
            ["123456789", "US123456789", "DE", "DEabc", "ATUXXXXX"]
        ),
        ("country", ["DE", "US"], ["de", "UK", "DEU", ""]),
    ])
    func `Formats tell right texts from wrong ones`(format: String, right: [String], wrong: [String]) throws {
        let schema = try JSONSchema(compiling: ["format": .string(format)])
        for text in right { #expect(schema.isValid(.string(text)), "\(text)") }
        for text in wrong { #expect(!schema.isValid(.string(text)), "\(text)") }
        #expect(schema.isValid(5))
        #expect(schema.isValid(nil))
    }
}
