import AssayCore
import CPoppler

// PDF: words of the text layer with their places, hidden text found by looking at the rendered page, and
// recognition for pages whose text layer is no use. One Poppler document for each thread: they can't be shared.

/// An open PDF.
///
/// A class because it owns a C object; not `Sendable`: it stays on the thread that opened it.
final class PDFFile {
    private let document: OpaquePointer
    let pageCount: Int

    /// Throws `encrypted` where a password is needed, and `damaged`.
    init(_ bytes: [UInt8]) throws(ReadFailure) {
        let copy = g_bytes_new(bytes, gsize(bytes.count))
        // The stream keeps its own reference.
        defer { g_bytes_unref(copy) }
        guard let stream = g_memory_input_stream_new_from_bytes(copy) else {
            throw .damaged("the PDF can't be opened")
        }
        defer { g_object_unref(stream) }
        // Not poppler_document_new_from_bytes, which dies in Debian's 22.12 where a password is needed.
        var error: UnsafeMutablePointer<GError>?
        guard let document = poppler_document_new_from_stream(stream, goffset(bytes.count), nil, nil, &error)
        else { throw Self.failure(error) }
        self.document = document
        pageCount = Int(poppler_document_get_n_pages(document))
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

    /// Page `number` from 0.
    func page(_ number: Int) throws(ReadFailure) -> PDFPage {
        guard number >= 0, number < pageCount, let page = poppler_document_get_page(document, Int32(number))
        else {
            throw .damaged("page \(number + 1) of the PDF can't be opened")
        }
        return PDFPage(owning: page)
    }

    /// Files inside the PDF whose name is accepted, at most `limit` bytes each; longer ones are left out.
    func attachments(limit: Int, named isWanted: (String) -> Bool) -> [(name: String, bytes: [UInt8])] {
        guard let list = poppler_document_get_attachments(document) else { return [] }
        defer { g_list_free_full(list) { g_object_unref($0) } }
        var found: [(String, [UInt8])] = []
        var node: UnsafeMutablePointer<GList>? = list
        while let current = node {
            node = current.pointee.next
            guard let attachment = current.pointee.data?.assumingMemoryBound(to: PopplerAttachment.self),
                let name = poppler_attachment_get_name(attachment).map({ String(cString: $0) }),
                isWanted(name),
                let bytes = Self.bytes(of: attachment, limit: limit)
            else { continue }
            found.append((name, bytes))
        }
        return found
    }

    private struct Collected {
        var bytes: [UInt8] = []
        let limit: Int
    }

    private static func bytes(of attachment: UnsafeMutablePointer<PopplerAttachment>, limit: Int) -> [UInt8]?
    {
        var collected = Collected(limit: limit)
        let saved = withUnsafeMutablePointer(to: &collected) { pointer in
            poppler_attachment_save_to_callback(
                attachment,
                { chunk, count, pointer, _ in
                    guard let chunk, let collected = pointer?.assumingMemoryBound(to: Collected.self),
                        collected.pointee.bytes.count + Int(count) <= collected.pointee.limit
                    else { return 0 }
                    let part = UnsafeRawBufferPointer(start: chunk, count: Int(count))
                    collected.pointee.bytes.append(contentsOf: part)
                    return 1
                }, pointer, nil)
        }
        return saved != 0 ? collected.bytes : nil
    }

    private static func failure(_ error: UnsafeMutablePointer<GError>?) -> ReadFailure {
        guard let error else { return .damaged("the PDF can't be opened") }
        defer { g_error_free(error) }
        let isPopplers = error.pointee.domain == poppler_error_quark()
        if isPopplers, UInt32(bitPattern: error.pointee.code) == POPPLER_ERROR_ENCRYPTED.rawValue {
            return .encrypted
        }
        return .damaged(String(cString: error.pointee.message))
    }
}
