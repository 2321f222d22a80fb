public import Foundation

/// A folder of documents, labelled or not: `documents/` with `labels/` beside it, or files alone.
public struct DocumentSet: Sendable, Hashable {
    /// The folder as given.
    public let folder: URL
    /// Sorted by name; hidden files are left out, and files that messages carry follow these.
    public let files: [InputFile]
    /// Label file of each document that has one, by document name.
    public let labels: [String: URL]
    /// `meta/<name>.json` of each document that has one, by document name.
    public let meta: [String: URL]
    /// Names of label files without a document.
    public let orphanLabels: [String]
    /// What the file `kind` names; nil without one.
    public let kind: String?

    public init(opening path: String, limit: Int? = nil) throws(AssayError) {
        let folder = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
        try Self.requireFolder(folder, as: path)
        let documents = folder.appending(path: "documents", directoryHint: .isDirectory)
        let isLabelled = Self.isFolder(documents)
        let all = try Self.list(isLabelled ? documents : folder, as: path)
        guard !all.isEmpty else {
            throw AssayError(
                "there are no documents in this folder", at: path,
                hint: "Put PDF, image, HTML or text files into it, or name another folder.")
        }
        self.folder = folder
        files = limit.map { Array(all.prefix($0)) } ?? all
        kind = try? String(contentsOf: folder.appending(path: "kind"), encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let names = Dictionary(
            all.map { (Self.stem($0.name), $0.name) }, uniquingKeysWith: { first, _ in first })
        let labelFiles = isLabelled ? Self.jsonFiles(folder.appending(path: "labels")) : [:]
        let metaFiles = isLabelled ? Self.jsonFiles(folder.appending(path: "meta")) : [:]
        labels = Self.rename(labelFiles, names)
        meta = Self.rename(metaFiles, names)
        orphanLabels = labelFiles.keys.filter { names[$0] == nil }.sorted()
    }

    /// A single file as a set of one.
    public init(file: InputFile) {
        folder = file.url.deletingLastPathComponent()
        files = [file]
        labels = [:]
        meta = [:]
        orphanLabels = []
        kind = nil
    }

    /// The name without its ending: what labels and documents share.
    static func stem(_ name: String) -> String {
        let url = URL(filePath: name)
        return String(name.dropLast(url.pathExtension.isEmpty ? 0 : url.pathExtension.count + 1))
    }

    private static func rename(_ files: [String: URL], _ names: [String: String]) -> [String: URL] {
        files.reduce(into: [:]) { result, entry in
            if let name = names[entry.key] { result[name] = entry.value }
        }
    }

    private static func requireFolder(_ folder: URL, as path: String) throws(AssayError) {
        guard FileManager.default.fileExists(atPath: folder.path) else {
            throw AssayError("there is no such folder", at: path, hint: "Check the path.")
        }
        guard isFolder(folder) else {
            throw AssayError("this is a file, not a folder", at: path, hint: "Name the folder it is in.")
        }
        guard access(folder.path, R_OK | X_OK) == 0 else {
            throw AssayError(
                "this folder may not be read", at: path, hint: "Allow it: chmod u+rx \(path)")
        }
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }

    private static func list(_ folder: URL, as path: String) throws(AssayError) -> [InputFile] {
        guard let found = regularFiles(below: folder) else {
            throw AssayError("this folder may not be read", at: path, hint: "Allow it: chmod u+rx \(path)")
        }
        return found.sorted { $0.name < $1.name }.flatMap(\.documents)
    }

    private static func jsonFiles(_ folder: URL) -> [String: URL] {
        let files =
            (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return Dictionary(
            files.filter { $0.pathExtension == "json" }
                .map { ($0.deletingPathExtension().lastPathComponent, $0) },
            uniquingKeysWith: { first, _ in first })
    }
}
