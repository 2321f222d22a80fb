import CXML

// Markup: trees that libxml2 made of HTML and XML.

/// A node of a tree that someone else keeps alive.
struct MarkupNode {
    enum Kind {
        case element(name: String)
        case text
        case other
    }

    let pointer: xmlNodePtr

    var kind: Kind {
        switch pointer.pointee.type {
        case XML_ELEMENT_NODE: .element(name: pointer.pointee.name.map { String(cString: $0) } ?? "")
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: .text
        default: .other
        }
    }

    /// A text node's characters.
    var text: String { pointer.pointee.content.map { String(cString: $0) } ?? "" }

    /// The children, in order.
    var children: some Sequence<MarkupNode> {
        sequence(first: pointer.pointee.children) { $0?.pointee.next }
            .lazy.prefix { $0 != nil }.compactMap { $0.map(MarkupNode.init) }
    }

    var firstChild: MarkupNode? { pointer.pointee.children.map(MarkupNode.init) }

    /// nil where the element has no such attribute.
    func attribute(_ name: String) -> String? {
        guard let value = xmlGetProp(pointer, name) else { return nil }
        defer { cxml_free(value) }
        return String(cString: value)
    }

    /// All characters below the node.
    var content: String {
        guard let content = xmlNodeGetContent(pointer) else { return "" }
        defer { cxml_free(content) }
        return String(cString: content)
    }

    /// Every element below, in the document's order, without recursion.
    func forEachElement(_ body: (MarkupNode, _ name: String) -> Void) {
        var current = firstChild
        while let node = current {
            if case .element(let name) = node.kind { body(node, name) }
            current = node.firstChild ?? node.following(within: self)
        }
    }

    private func following(within root: MarkupNode) -> MarkupNode? {
        var node = pointer
        while node != root.pointer {
            if let next = node.pointee.next { return MarkupNode(pointer: next) }
            guard let parent = node.pointee.parent else { return nil }
            node = parent
        }
        return nil
    }
}

extension MarkupNode {
    /// An element's name without its name space's prefix; empty for what is none.
    var name: String {
        switch kind {
        case .element(let name): name
        case .text, .other: ""
        }
    }

    /// The children that are elements, in order.
    var elements: [MarkupNode] { children.filter { !$0.name.isEmpty } }

    /// The elements below that a path leads to, by names between `/`; several names for one step stand between
    /// `|`.
    func all(_ path: String) -> [MarkupNode] {
        path.split(separator: "/").reduce([self]) { nodes, step in
            let names = step.split(separator: "|").map(String.init)
            return nodes.flatMap { node in node.elements.filter { names.contains($0.name) } }
        }
    }

    func first(_ path: String) -> MarkupNode? { all(path).first }

    /// The characters below the first element of the path, white space trimmed; nil for none.
    func text(_ path: String) -> String? {
        guard let text = first(path)?.trimmed, !text.isEmpty else { return nil }
        return text
    }

    /// The characters below, white space runs as one space.
    var trimmed: String { content.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// Whether the other node stands below this one.
    func contains(_ other: MarkupNode) -> Bool {
        var parent = other.pointer.pointee.parent
        while let node = parent {
            if node == pointer { return true }
            parent = node.pointee.parent
        }
        return false
    }
}
