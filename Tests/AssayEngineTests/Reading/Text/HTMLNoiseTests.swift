import Foundation
import Testing

@testable import AssayEngine

/// What stands around the text of saved pages.
@Suite struct HTMLNoiseTests {
    private func lines(_ html: String) throws -> [String] { try HTMLReader.read(Array(html.utf8)).lines }

    private static let job = "<h1>Cook</h1><p>\(String(repeating: "Fry and boil. ", count: 20))</p>"

    @Test(arguments: [
        "<section><h2>Similar jobs</h2><ul><li><a>Baker</a> $12<li><a>Waiter</a> $9</ul></section>",
        "<h3>People also viewed</h3><div><a>Baker</a><a>Waiter</a></div>",
        "<aside><div></div><div><h4>Jobs you might be interested in (2)</h4></div><a>Baker</a> <a>Waiter</a></aside>",
        "<section><h3>Ähnliche Jobs</h3><article><a>Bäcker</a> Bonn</article><article><a>Kellner</a></article></section>",
        "<div aria-label='Similar Jobs'><b>Also</b> <a>Baker</a> <a>Waiter</a></div>",
        "<div><h3><em>Related</em></h3><p><a>Baker</a> <a>Waiter</a></div>",
        "<div role=dialog>Sign in <a>now</a></div>", "<dialog><p>Share this posting</dialog>",
        "<div aria-modal=true aria-hidden=true>Sign in</div>", "<button>Apply now</button>",
        "<form><label>Name<input></label><input type=email><textarea></textarea> Expires 04/30/2026</form>",
        "<form role=search>What <input> <input></form>",
        "<footer><a>About us</a><a>Imprint</a><a>Privacy</a> © 2025</footer>",
        "<div id=GDPRConsentManagerContainer>We use cookies</div>",
    ])
    func `Other postings, windows, forms, buttons and bars of links are no text of the page`(noise: String)
        throws
    {
        let alone = try lines(Self.job)
        #expect(try lines(Self.job + noise) == alone)
        #expect(try lines(noise + Self.job) == alone)
    }

    @Test(arguments: [
        ("<section><h2>Other requirements</h2><ul><li><a>Python</a><li><a>SQL</a></ul></section>", "Python"),
        ("<h2>More about our jobs</h2><p>We cook.</p>", "We cook."),
        ("<section><h2>Similar jobs</h2><p>None now, <a>search</a></section>", "search"),
        ("<h3>Skills</h3><ul><li><a>Frying</a><li><a>Boiling</a></ul>", "Frying"),
        ("<form><p>Salary 20</p><input name=a></form>", "Salary 20"),
        ("<h3><button>Requirements</button></h3>", "Requirements"),
        ("<button aria-expanded=false>Requirements</button>", "Requirements"),
        ("<footer>Acme Ltd, VAT DE129273398, <a>mail</a></footer>", "VAT DE129273398"),
        ("<aside><h3>Facts</h3><p>Salary 20</p><a>Map</a></aside>", "Salary 20"),
        ("<form id=aspnetForm><input><input><input>\(job)\(job)</form>", "Fry and boil."),
        ("<div role=dialog><h2>Baker</h2>\(job)\(job)</div>", "Baker"),
        ("<div role=dialog><h1>Baker</h1></div>", "Baker"),
    ])
    func `What only looks like it is read`(html: String, text: String) throws {
        #expect(try lines(Self.job + html).joined(separator: " ").contains(text))
    }

    @Test(arguments: [
        ("<span>Globex</span><span>Austin, TX</span>", "Globex Austin, TX"),
        (
            "<a>Operator</a><span>Acme</span><span>$22 an hour</span><time>3 days</time>",
            "Operator Acme $22 an hour 3 days"
        ),
        ("<a>HOME</a><a>JOBS</a>", "HOME JOBS"),
        ("<span>(m/w/d)</span><svg></svg><span>Bonn</span>", "(m/w/d) Bonn"),
        ("<b>Pyth</b><i>on</i>", "Python"), ("<span>1</span><span>000</span>", "1000"),
        ("<b>5</b><sup>th</sup>", "5th"),
        ("<span>$150</span><span>-</span><span>$185</span>", "$150-$185"), ("Jo<b>B</b>", "JoB"),
        ("<b>co</b><sub>Two</sub>", "coTwo"),
    ])
    func `Elements that touch are parted where the words tell`(html: String, line: String) throws {
        #expect(try lines("<p>\(html)</p>") == [line])
    }

    @Test func `Links into the page that come first are none of its text`() throws {
        let skip = "<a href=#main class=skip>Skip to content</a>"
        #expect(try lines("<div>\(skip)</div><p>Cook</p>\(skip)") == ["Cook", "Skip to content"])
        #expect(try lines("<a href='#'>Acme</a>") == ["Acme"])
    }

    @Test func `A bullet belongs to its own item`() throws {
        #expect(try lines("<ul><li><button>X</button></ul><p>Cook</p>") == ["Cook"])
    }

    @Test(.timeLimit(.minutes(1)))
    func `Pages of nothing but noise cost no more than others`() throws {
        let heading = "<h2>Similar jobs</h2>"
        for page in [
            String(repeating: heading, count: 50_000), String(repeating: "<div>\(heading)", count: 400),
            String(repeating: "<div role=dialog>", count: 800) + String(repeating: "x ", count: 200_000),
            String(repeating: "<form><input><input><input>", count: 20_000),
            String(repeating: "<footer><a>a</a>", count: 800) + String(repeating: "x ", count: 200_000),
        ] { _ = try HTMLReader.read(Array(page.utf8)) }
    }
}
