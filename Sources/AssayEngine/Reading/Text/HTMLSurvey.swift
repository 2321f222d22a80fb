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
    /// Lists of other postings and of what else there is to read.
    private(set) var related = RelatedSections()
    /// Bytes of text.
    let size: Int

    init(of root: MarkupNode) {
        size = root.content.utf8.count
        root.forEachElement { node, name in
            related.look(at: node, name)
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
            "alert",
        ]
        let names: Set = ["nav", "header", "footer", "aside", "dialog"]
        guard names.contains(name) || role(node).map(roles.contains) == true else { return false }
        // Many pages put the name of what they are about above their main part.
        return !holdsSubject(node)
    }

    /// Whether the name of what the page is about, or its main part, stands inside.
    static func holdsSubject(_ node: MarkupNode) -> Bool {
        var holds = false
        node.forEachElement { inner, name in holds = holds || name == "h1" || isMain(inner, name) }
        return holds
    }

    static func role(_ node: MarkupNode) -> String? { node.attribute("role")?.lowercased() }

    private static func isJSONLD(_ script: MarkupNode) -> Bool {
        guard let type = script.attribute("type") else { return false }
        // Parameters may follow the type.
        return type.lowercased().prefix { $0 != ";" && $0 != " " } == "application/ld+json"
    }
}
