import Foundation
import Testing

@testable import AssayCore

@Suite struct HTMLReportTests {
    @Test func `The page is as recorded, but for style and script`() throws {
        let page = HTMLReport.text(try ReportFixtures.report())
            .replacing(HTMLStyle.style, with: "").replacing(HTMLStyle.script, with: "")
            .replacing(HTMLStyle.styleHash, with: "").replacing(HTMLStyle.scriptHash, with: "")
        try ReportFixtures.expectGolden(page, "report.html")
    }

    @Test func `The page's policy names the hashes of its style and script`() {
        #expect(SHA256.base64(HTMLStyle.style) == HTMLStyle.styleHash)
        #expect(SHA256.base64(HTMLStyle.script) == HTMLStyle.scriptHash)
        #expect(SHA256.base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    }

    @Test func `Values of documents never become markup`() throws {
        let page = HTMLReport.text(try ReportFixtures.report())
        #expect(!page.contains("<b>"))
        #expect(page.contains("&lt;b&gt;Bold|Co&lt;/b&gt;"))
        #expect(HTMLReport.escaped("\"'&<>\0\u{202E}") == "&quot;&#39;&amp;&lt;&gt;\u{FFFD}\u{FFFD}")
    }

    @Test func `A failure is shown where its values stand, or by its words and why`() throws {
        let page = HTMLReport.text(try ReportFixtures.report())
        let figures = page.split(separator: "<figure class=\"sight\">").dropFirst()
        let total = try #require(figures.first { $0.contains("inv-01.pdf · total") })
        #expect(total.contains("<use href=\"#page-1\"") && total.contains("<rect class=\"mark given\""))
        #expect(total.contains("the value given is marked once, the right answer is marked once"))
        let seller = try #require(figures.first { $0.contains("inv-02.pdf · seller") })
        #expect(seller.contains("<mark class=\"right\">Feinkost KG</mark>") && seller.contains("No picture."))
        #expect(page.components(separatedBy: "AAAA").count == 2)
    }

    @Test func `A long table is searched on the page and left out of print`() throws {
        let rows = (0..<101).map { [ReportTable.Cell("\($0)")] }
        let long = HTMLTable.html(ReportTable(caption: "All", columns: [.text("a")], rows: rows))
        let short = HTMLTable.html(
            ReportTable(caption: "All", columns: [.text("a")], rows: Array(rows.dropFirst())))
        #expect(long.contains("scroll long") && long.contains("All: 101 rows, on the page alone."))
        #expect(!short.contains("scroll long") && !short.contains("printed"))
    }

    @Test func `The page names no other address and has no inline style`() throws {
        let page = HTMLReport.text(try ReportFixtures.report())
        #expect(page.contains("href=\"data:image/jpeg;base64,AAAA\"") && page.contains("img-src data:;"))
        for mark in ["http:", "https:", "src=", "style=\"", "url(", "onclick"] {
            #expect(!page.contains(mark))
        }
    }
}

/// FIPS 180-4, only to reckon the page's hashes without a dependency.
private enum SHA256 {
    static func base64(_ text: String) -> String {
        var words = Data()
        for word in digest(Array(text.utf8)) {
            words.append(contentsOf: (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) })
        }
        return words.base64EncodedString()
    }

    private static func digest(_ message: [UInt8]) -> [UInt32] {
        let bits = UInt64(message.count) * 8
        let zeros = (119 - message.count % 64) % 64
        let padded =
            message + [0x80] + Array(repeating: 0, count: zeros)
            + (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
        var state = primes(8).map { fraction(of: $0.squareRoot()) }
        let constants = primes(64).map { fraction(of: cbrt($0)) }
        for start in stride(from: 0, to: padded.count, by: 64) {
            state = round(state, Array(padded[start..<start + 64]), constants)
        }
        return state
    }

    private static func round(_ state: [UInt32], _ block: [UInt8], _ constants: [UInt32]) -> [UInt32] {
        var schedule = (0..<16).map { index in
            block[index * 4..<index * 4 + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        for index in 16..<64 {
            let (x, y) = (schedule[index - 15], schedule[index - 2])
            let small = turn(x, 7) ^ turn(x, 18) ^ (x >> 3)
            let large = turn(y, 17) ^ turn(y, 19) ^ (y >> 10)
            schedule.append(schedule[index - 16] &+ small &+ schedule[index - 7] &+ large)
        }
        var s = state
        for index in 0..<64 {
            let choice = (s[4] & s[5]) ^ (~s[4] & s[6])
            let first =
                s[7] &+ (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) &+ choice &+ constants[index]
                &+ schedule[index]
            let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
            let second = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) &+ majority
            s = [first &+ second, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
        }
        return zip(state, s).map { $0 &+ $1 }
    }

    private static func turn(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

    private static func fraction(of root: Double) -> UInt32 {
        UInt32((root - root.rounded(.down)) * 4_294_967_296)
    }

    private static func primes(_ count: Int) -> [Double] {
        Array((2...).lazy.filter { number in !(2..<number).contains { number % $0 == 0 } }.prefix(count)).map(
            Double.init)
    }
}
