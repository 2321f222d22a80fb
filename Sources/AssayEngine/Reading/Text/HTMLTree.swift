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
        Self.gather(document)
        self.document = document
    }

    /// Moves what stands behind the end of the page into it, where browsers show it: a gateway's note below a message, a
    /// second page. The parser leaves it beside the root where a document type was declared.
    private static func gather(_ document: htmlDocPtr) {
        guard let root = xmlDocGetRootElement(document) else { return }
        var next = root.pointee.next
        while let node = next {
            next = node.pointee.next
            guard node.pointee.type == XML_ELEMENT_NODE || node.pointee.type == XML_TEXT_NODE else {
                continue
            }
            xmlUnlinkNode(node)
            xmlAddChild(root, node)
        }
    }

    deinit { xmlFreeDoc(document) }

    /// Runs `body` on the root element; the node must not be kept.
    func withRoot<Value>(_ body: (MarkupNode) -> Value) -> Value? {
        xmlDocGetRootElement(document).map { body(MarkupNode(pointer: $0)) }
    }

    /// For XML, too: libxml2 sets up its tables when it is first used, which two threads must not do at once.
    static let prepare: Void = {
        xmlInitParser()
        cxml_set_depth_limit(UInt32(deepest))
    }()
}
