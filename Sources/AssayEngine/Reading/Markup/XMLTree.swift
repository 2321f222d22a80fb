import AssayCore
import CXML

/// A parsed XML document. One owner, which frees it.
struct XMLTree: ~Copyable {
    private let document: xmlDocPtr

    /// Nothing is fetched and no entity is replaced. Throws `damaged` for what is not well formed, and for
    /// documents that declare types or entities: none of the formats read here does.
    ///
    /// - Parameter isUTF8: whatever the document says of its encoding, because it was decoded before.
    init(_ bytes: [UInt8], isUTF8: Bool = false) throws(ReadFailure) {
        HTMLTree.prepare
        guard let parser = xmlNewParserCtxt() else { throw .damaged("the XML can't be parsed") }
        defer { xmlFreeParserCtxt(parser) }
        let options =
            XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
            | XML_PARSE_NOCDATA.rawValue | (isUTF8 ? XML_PARSE_IGNORE_ENC.rawValue : 0)
        let parsed = bytes.withUnsafeBytes {
            xmlCtxtReadMemory(
                parser, $0.bindMemory(to: CChar.self).baseAddress, Int32(clamping: $0.count), nil,
                isUTF8 ? "UTF-8" : nil, Int32(options))
        }
        guard let document = parsed else { throw .damaged("the XML is not well formed") }
        guard document.pointee.intSubset == nil else {
            xmlFreeDoc(document)
            throw .damaged("the XML declares types of its own")
        }
        self.document = document
    }

    deinit { xmlFreeDoc(document) }

    /// Runs `body` on the root element; the node must not be kept.
    func withRoot<Value>(_ body: (MarkupNode) -> Value) -> Value? {
        xmlDocGetRootElement(document).map { body(MarkupNode(pointer: $0)) }
    }
}
