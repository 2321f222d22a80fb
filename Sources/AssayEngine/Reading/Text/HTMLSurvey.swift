import AssayCore

/// What must be known of a whole HTML page before its blocks can be made.
struct HTMLSurvey {
    /// Less text than this in its main part, and the page is one that scripts would fill.
    private static let leastMainText = 80

    /// Whether the page says which part of it matters: then navigation, banners and footers around it are left
    /// out.
    private(set) var hasMain = false
    private(set) var title = ""
    /// Structured data, in the page's order.
    private(set) var jsonLD: [String] = []

    init(of root: HTMLNode) {
        var hasTitle = false
        root.forEachElement { node, name in
            switch name {
            case "title" where !hasTitle:
                hasTitle = true
                title = node.content
            case "script" where Self.isJSONLD(node): jsonLD.append(node.content)
            default:
                if !hasMain, Self.isMain(node, name) {
                    hasMain = node.content.utf8.count >= Self.leastMainText
                }
            }
        }
    }

    static func isMain(_ node: HTMLNode, _ name: String) -> Bool {
        name == "main" || name == "article" || role(node) == "main"
    }

    /// To be asked of elements outside of the main part only.
    static func isBoilerplate(_ node: HTMLNode, _ name: String) -> Bool {
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

    private static func role(_ node: HTMLNode) -> String? { node.attribute("role")?.lowercased() }

    private static func isJSONLD(_ script: HTMLNode) -> Bool {
        guard let type = script.attribute("type") else { return false }
        // Parameters may follow the type.
        return type.lowercased().prefix { $0 != ";" && $0 != " " } == "application/ld+json"
    }
}
