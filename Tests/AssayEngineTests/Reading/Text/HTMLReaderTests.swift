import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct HTMLReaderTests {
    private func read(_ html: String) throws -> ReadDocument { try HTMLReader.read(Array(html.utf8)) }

    @Test func `Blocks make lines, inline elements don't`() throws {
        let document = try read("<div>One<b>Two</b> three</div><p>Four<br>five &amp; six&nbsp;7</p>plain")
        #expect(document.lines == ["OneTwo three", "Four", "five & six 7", "plain"])
        #expect(document.pages.map(\.source) == [.html])
    }

    @Test func `Headings stand taller and lists have bullets`() throws {
        let document = try read("<h1>Cook</h1><h2>About</h2><ul><li>Fry<li><p>Boil</p><ul><li>Eggs</ul></ul>")
        #expect(document.lines == ["Cook", "About", "- Fry", "- Boil", "- Eggs"])
        #expect(document.words.prefix(2).map(\.box.height) == [18, 15])
        #expect(document.words.filter { $0.text == "-" }.map(\.box.left) == [12, 12, 24])
    }

    @Test func `Cells of a row share a line, far enough apart to be columns`() throws {
        let document = try read(
            """
            <table><caption>Bill</caption><thead><tr><th>Item</th><th>Price</th></tr></thead>
            <tr><td>Long description</td><td>1.00</td></tr><tr><td>Tea</td><td>12.00</td></tr></table>
            """)
        #expect(document.lines == ["Bill", "Item Price", "Long description 1.00", "Tea 12.00"])
        let prices = document.words.filter { ["Price", "1.00", "12.00"].contains($0.text) }
        #expect(prices.map(\.box.left) == [114, 114, 114])
    }

    @Test func `Cells that reach over rows and columns keep the others in place`() throws {
        let document = try read(
            "<table><tr><td rowspan=2>AA<td>b<td>c<tr><td>dd<td>e<tr><td colspan=2>ff gg hh ii<td>j</table>")
        let left = Dictionary(document.words.map { ($0.text, $0.box.left) }) { first, _ in first }
        #expect(left["b"] == left["dd"] && left["c"] == left["e"] && left["e"] == left["j"])
        #expect(left["AA"] == 0)
    }

    @Test func `A table that only arranges the page is read cell by cell`() throws {
        let prose = Array(repeating: "words of a long text", count: 30).joined(separator: " ")
        let cells = (0..<9).map { "<td>c\($0) \(prose)</td>" }.joined()
        let document = try read("<table><tr>\(cells)</tr></table>")
        let starts = document.words.filter { $0.text.hasPrefix("c") }
        #expect(starts.map(\.text) == (0..<9).map { "c\($0)" } && starts.allSatisfy { $0.box.left == 0 })
    }

    @Test(arguments: [
        "<p hidden>secret word</p>", "<div style='display: none'><p>secret word</div>",
        "<span style='VISIBILITY:hidden'>secret word</span>", "<p aria-hidden=true>secret word</p>",
        "<p style='font-size:0'>secret word</p>", "<p style='font-size: 0px !important'>secret word</p>",
        "<p style='color:#fff'>secret word</p>", "<font color=white>secret word</font>",
        "<p style='color: rgb(255, 255,255)'>secret word</p>", "<p style='opacity:0'>secret word</p>",
        "<div style='position:absolute;left:-9999px'>secret word</div>",
        "<div style='background:#000'><div style='background:white;color:white'>secret word</div></div>",
        "<table><tr style='display:none'><td>secret</td><td>word</td></tr></table>",
    ])
    func `Words of hidden elements are kept and marked`(html: String) throws {
        let document = try read("<body><p>seen</p>\(html)<p>seen</p></body>")
        let hidden = document.words.filter { $0.hidden == .styledAway }
        #expect(hidden.map(\.text) == ["secret", "word"])
        #expect(document.words.filter { $0.hidden == nil }.map(\.text) == ["seen", "seen"])
    }

    @Test(arguments: [
        "<p style='color:#333'>seen word</p>",
        "<div style='background:#024'><b style='color:#fff'>seen word</b></div>",
        "<p style='font-size:0.8em'>seen word</p>", "<p style='opacity:0.9'>seen word</p>",
        "<p style='display:block'>seen word</p>", "<p aria-hidden=false>seen word</p>",
        "<table bgcolor=black><tr><td><font color=white>seen word</font></table>",
    ])
    func `Words that can be seen are not`(html: String) throws {
        #expect(try read(html).words.map(\.hidden) == [nil, nil])
    }

    @Test func `Scripts, styles and what browsers don't show are left out, and JSON-LD is embedded`() throws {
        let document = try read(
            """
            <head><title>Cook wanted</title><style>p{}</style>
            <script type="Application/LD+JSON; charset=utf-8">{"title": "Cook & more"}</script></head>
            <body><script>var a = "<p>no</p>"</script><template><p>no</template><noscript>no</noscript>
            <svg><text>no</text></svg><select><option>no</select><p>Yes</p></body>
            """)
        #expect(document.lines == ["Yes"])
        #expect(
            document.embedded == [
                EmbeddedData(format: .jsonLD, name: "script", text: "{\"title\": \"Cook & more\"}")
            ])
    }

    @Test func `What surrounds the main part is left out`() throws {
        let main =
            "<main><header>Posted today</header><p>\(String(repeating: "A long job text. ", count: 8))</p></main>"
        let around =
            "<nav>Home Jobs</nav><header>Logo</header>\(main)<aside>Ads</aside><footer>Imprint</footer>"
        let words = try read(around + "<div role=dialog>We use cookies</div>").words.map(\.text)
        #expect(Array(words.prefix(3)) == ["Posted", "today", "A"] && words.last == "text.")
        let titled = try read("<header><h1>Cook</h1></header>\(main)").words.map(\.text)
        #expect(titled.first == "Cook")
    }

    @Test func `Without a main part everything is read`() throws {
        #expect(
            try read("<header>Acme</header><p>Text</p><footer>Imprint</footer>").lines == [
                "Acme", "Text", "Imprint",
            ])
        let empty = "<aside>Ad</aside><main><div id=app></div></main><div>Text</div>"
        #expect(try read(empty).lines == ["Ad", "Text"])
    }

    @Test(arguments: [
        "<nav>Home Jobs</nav>", "<div role=navigation>Home</div>",
        "<div id=cookie-banner>We use cookies</div>", "<div id=CybotCookiebotDialog>We use cookies</div>",
        "<div role=dialog aria-label=cookieconsent class=cc-window>Got it</div>",
        "<p class=gdprBox>Accept</p>",
        "<div class=\"box CookieConsent gdpr\"><p>Accept all</div>", "<title>Cook | Acme</title>",
    ])
    func `Navigation, questions about cookies and titles are no text`(noise: String) throws {
        #expect(try read("\(noise)<p>Cook wanted</p>").lines == ["Cook wanted"])
    }

    @Test(arguments: [
        ("<body class=cookie-banner-open><p>Cook wanted</p>", "Cook wanted"),
        ("<div class=consent><h1>Cook wanted</h1></div>", "Cook wanted"),
        ("<nav><a>Home</a></nav>", "Home"), ("<p class=cookiecutter>Baker</p>", "Baker"),
        ("<p aria-label=cookie>Baker</p>", "Baker"),
        ("<div id=cookies>\(String(repeating: "Recipes. ", count: 900))</div>", "Recipes."),
    ])
    func `What only looks like noise is read`(html: String, start: String) throws {
        #expect(try read(html).lines.first?.hasPrefix(start) == true)
    }

    @Test func `Preformatted text keeps its columns`() throws {
        let document = try read("<pre>Item    <b>Price</b>\n  Tea   1.00\n</pre>")
        #expect(document.lines == ["Item Price", "Tea 1.00"])
        #expect(document.words.map(\.box.left) == [0, 48, 12, 48])
    }

    @Test(arguments: [
        ("<p>caf\u{E9}</p>", "café"), ("<meta charset=ISO-8859-1><p>caf\u{E9}</p>", "café"),
        ("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\"><p>\u{80}5</p>", "€5"),
        ("<meta charset='iso-8859-2'><p>\u{B3}uk</p>", "łuk"), ("<p>caf\u{C3}\u{A9}</p>", "café"),
        ("\u{EF}\u{BB}\u{BF}<meta charset=latin1><p>caf\u{C3}\u{A9}</p>", "café"),
        ("<meta charset=no-such-thing><p>cafe</p>", "cafe"), ("<p>ca\0fe</p>", "cafe"),
    ])
    func `The encoding is that of the mark, the declaration, or the bytes`(latin: String, word: String) throws
    {
        let bytes = latin.unicodeScalars.map { UInt8($0.value) }
        #expect(try HTMLReader.read(bytes).words.map(\.text) == [word])
    }

    @Test func `Broken markup is read as browsers would`() throws {
        #expect(try read("<div><p>One<p>Two</b></div></i>Three").lines == ["One", "Two", "Three"])
        #expect(try read("just text").lines == ["just text"])
    }

    @Test(arguments: ["", "<!DOCTYPE html>", "<!doctype html>\n<!-- saved -->"])
    func `What stands behind the end of a page is read`(start: String) throws {
        let page = start + "<html><body><p>One</p></body></html>"
        #expect(
            try read(page + "\n<div>Two <b>three</b></div>four <!-- no --> five").lines == [
                "One", "Two three", "four five",
            ])
        #expect(try read(page + page + page).lines == ["One", "One", "One"])
        let many = try read(page + String(repeating: "<p>x</p>", count: 20_000))
        #expect(many.words.count == 20_001)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["<div>", "<table><tr><td>", "<ul><li>", "<b>", "<blockquote>", "<p><span hidden>"])
    func `Elements nested without end are refused, never cut off in silence`(tag: String) async throws {
        let levels = 900 / tag.count(where: { $0 == "<" })
        let nested = "<p>before</p>" + String(repeating: tag, count: levels) + "deep"
        let document = try await TestReading.read(Data(nested.utf8))
        #expect(document.words.filter { $0.text != "-" }.map(\.text) == ["before", "deep"])
        let failure = await #expect(throws: ReadFailure.self) {
            try await TestReading.read(Data((nested + String(repeating: tag, count: 20_000) + "end").utf8))
        }
        if case .damaged = failure { return }
        Issue.record("\(String(describing: failure))")
    }
}
