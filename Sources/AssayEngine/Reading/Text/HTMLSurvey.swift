import AssayCore

/// What must be known of a whole HTML page before its blocks can be made.
struct HTMLSurvey {
    /// Less text than this in its main part, and the page is one that scripts would fill.
    private static let leastMainText = 80

    /// Whether the page says which part of it matters: then navigation, banners and footers around it are left
    /// out.
    private(set) var hasMain = false
    /// Structured data, in the page's order.
    private(set) var embedded: [EmbeddedData] = []

    init(of root: MarkupNode) {
        root.forEachElement { node, name in
            switch name {
            case "script" where Self.isJSONLD(node):
                embedded.append(EmbeddedData(format: .jsonLD, name: "script", text: node.content))
            default:
                if let item = Microdata.text(of: node) {
                    embedded.append(EmbeddedData(format: .jsonLD, name: "microdata", text: item))
                }
                if !hasMain, Self.isMain(node, name) {
                    hasMain = node.content.utf8.count >= Self.leastMainText
                }
            }
        }
    }

    static func isMain(_ node: MarkupNode, _ name: String) -> Bool {
        name == "main" || name == "article" || role(node) == "main"
    }

    /// To be asked of elements outside of the main part only.
    static func isBoilerplate(_ node: MarkupNode, _ name: String) -> Bool {
        let roles: Set = [
            "navigation", "banner", "contentinfo", "complementary", "dialog", "alertdialog", "search",
        ]
        let names: Set = ["nav", "header", "footer", "aside", "dialog"]
        guard names.contains(name) || role(node).map(roles.contains) == true else { return false }
        // Many pages put the name of what they are about above their main part.
        var matters = false
        node.forEachElement { inner, name in
            matters = matters || name == "h1" || isMain(inner, name)
        }
        return !matters
    }

    /// What may be left out of every page.
    enum Noise {
        case none
        /// Links to other pages and questions about cookies, which are no part of any page's text.
        case certain
        /// Looks like it, but holds what the page is about.
        case mistaken
    }

    /// More text than this asks for no consent.
    private static let longestQuestion = 6000

    static func noise(_ node: MarkupNode, _ name: String) -> Noise {
        let isQuestion = isAboutConsent(node)
        guard name == "nav" || role(node) == "navigation" || isQuestion, name != "body" else { return .none }
        if isQuestion, node.content.utf8.count > longestQuestion { return .mistaken }
        var matters = false
        node.forEachElement { inner, name in matters = matters || name == "h1" || isMain(inner, name) }
        return matters ? .mistaken : .certain
    }

    /// What the tools that ask for consent call their boxes: an id or a class, or the title of a dialog, with one of
    /// these words in it.
    private static let consentWords: Set = [
        "cookie", "cookies", "cookiebar", "cookiebanner", "cookieconsent", "cookienotice", "consent", "gdpr",
        "onetrust", "didomi", "usercentrics", "cookiebot", "iubenda", "osano", "truste", "trustarc", "klaro",
        "cmplz", "borlabs",
    ]

    private static func isAboutConsent(_ node: MarkupNode) -> Bool {
        let isDialog = role(node)?.hasSuffix("dialog") == true
        return [node.attribute("id"), node.attribute("class"), isDialog ? node.attribute("aria-label") : nil]
            .contains { $0.map { words(of: $0).contains { consentWords.contains($0) } } == true }
    }

    /// In lower case; capitals begin words: `CybotCookiebotDialog` has three.
    private static func words(of names: String) -> [String] {
        var words: [String] = []
        var (word, lastIsSmall): ([UInt8], Bool) = ([], false)
        func finish() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for byte in names.utf8 {
            let isCapital = (0x41...0x5A).contains(byte)
            let isSmall = (0x61...0x7A).contains(byte)
            if !(isCapital || isSmall) || isCapital && lastIsSmall { finish() }
            if isCapital || isSmall { word.append(byte | 0x20) }
            lastIsSmall = isSmall
        }
        finish()
        return words
    }

    private static func role(_ node: MarkupNode) -> String? { node.attribute("role")?.lowercased() }

    private static func isJSONLD(_ script: MarkupNode) -> Bool {
        guard let type = script.attribute("type") else { return false }
        // Parameters may follow the type.
        return type.lowercased().prefix { $0 != ";" && $0 != " " } == "application/ld+json"
    }
}
