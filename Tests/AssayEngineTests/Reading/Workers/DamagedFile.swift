import AssayCore
import AssayTestSupport
import Foundation

@testable import AssayEngine

/// A sound file of each kind, to be damaged.
enum DamagedFile: String, CaseIterable {
    case pdf, invoice, scan, png, jpeg, tiff, webp, gif, bmp, html, text, utf16, email, docx, zip
    /// Several pictures in a file.
    case frames, film
    case posting

    /// Those that `ASSAY_FUZZ_KINDS` names; else all.
    static var wanted: [DamagedFile] {
        guard let names = ProcessInfo.processInfo.environment["ASSAY_FUZZ_KINDS"] else { return allCases }
        return names.split(separator: ",").compactMap { DamagedFile(rawValue: String($0)) }
    }

    func original() async throws -> Data {
        switch self {
        case .pdf:
            var pdf = TestPDF(lines: TestReading.letter)
            pdf.attachment = ("factur-x.xml", "<Invoice/>")
            return pdf.bytes
        case .scan:
            var pdf = TestPDF([TestPDF.Page(painting: try await TestScan.painting(of: TestReading.letter))])
            for (index, line) in TestReading.letter.enumerated() {
                pdf.pages[0].texts.append(
                    TestPDF.Text(text: line, x: 30, y: 40 + Double(index) * 28.8, size: 16, mode: 3))
            }
            return pdf.bytes
        case .invoice: return try Self.sample("invoice/documents/inv-01.pdf")
        case .png: return try await Self.picture(.png)
        case .jpeg: return try await Self.picture(.jpeg(quality: 80))
        case .tiff: return try TestTIFF.file(of: [await Self.picture(.png)], thumbnails: 1)
        case .webp: return Data(base64Encoded: Self.smallWebP) ?? Data()
        case .gif: return Data(base64Encoded: Self.smallGIF) ?? Data()
        case .bmp: return Self.stripes
        case .html:
            return Data(
                """
                <html><meta charset=utf-8><script type="application/ld+json">{"@type":"JobPosting"}</script>
                <table><tr><td rowspan=2>Total<td colspan=2>23.50</table><ul><li>a<li style="color:#fff">b</ul>
                """.utf8)
        case .text: return Data("Total 23.50\nDate 1 March 2024\n\u{0C}Pay\t7\n".utf8)
        case .utf16:
            return Data(
                "\u{FEFF}Größe 25\nTotal 23.50 €\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        case .email: return try await Self.message()
        case .docx: return TestZIP.deflated
        case .zip: return TestZIP.file([("a.txt", "Total 23.50"), ("b/c.txt", "Total 7.00")])
        case .frames:
            let picture = Data(base64Encoded: Self.smallGIF) ?? Data()
            return try TestFrames.gif(
                [picture, picture, picture],
                [
                    .init(disposal: 1), .init(left: 2, top: 2, disposal: 2, transparent: 1),
                    .init(top: 3, disposal: 3),
                ])
        case .film:
            let picture = Data(base64Encoded: Self.smallWebP) ?? Data()
            return try TestFrames.webP(
                [picture, picture], [.init(), .init(left: 2, top: 4, isBlended: true)])
        case .posting:
            return Data(
                """
                <!doctype html><body><a href=#m>Skip</a><div role=dialog aria-modal=true>We use cookies</div>
                <header><nav><a>Home</a></nav></header><main id=m><h1>Cook</h1><span>Acme</span><span>Bonn</span>
                <form><input><input><textarea></textarea></form><details><summary>Facts</summary><dl><dt>Pay<dd>9</dl>
                </details></main><section><h2>Similar jobs</h2><ul><li><a>Baker</a><li><a>Waiter</a></ul></section>
                """.utf8)
        }
    }

    private static func sample(_ name: String) throws -> Data {
        try Data(contentsOf: AssayProcess.repository.appending(path: "Samples/\(name)"))
    }

    private static func picture(_ format: PictureFormat) async throws -> Data {
        let page = TestPDF(lines: ["Invoice 48213", "Total 23.50"]).bytes
        return try await TestReading.reader.picture(
            ofPage: 0, in: page, as: .pdf, longestSide: 400, format: format)
    }

    private static func message() async throws -> Data {
        let picture = try await picture(.png).base64EncodedString(options: .lineLength76Characters)
        return Data(
            """
            From: =?utf-8?B?SsO2cmc=?= <a@example.com>\r
            Message-ID: <1@example.com>\r
            Subject: =?iso-8859-1?Q?Rechnung_f=FCr_M=E4rz?=\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary="one"\r
            \r
            --one\r
            Content-Type: multipart/alternative; boundary=two\r
            \r
            --two\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            Total =\r
            23.50 =E2=82=AC\r
            --two\r
            Content-Type: text/html\r
            \r
            <p>Total <b>23.50</b>\r
            --two--\r
            --one\r
            Content-Type: image/png; name*0*=utf-8''scan%20; name*1=1.png\r
            Content-Transfer-Encoding: base64\r
            \r
            \(picture)\r
            --one--\r

            """.utf8)
    }

    /// 16 x 16 pixels of 24 bits, every other row black.
    private static var stripes: Data {
        let header: [UInt8] =
            Array("BM".utf8) + [
                0x36, 3, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 16, 0, 0, 0, 16, 0, 0, 0, 1, 0, 24, 0,
            ]
            + [UInt8](repeating: 0, count: 24)
        let rows = (0..<16).flatMap { [UInt8](repeating: $0.isMultiple(of: 2) ? 0 : 255, count: 48) }
        return Data(header + rows)
    }

    private static let smallGIF =
        "R0lGODdh3AAoAIEAAP///wAAAAAAAAAAACwAAAAA3AAoAEAI/wABCBxIsKDBgwgTKlzIsKHDhxAjSpxIsaLF"
        + "ixgzatzIsePEAAEOghwZciBJkgVPlky58mPLhCAbxlw402BNjzhx3rxJsCZPgT8B7HxJk6jDoDJf/kSas6nT"
        + "p1CjSp1KtarVq1g5qtxq1GbXo197ciU6FuxWkWezqmUpFqHPsF7buoSpsuJIuXHXrg1a1+tdsX+HJi0LGCVa"
        + "v38VGtbLuLHjx5AjS55MubLly5gza96ckaliuEXtejYJWmjppaU5S+SZ2HRLpGSVpj7McDTpvnjZqtb6uutb"
        + "t4SBziYdsTVEwbR3a2Q9tDfa3siLgjZqnLXf67eVa9/Ovbv37+DDi6ofT768+fPo06tfz769+/dNx56Mavu2"
        + "8cL17c8Hnl99/9yrnSYbWXnVJiB08OlW3HAFzmVgUhAqmKBpiC3GFX6LCWdRfRziBiBxE1KYnYT/Rbegb/vJ"
        + "xJJswIUooobJeXYhiAs+dJ+NziWXoIl48YXah6EFSBGPNO6IIInUxZZjhA6eKCGMIaLmoWutyQdkhR5a+WRw"
        + "K6bo4pdghinmmGSWaeaZaKapJnsBAQA7"

    private static let smallWebP =
        "UklGRtwAAABXRUJQVlA4TM8AAAAv28AJAA8w//M///MfeIBbW3vbRlklNhA3EdaSnEBXLNG6wyrcgCM4+2+d"
        + "7f8YxlMG1KmM6P8EcExzwui1W4KJ00Q/NlmyNXwd/tKP/XSQZdfH25+iLGIRHvlAiYWkiLvrz1/3uaSH2bY/"
        + "a/f0syovt53AB0r/KscHIQi8mcjlRU5nd6n5hUUBVwtE3mBZoKoFl3gs44NgQcp0QQg7NMbDfJDOC92O35zK"
        + "i2+ER/7f9CouMmw7ndXC8K7/q73UT4e5OzO/2RomvabhoGOeMAAA"
}
