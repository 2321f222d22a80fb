import AssayTestSupport
import Foundation
import Testing

/// The page in a real browser: `Tests/Browser/check_page.py` opens it, uses its tables and looks for what a reader with
/// other eyes or no mouse would miss.
@Suite(.timeLimit(.minutes(5))) struct PageCheckTests {
    /// axe-core, where `scripts/setup.sh tests` puts it.
    private static let axe: URL? = {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["XDG_CACHE_HOME"] ?? (environment["HOME"] ?? "") + "/.cache"
        let file = URL(filePath: environment["ASSAY_CACHE"] ?? home + "/assay")
            .appending(path: "axe/axe.min.js")
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }()

    private static let hasBrowser = ["chromium", "google-chrome"].contains { name in
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
        }
    }

    @Test(
        .enabled(
            if: hasBrowser && axe != nil, "Chromium and axe-core are not there: scripts/setup.sh tests"))
    func `The report has no fault in a browser, light, dark and narrow`() async throws {
        let folder = try TemporaryFolder()
        let samples = AssayProcess.repository.appending(path: "Samples/receipt").path
        let compared = try await AssayProcess(
            ["compare", samples, "--strategy", "rules", "--strategy", "embedded"], in: folder.url
        ).run()
        #expect(compared.status == 0, "\(compared.errors)")
        let reported = try await AssayProcess(["report", "--html", "report.html"], in: folder.url).run()
        #expect(reported.status == 0, "\(reported.errors)")
        let page = try String(contentsOf: folder.url.appending(path: "report.html"), encoding: .utf8)
        #expect(page.contains("data:image/jpeg;base64,/9j/") && page.contains("rect class=\"mark"))

        let checked = try Self.check(folder.url.appending(path: "report.html"))
        #expect(checked.status == 0, "\(checked.output)")
        #expect(checked.output.contains("\"axe\": true"))
    }

    private static func check(_ page: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let script = AssayProcess.repository.appending(path: "Tests/Browser/check_page.py").path
        process.arguments = ["python3", script, page.path, "--axe", axe?.path ?? ""]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
