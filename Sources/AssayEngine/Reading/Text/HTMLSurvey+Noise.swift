extension HTMLSurvey {
    /// What may be left out of every page.
    enum Noise {
        case none
        /// Links to other pages, forms and questions about cookies, which are no part of any page's text.
        case certain
        /// Looks like it, but holds what the page is about.
        case mistaken
    }

    /// More text than this asks for no consent.
    private static let longestQuestion = 6000
    /// A form of fewer fields asks for a search word or an address of mail; of more, for who someone is.
    private static let fewestFields = 3
    private static let fewestLinks = 3

    /// - Parameter isNested: whether the element stands in a window or form that was taken for the page itself.
    func noise(_ node: MarkupNode, _ name: String, isNested: Bool) -> Noise {
        if related.contains(node) || Self.isBareButton(node, name) || Self.isLinkBar(node, name) {
            return .certain
        }
        if !isNested, Self.isWindow(node, name) || Self.isForm(node, name) {
            // Some pages stand in a form as a whole, and some in a window.
            return 2 * node.content.utf8.count > size || Self.holdsSubject(node) ? .none : .certain
        }
        let isQuestion = Self.isAboutConsent(node)
        let role = Self.role(node)
        guard name == "nav" || role == "navigation" || role == "search" || isQuestion, name != "body" else {
            return .none
        }
        if isQuestion, node.content.utf8.count > Self.longestQuestion { return .mistaken }
        return Self.holdsSubject(node) ? .mistaken : .certain
    }

    /// What opens over a page: to sign in, to share, to be told of other postings.
    static func isWindow(_ node: MarkupNode, _ name: String) -> Bool {
        name == "dialog" || role(node) == "dialog" || role(node) == "alertdialog"
            || node.attribute("aria-modal")?.lowercased() == "true"
    }

    static func isForm(_ node: MarkupNode, _ name: String) -> Bool {
        guard name == "form" else { return false }
        let others: Set = [
            "hidden", "submit", "button", "image", "reset", "checkbox", "radio", "search", "range", "color",
        ]
        var fields = 0
        node.forEachElement { inner, name in
            guard name == "input" || name == "textarea" else { return }
            fields += inner.attribute("type").map { others.contains($0.lowercased()) } == true ? 0 : 1
        }
        return fields >= fewestFields
    }

    /// What leads elsewhere from the top, the bottom or the side of a page.
    private static func isLinkBar(_ node: MarkupNode, _ name: String) -> Bool {
        let (names, roles): (Set, Set) = (
            ["header", "footer", "aside"], ["banner", "contentinfo", "complementary"]
        )
        guard names.contains(name) || role(node).map(roles.contains) == true, !holdsSubject(node) else {
            return false
        }
        var (links, linked) = (0, 0)
        node.forEachElement { inner, name in
            guard name == "a" else { return }
            links += 1
            linked += inner.content.utf8.count
        }
        return links >= fewestLinks && 2 * linked > node.content.utf8.count
    }

    /// "Apply", "Save", "Show more". One that opens a part of the page is that part's heading.
    private static func isBareButton(_ node: MarkupNode, _ name: String) -> Bool {
        guard name == "button" else { return false }
        let opens = ["aria-expanded", "aria-controls", "data-target", "data-bs-target"]
        guard !opens.contains(where: { node.attribute($0) != nil }) else { return false }
        return !node.isInHeading
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

    /// In lower case; capitals begin words: `GDPRConsentBox` has three.
    private static func words(of names: String) -> [String] {
        let bytes = Array(names.utf8)
        func isCapital(_ place: Int) -> Bool {
            bytes.indices.contains(place) && (0x41...0x5A).contains(bytes[place])
        }
        func isSmall(_ place: Int) -> Bool {
            bytes.indices.contains(place) && (0x61...0x7A).contains(bytes[place])
        }
        var words: [String] = []
        var word: [UInt8] = []
        for (place, byte) in bytes.enumerated() {
            let begins =
                isCapital(place) && (isSmall(place - 1) || isCapital(place - 1) && isSmall(place + 1))
            let isLetter = isCapital(place) || isSmall(place)
            if begins || !isLetter {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word = []
            }
            if isLetter { word.append(byte | 0x20) }
        }
        return word.isEmpty ? words : words + [String(decoding: word, as: UTF8.self)]
    }
}

extension MarkupNode {
    fileprivate var isInHeading: Bool {
        guard let parent else { return false }
        return ["h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"].contains(parent.name)
    }
}
