import AssayCore
import CCurl
import CTesseract
import CXML
public import Foundation
import GRDB

/// Looks at libraries, languages, the local model and the keys.
public struct Doctor: Sendable {
    /// Languages that must be installed for the strategies that are asked about, joined with `+`.
    let language: String
    let environment: [String: String]

    public init(
        language: String = "eng", environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.language = language
        self.environment = environment
    }

    /// Everything, in the order in which a run would need it.
    public func diagnoses() -> [Diagnosis] {
        libraries() + languages() + localModel() + keys()
    }

    private func libraries() -> [Diagnosis] {
        [
            Diagnosis("tesseract", .ready, TessVersion().map { String(cString: $0) } ?? "?"),
            Diagnosis("leptonica", .ready, leptonicaVersion()),
            pdfium(),
            Diagnosis("libxml2", .ready, LIBXML_DOTTED_VERSION),
            Diagnosis("libcurl", .ready, curl_version().map { String(cString: $0) } ?? "?"),
            Diagnosis("sqlite", .ready, sqliteVersion()),
        ]
    }

    private func pdfium() -> Diagnosis {
        do {
            let version = PDFiumPlace(environment: environment).version
            return Diagnosis("pdfium", .ready, "\(version), \(try PDFium.path.get())")
        } catch {
            return Diagnosis("pdfium", .missing, error.message, fix: "scripts/setup.sh none")
        }
    }

    private func leptonicaVersion() -> String {
        guard let text = getLeptonicaVersion() else { return "?" }
        defer { lept_free(text) }
        return String(cString: text)
    }

    private func sqliteVersion() -> String {
        let version = try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
        return version ?? "?"
    }

    private func languages() -> [Diagnosis] {
        let installed = RecognitionLanguages.installed()
        let wanted = language.split(separator: "+").map(String.init)
        let missing = wanted.filter { !installed.contains($0) }
        let list = installed.isEmpty ? "none" : installed.joined(separator: ", ")
        guard !missing.isEmpty else { return [Diagnosis("languages", .ready, list)] }
        let packages = missing.map { "tesseract-ocr-\($0.replacing("_", with: "-"))" }.joined(separator: " ")
        return [
            Diagnosis(
                "languages", .missing, "\(missing.joined(separator: ", ")) missing; installed: \(list)",
                fix: "sudo apt-get install \(packages)")
        ]
    }

    private func keys() -> [Diagnosis] {
        [
            ("anthropic", ["ANTHROPIC_API_KEY"]), ("openai", ["OPENAI_API_KEY"]),
            ("gemini", ["GEMINI_API_KEY", "GOOGLE_API_KEY"]),
        ].map { provider, names in
            let isSet = names.contains { environment[$0]?.isEmpty == false }
            return isSet
                ? Diagnosis("\(provider) key", .ready, "set")
                : Diagnosis("\(provider) key", .optional, "not set", fix: "export \(names[0])=…")
        }
    }
}
