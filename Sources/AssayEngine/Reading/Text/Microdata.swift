import AssayCore

/// Structured data in attributes (HTML, section 5.2), written as JSON-LD writes it.
enum Microdata {
    private static let types: Set = ["JobPosting"]
    /// Items inside of items.
    private static let deepest = 8

    /// The item that begins at an element as JSON; nil where none does whose type is of use.
    static func text(of node: MarkupNode) -> String? {
        guard node.attribute("itemscope") != nil, node.attribute("itemprop") == nil,
            types.contains(type(of: node))
        else { return nil }
        return item(at: node, depth: 0).text()
    }

    private static func type(of node: MarkupNode) -> String {
        node.attribute("itemtype")?.split(separator: "/").last.map(String.init) ?? ""
    }

    private static func item(at node: MarkupNode, depth: Int) -> JSON {
        var item = JSONObject()
        item["@type"] = .string(type(of: node))
        collect(node, into: &item, depth: depth)
        return .object(item)
    }

    private static func collect(_ node: MarkupNode, into item: inout JSONObject, depth: Int) {
        for child in node.elements {
            let isItem = child.attribute("itemscope") != nil
            if let names = child.attribute("itemprop") {
                let value =
                    isItem && depth < deepest
                    ? self.item(at: child, depth: depth + 1) : .string(value(of: child))
                for name in names.split(separator: " ") { add(value, to: String(name), of: &item) }
            }
            if !isItem { collect(child, into: &item, depth: depth) }
        }
    }

    private static func add(_ value: JSON, to name: String, of item: inout JSONObject) {
        switch item[name] {
        case nil: item[name] = value
        case .array(let values)?: item[name] = .array(values + [value])
        case let known?: item[name] = [known, value]
        }
    }

    private static func value(of node: MarkupNode) -> String {
        let attribute =
            switch node.name {
            case "meta": "content"
            case "time": "datetime"
            case "data", "meter": "value"
            case "a", "link", "area": "href"
            case "img", "source", "iframe": "src"
            default: "content"
            }
        return node.attribute(attribute) ?? node.trimmed
    }
}
