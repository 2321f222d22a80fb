import AssayCore
import CPDFium

// PDF: words of the text layer with their places, hidden text found by what the page's objects are and by looking at
// the rendered page, and recognition for pages whose text layer is no use.

/// An open PDF.
///
/// A class because it owns a C object; not `Sendable`: it stays on the thread that opened it.
final class PDFFile {
    /// `FPDF_ERR_PASSWORD` and `FPDF_ERR_SECURITY`.
    private static let encryptionErrors: Set<UInt> = [4, 5]

    /// Each is looked for from the first one on.
    private static let mostAttachments: Int32 = 1000

    private let document: FPDF_DOCUMENT
    /// The library reads them for as long as the document is open.
    private let bytes: UnsafeMutableRawBufferPointer
    let pageCount: Int

    /// Throws `encrypted` where a password is needed, and `damaged`.
    init(_ bytes: [UInt8]) throws(ReadFailure) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
        copy.copyBytes(from: bytes)
        do throws(ReadFailure) {
            (document, pageCount) = try PDFium.exclusively { pdfium throws(ReadFailure) in
                guard let start = copy.baseAddress,
                    let document = pdfium.FPDF_LoadMemDocument64(start, bytes.count, nil)
                else {
                    let isEncrypted = Self.encryptionErrors.contains(pdfium.FPDF_GetLastError())
                    throw isEncrypted ? .encrypted : .damaged("the PDF can't be opened")
                }
                return (document, Int(pdfium.FPDF_GetPageCount(document)))
            }
        } catch {
            copy.deallocate()
            throw error
        }
        self.bytes = copy
    }

    deinit {
        PDFium.release { $0.FPDF_CloseDocument(document) }
        bytes.deallocate()
    }

    /// Page `number` from 0.
    func page(_ number: Int) throws(ReadFailure) -> PDFPage {
        guard number >= 0, number < pageCount else { throw Self.noPage(number) }
        return try PDFPage(number, of: self)
    }

    /// To be called inside of `exclusively`; the page is the caller's to close.
    func open(_ number: Int, _ pdfium: PDFium.Functions) throws(ReadFailure) -> FPDF_PAGE {
        guard let page = pdfium.FPDF_LoadPage(document, Int32(number)) else { throw Self.noPage(number) }
        return page
    }

    private static func noPage(_ number: Int) -> ReadFailure {
        .damaged("page \(number + 1) of the PDF can't be opened")
    }

    /// Whether some part of the file may belong to a layer that viewers can switch off: an `/OC` in a dictionary of
    /// a stream, which always stands in the file as it is, but for letters that are written as numbers.
    lazy var mayHaveLayers: Bool = {
        let names = ["/OC", "/#4F", "/#4f", "/O#43"].map { Array($0.utf8) }
        let slash = UInt8(ascii: "/")
        return bytes.indices.contains { place in
            bytes[place] == slash
                && names.contains { name in bytes[place...].prefix(name.count).elementsEqual(name) }
        }
    }()

    /// Files inside the PDF whose name is accepted, at most `limit` bytes each; longer ones are left out.
    func attachments(
        limit: Int, named isWanted: (String) -> Bool
    ) throws(ReadFailure) -> [(name: String, bytes: [UInt8])] {
        try PDFium.exclusively { pdfium in
            var found: [(String, [UInt8])] = []
            let count = min(Self.mostAttachments, pdfium.FPDFDoc_GetAttachmentCount(document))
            for number in 0..<max(0, count) {
                guard let attachment = pdfium.FPDFDoc_GetAttachment(document, number) else { continue }
                let name = Self.name(of: attachment, pdfium)
                guard isWanted(name), let bytes = Self.bytes(of: attachment, limit: limit, pdfium) else {
                    continue
                }
                found.append((name, bytes))
            }
            return found
        }
    }

    private static func name(of attachment: FPDF_ATTACHMENT, _ pdfium: PDFium.Functions) -> String {
        // In bytes, with a zero at the end.
        let length = Int(pdfium.FPDFAttachment_GetName(attachment, nil, 0)) / 2
        guard length > 1, length < 1 << 16 else { return "" }
        var units = [UInt16](repeating: 0, count: length)
        _ = pdfium.FPDFAttachment_GetName(attachment, &units, UInt(2 * length))
        return String(decoding: units.dropLast(), as: UTF16.self)
    }

    private static func bytes(
        of attachment: FPDF_ATTACHMENT, limit: Int, _ pdfium: PDFium.Functions
    ) -> [UInt8]? {
        var length: UInt = 0
        guard pdfium.FPDFAttachment_GetFile(attachment, nil, 0, &length) != 0, length <= limit else {
            return nil
        }
        var bytes = [UInt8](repeating: 0, count: Int(length))
        return pdfium.FPDFAttachment_GetFile(attachment, &bytes, length, &length) != 0 ? bytes : nil
    }
}
