import Foundation

/// Where PDFium's library is looked for: what `ASSAY_PDFIUM` names, beside the program, and where scripts/setup.sh
/// puts it. Its release is that of PDFium/manifest.json.
struct PDFiumPlace {
    /// PDFium's own number.
    static let release = "8149"

    /// SHA-256 of the library.
    static let checksum: String = {
        #if arch(arm64)
        "4378615ad9710397c96c112611be9018629bbfe38805d91a2663a534b99c28ca"
        #else
        "c76dc0f7839644bfa7c3e3107a6068df714e339c861bb7d4519907b821d427f9"
        #endif
    }()

    /// What was named by hand; nil where nothing was.
    private let named: String?
    private let others: [String]

    init(environment: [String: String]) {
        named = environment.setting("ASSAY_PDFIUM")
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folder = URL(filePath: program).deletingLastPathComponent()
        others = [
            folder.appending(path: "libpdfium.so").path,
            folder.deletingLastPathComponent().appending(path: "lib/libpdfium.so").path,
            "\(LocalFolder(environment: environment).path)/\(Self.fileName)",
        ]
    }

    private static var fileName: String { "pdfium-\(release)-\(checksum.prefix(12)).so" }

    /// A library that was named is the only one that is tried.
    var found: String? { named ?? others.first { FileManager.default.isReadableFile(atPath: $0) } }

    /// What reads PDFs, for the record of a run.
    var version: String { named.map { "pdfium at \($0)" } ?? "pdfium \(Self.release)" }
}
