import Foundation

/// Files that are made to hurt whoever reads them.
enum HostileFile: String, CaseIterable {
    case hugePNG = "a PNG of 40,000 x 40,000 pixels"
    case hugeJPEG = "a JPEG of 65,500 x 65,500 pixels"
    case hugePage = "a PDF page of 100,000 points"
    case manyPages = "a PDF with 1,000,000 entries in its page tree"
    case cyclicPages = "a PDF whose page tree is a circle"
    case endlessStream = "a PDF whose page unpacks to 4 TB"
    case formBomb = "a PDF of forms that draw the next one ten times, thirty deep"
    case formLoop = "a PDF of a form that draws itself"
    case selfLength = "a PDF stream whose length is itself"
    case tableLoop = "a PDF whose cross-reference table comes before itself"
    case nestedObjects = "a PDF object of 1,000,000 open brackets"
    case nestedContent = "a PDF page with 1,000,000 open brackets"
    case nestedHTML = "HTML of 300,000 elements in each other"
    case directoryLoop = "a TIFF whose only directory follows itself"
    case film = "a GIF of 100,000 pictures"
    case wideTable = "HTML with a row of 200,000 cells"
    case zipBomb = "a DOCX whose text unpacks to 4 GB"
    case nestedDOCX = "a DOCX of 100,000 tables in each other"
    case nestedMail = "a message of 100,000 messages in each other"
    case longWord = "a text of one word of 30 MB"

    var bytes: Data {
        switch self {
        case .hugePNG: Self.png(width: 40_000, height: 40_000)
        case .hugeJPEG: Self.jpeg(width: 65_500, height: 65_500)
        case .hugePage: TestPDF([TestPDF.Page(width: 100_000, height: 100_000)]).bytes
        case .manyPages: Self.pdf(kids: String(repeating: "3 0 R ", count: 1_000_000), count: 1_000_000)
        case .cyclicPages: Self.pdf(kids: "2 0 R 2 0 R", count: 2)
        case .endlessStream: Self.endlessPDF
        case .formBomb: Self.forms(count: 30) { String(repeating: "/F\($0 + 1) Do ", count: 10) }
        case .formLoop: Self.forms(count: 1) { "/F\($0) Do " }
        case .selfLength: Self.pdf(contents: "<< /Length 4 0 R >>\nstream\n0 0 m\nendstream")
        case .tableLoop:
            Data("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Prev 9 >>\nstartxref\n9\n%%EOF".utf8)
        case .nestedObjects: Self.pdf(contents: String(repeating: "[", count: 1_000_000))
        case .nestedContent:
            TestPDF([TestPDF.Page(painting: String(repeating: "[", count: 1_000_000))]).bytes
        case .nestedHTML: Data(("<html>" + String(repeating: "<div>", count: 300_000) + "x").utf8)
        case .directoryLoop: Self.loopingTIFF
        case .film: Self.longFilm
        case .wideTable: Data(("<table><tr>" + String(repeating: "<td>one", count: 200_000)).utf8)
        case .zipBomb:
            TestZIP.file([("word/document.xml", Self.bomb + Data(count: 4 << 20))], method: 8)
        case .nestedDOCX:
            TestZIP.file([
                ("word/document.xml", String(repeating: "<w:tbl><w:tr><w:tc>", count: 100_000))
            ])
        case .nestedMail:
            Data(
                String(
                    repeating: "From: a@b\r\nMessage-ID: <1>\r\nContent-Type: message/rfc822\r\n\r\n",
                    count: 100_000
                ).utf8)
        case .longWord: Data(repeating: UInt8(ascii: "x"), count: 30 << 20)
        }
    }

    private static func png(width: UInt32, height: UInt32) -> Data {
        let header = big(width) + big(height) + [8, 0, 0, 0, 0]
        // Nothing looks at the checksum before the size.
        return Data(
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13) + Array("IHDR".utf8) + header + big(0)
                + big(0) + Array("IDAT".utf8) + big(0))
    }

    private static func jpeg(width: UInt16, height: UInt16) -> Data {
        let size = [height, width].flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        return Data(
            [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8] + size + [1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0])
    }

    /// Deflated: a block in which two zero bits say "258 times the same again", and the bytes that follow are zeros.
    private static let bomb = Data([
        0xEC, 0xC1, 0x81, 0, 0, 0, 0, 0x80, 0x20, 0xD6, 0xFD, 0x25, 0x16, 0xA9, 0x0A,
    ])

    private static func pdf(contents: String) -> Data {
        Data(
            """
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Kids [3 0 R] /Count 1 >>
            endobj
            3 0 obj
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>
            endobj
            4 0 obj
            \(contents)
            endobj
            trailer
            << /Root 1 0 R >>
            """.utf8)
    }

    /// A page that draws form 0, and what every form draws.
    private static func forms(count: Int, drawing: (Int) -> String) -> Data {
        let names = (0...count).map { "/F\($0) \(10 + min($0, count - 1)) 0 R" }.joined(separator: " ")
        let resources = "/Resources << /XObject << \(names) >> >>"
        let forms = (0..<count).map { number in
            let content = drawing(number)
            return "\(10 + number) 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] \(resources) "
                + "/Length \(content.utf8.count) >>\nstream\n\(content)\nendstream\nendobj\n"
        }
        return Data(
            """
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Kids [3 0 R] /Count 1 >>
            endobj
            3 0 obj
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] \(resources) /Contents 4 0 R >>
            endobj
            4 0 obj
            << /Length 6 >>
            stream
            /F0 Do
            endstream
            endobj
            \(forms.joined())trailer
            << /Root 1 0 R >>
            """.utf8)
    }

    private static func pdf(kids: String, count: Int) -> Data {
        Data(
            """
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Kids [\(kids)] /Count \(count) >>
            endobj
            3 0 obj
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>
            endobj
            trailer
            << /Root 1 0 R >>
            """.utf8)
    }

    /// A pair of bytes 0x81 means 128 bytes 0x81: every filter makes the stream 64 times longer.
    private static var endlessPDF: Data {
        let filters = String(repeating: "/RunLengthDecode ", count: 5)
        let head = """
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Kids [3 0 R] /Count 1 >>
            endobj
            3 0 obj
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>
            endobj
            4 0 obj
            << /Length 4096 /Filter [\(filters)] >>
            stream

            """
        let tail = "\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n"
        return Data(head.utf8) + Data(repeating: 0x81, count: 4096) + Data(tail.utf8)
    }

    /// One directory without entries at 8, followed by itself.
    private static let loopingTIFF = Data(
        Array("II*\0".utf8) + [8, 0, 0, 0] + [1, 0] + [0, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0] + [8, 0, 0, 0])

    /// Of 4,000 x 4,000 pixels each, no two the same.
    private static var longFilm: Data {
        let size: [UInt8] = [0xA0, 0x0F, 0xA0, 0x0F]
        var file = Data("GIF89a".utf8) + size + [0x80, 0, 0, 0, 0, 0, 255, 255, 255]
        for number in 0..<100_000 {
            let data = [UInt8(number & 255), UInt8(number >> 8 & 255), UInt8(number >> 16)]
            file += [0x2C, 0, 0, 0, 0] + size + [0, 2, 3] + data + [0]
        }
        return file + [0x3B]
    }

    private static func big(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian, Array.init) }
}

/// Damages files at random, the same way for the same seed.
enum Mutation {
    static func applied(to bytes: Data, using generator: inout some RandomNumberGenerator) -> Data {
        var bytes = [UInt8](bytes)
        for _ in 0..<Int.random(in: 1...4, using: &generator) where bytes.count > 8 {
            let place = Int.random(in: 0..<bytes.count - 4, using: &generator)
            let length = min(bytes.count - place, Int.random(in: 1...512, using: &generator))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: bytes[place] = .random(in: 0...255, using: &generator)
            case 2:
                // Lengths and counts that nobody expects.
                let odd: [[UInt8]] = [
                    [0, 0, 0, 0], [255, 255, 255, 255], [127, 255, 255, 255], [0, 0, 0, 128],
                ]
                bytes.replaceSubrange(place..<place + 4, with: odd.randomElement(using: &generator) ?? odd[0])
            case 3: bytes.removeSubrange(place..<place + length)
            case 4: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
            default: if Bool.random(using: &generator) { bytes.removeSubrange(place...) }
            }
        }
        return Data(bytes)
    }
}
