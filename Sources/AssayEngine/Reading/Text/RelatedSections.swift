import CXML

/// Lists that lead from a posting to others: "Similar jobs", "People also viewed". Each is a heading in such words with
/// links behind it, and harmful: their titles, places and salaries are those of other postings.
struct RelatedSections {
    private var nodes: Set<xmlNodePtr> = []
    private var found = 0

    /// Each costs a walk over what it holds.
    private static let most = 50
    /// A heading of more words says something itself.
    private static let longestHeading = 9
    private static let fewestLinks = 2

    func contains(_ node: MarkupNode) -> Bool { !nodes.isEmpty && nodes.contains(node.pointer) }

    /// To be shown every element.
    mutating func look(at node: MarkupNode, _ name: String) {
        guard found < Self.most else { return }
        switch name {
        case "h2", "h3", "h4", "h5", "h6":
            guard Self.isHeading(node.trimmed) else { return }
            found += 1
            add(node)
        case "section", "div", "aside", "ul":
            guard let label = node.attribute("aria-label"), Self.isHeading(label) else { return }
            found += 1
            if Self.leadsAway(node) { nodes.insert(node.pointer) }
        default: break
        }
    }

    /// The largest element that begins with the heading and leads to other pages, else the heading and what follows.
    private mutating func add(_ heading: MarkupNode) {
        var largest: MarkupNode?
        var node = heading
        while node.isFirst, let parent = node.parent,
            !["body", "main", "article", "html"].contains(parent.name)
        {
            node = parent
            if Self.leadsAway(node) { largest = node }
        }
        if let largest {
            nodes.insert(largest.pointer)
        } else if let next = heading.nextElement, Self.leadsAway(next) {
            nodes.insert(heading.pointer)
            nodes.insert(next.pointer)
        }
    }

    private static func leadsAway(_ node: MarkupNode) -> Bool {
        var (links, holdsSubject) = (0, false)
        node.forEachElement { inner, name in
            links += name == "a" ? 1 : 0
            // Each posting of a list may be an article.
            holdsSubject = holdsSubject || name == "h1" || name == "main" || HTMLSurvey.role(inner) == "main"
        }
        return links >= fewestLinks && !holdsSubject
    }

    /// "Related", or words for "other" and for "jobs".
    static func isHeading(_ text: String) -> Bool {
        guard text.utf8.count < 100 else { return false }
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        guard words.count <= longestHeading else { return false }
        if words == ["related"] || words == ["similar"] { return true }
        let (isOther, isOfJobs) = (
            words.contains(where: others.contains), words.contains(where: jobs.contains)
        )
        return isOther && isOfJobs || words.contains("also") && words.contains(where: looked.contains)
    }

    private static let others: Set = [
        "similar", "related", "recommended", "suggested", "other", "more", "might", "may", "recent", "latest",
        "ähnliche",
        "weitere", "passende", "andere", "neueste", "similaires", "autres", "similares", "relacionados",
        "relacionadas",
        "otras", "otros", "simili", "altre", "altri", "vergelijkbare", "liknande", "fler", "semelhantes",
        "outras",
    ]
    private static let jobs: Set = [
        "jobs", "positions", "openings", "roles", "vacancies", "careers", "postings", "opportunities",
        "posts", "articles",
        "stellen", "stellenangebote", "jobangebote", "stellenanzeigen", "beiträge", "offres", "emplois",
        "articles",
        "empleos", "ofertas", "vacantes", "offerte", "annunci", "vacatures", "jobb", "vagas",
    ]
    private static let looked: Set = ["viewed", "searched", "applied", "liked"]
}

extension MarkupNode {
    var parent: MarkupNode? {
        guard let parent = pointer.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
        return MarkupNode(pointer: parent)
    }

    /// Whether nothing but white space and empty elements stands before it in its parent.
    fileprivate var isFirst: Bool {
        var node = pointer.pointee.prev
        while let sibling = node {
            guard MarkupNode(pointer: sibling).isBlank else { return false }
            node = sibling.pointee.prev
        }
        return true
    }

    fileprivate var nextElement: MarkupNode? {
        var node = pointer.pointee.next
        while let sibling = node {
            let next = MarkupNode(pointer: sibling)
            if !next.name.isEmpty { return next }
            guard next.isBlank else { return nil }
            node = sibling.pointee.next
        }
        return nil
    }

    private var isBlank: Bool {
        switch kind {
        case .text, .element: content.utf8.allSatisfy { $0 <= 0x20 }
        case .other: true
        }
    }
}
