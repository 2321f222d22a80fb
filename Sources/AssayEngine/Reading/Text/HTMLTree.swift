import AssayCore
import CXML

/// A parsed HTML document. One owner, which frees it. libxml2 mends broken markup as browsers did before
/// HTML5.
struct HTMLTree: ~Copyable {
    private let document: htmlDocPtr

    /// Pages of unclosed `font` elements reach some hundred; walking the tree takes stack for every level.
    private static let deepest = 1000

    /// Nothing is ever fetched. Throws `damaged` where nothing can be made of the bytes, or not of all of them.
    init(_ bytes: [UInt8]) throws(ReadFailure) {
        Self.prepare
        let text = HTMLEncoding.text(of: bytes)
        guard let parser = htmlNewParserCtxt() else { throw .damaged("the HTML can't be parsed") }
        defer { htmlFreeParserCtxt(parser) }
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue
        let parsed = text.bytes.withUnsafeBytes {
            htmlCtxtReadMemory(
                parser, $0.bindMemory(to: CChar.self).baseAddress, Int32(clamping: $0.count), nil,
                text.encoding, Int32(options))
        }
        guard let document = parsed else { throw .damaged("the HTML holds no elements") }
        // The parser stops without a word where elements are nested too deeply.
        guard parser.pointee.disableSAX == 0 else {
            xmlFreeDoc(document)
            throw .damaged("elements are nested more than \(Self.deepest) deep")
        }
        self.document = document
    }

    deinit { xmlFreeDoc(document) }

    /// Runs `body` on the root element; the node must not be kept.
    func withRoot<Value>(_ body: (HTMLNode) -> Value) -> Value? {
        xmlDocGetRootElement(document).map { body(HTMLNode(pointer: $0)) }
    }

    /// libxml2 sets up its tables when it is first used, which two threads must not do at once.
    private static let prepare: Void = {
        xmlInitParser()
        cxml_set_depth_limit(UInt32(deepest))
    }()
}

/// A node of a tree that someone else keeps alive.
struct HTMLNode {
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
    var children: some Sequence<HTMLNode> {
        sequence(first: pointer.pointee.children) { $0?.pointee.next }
            .lazy.prefix { $0 != nil }.compactMap { $0.map(HTMLNode.init) }
    }

    var firstChild: HTMLNode? { pointer.pointee.children.map(HTMLNode.init) }

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
    func forEachElement(_ body: (HTMLNode, _ name: String) -> Void) {
        var current = firstChild
        while let node = current {
            if case .element(let name) = node.kind { body(node, name) }
            current = node.firstChild ?? node.following(within: self)
        }
    }

    private func following(within root: HTMLNode) -> HTMLNode? {
        var node = pointer
        while node != root.pointer {
            if let next = node.pointee.next { return HTMLNode(pointer: next) }
            guard let parent = node.pointee.parent else { return nil }
            node = parent
        }
        return nil
    }
}
