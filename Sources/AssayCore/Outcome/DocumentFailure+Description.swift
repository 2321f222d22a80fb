extension DocumentFailure {
    /// Stable code for ledgers and reports: `reading.encrypted`, `model.throttled`.
    public var code: String {
        switch self {
        case .reading(let failure): "reading.\(failure.code)"
        case .model(let failure): "model.\(failure.kind.rawValue)"
        }
    }

    /// What is wrong and what to do, in one or two sentences.
    public var message: String {
        switch self {
        case .reading(let failure): failure.message
        case .model(let failure): "the model call failed (\(failure.code)): \(failure.message)"
        }
    }
}

extension ReadFailure {
    /// Stable code for ledgers and reports.
    public var code: String {
        switch self {
        case .empty: "empty"
        case .notReadable: "not-readable"
        case .unsupported: "unsupported"
        case .encrypted: "encrypted"
        case .damaged: "damaged"
        case .tooLarge: "too-large"
        case .timedOut: "timed-out"
        case .missingTool: "missing-tool"
        case .outOfMemory: "out-of-memory"
        case .crashed: "crashed"
        case .cancelled: "cancelled"
        }
    }

    /// What is wrong and what to do, in one or two sentences.
    public var message: String {
        switch self {
        case .empty: "the file is empty (0 bytes). Fetch it again."
        case .notReadable(let reason): "the file can't be opened: \(reason). Check that it may be read."
        case .unsupported(let type): "\(type.rawValue) is not read. \(type.wayOut)"
        case .encrypted: "the file asks for a password. Save it without one and try again."
        case .damaged(let reason): "the file is damaged: \(reason). Fetch it again or save it anew."
        case .tooLarge(let what, let value, let limit):
            "\(value) \(what) are more than the limit of \(limit). Split it or scale it down."
        case .timedOut(let seconds):
            "reading took longer than \(seconds) s. Split the file or scale it down."
        case .outOfMemory(let limit):
            "reading took more than \(limit >> 20) MiB of memory. Split the file or scale it down."
        case .missingTool(let what): what
        case .crashed(let reason): "the reading process died: \(reason). The file may be hostile or broken."
        case .cancelled: "reading was stopped before it was done. Run it again."
        }
    }
}

extension MediaType {
    /// What to do with a file of a kind that is not read.
    var wayOut: String {
        switch self {
        case .heic, .heif:
            "This is a photo in Apple's format. Convert it to JPEG or PNG (on Linux: heif-convert in.heic out.jpg) and "
                + "try again."
        case .avif: "Convert it to JPEG or PNG (on Linux: avifdec in.avif out.png) and try again."
        case .jpegXL: "Convert it to JPEG or PNG (on Linux: djxl in.jxl out.png) and try again."
        case .jpeg2000: "Convert it to PNG (on Linux: opj_decompress -i in.jp2 -o out.png) and try again."
        case .photoshop: "Save it as PNG or PDF and try again."
        case .svg:
            "It is a drawing. Save it as PDF or PNG (on Linux: rsvg-convert -f pdf in.svg -o out.pdf) and try again."
        case .djvu: "Convert it to PDF (on Linux: ddjvu -format=pdf in.djvu out.pdf) and try again."
        case .doc:
            "This is Word's format of before 2007. Save it as DOCX or PDF (on Linux: soffice --convert-to docx in.doc) "
                + "and try again."
        case .xls, .xlsx, .ods:
            "This is a spreadsheet. Save it as PDF (on Linux: soffice --convert-to pdf FILE) and try again."
        case .ppt, .pptx, .odp:
            "This is a presentation. Save it as PDF (on Linux: soffice --convert-to pdf FILE) and try again."
        case .outlook: "This is a message saved by Outlook. Save it as EML, HTML or PDF and try again."
        case .oldOffice: "This is a file in the form of Office before 2007. Save it as PDF and try again."
        case .odt, .rtf: "Save it as DOCX or PDF (on Linux: soffice --convert-to docx FILE) and try again."
        case .iWork: "This is a file of Pages, Numbers or Keynote. Export it as PDF and try again."
        case .epub: "This is a book. Convert it to PDF or HTML and try again."
        case .postScript: "Convert it to PDF (on Linux: ps2pdf in.ps out.pdf) and try again."
        case .zip, .archive: "Unpack it and name the folder: archives are not opened, whatever is in them."
        case .docx, .email: "Save it as PDF or HTML."
        case .unknown:
            "Its content is of no kind that is known. PDF, PNG, JPEG, TIFF, WebP, GIF, BMP, HTML, text, e-mail and "
                + "DOCX are read: save it as one of these."
        case .pdf, .png, .jpeg, .tiff, .webp, .gif, .bmp, .html, .plainText: "Save it as PDF."
        }
    }
}
