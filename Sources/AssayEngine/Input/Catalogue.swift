public import AssayCore
public import Foundation

/// Where schemas and strategies are found: a path, the folders `Schemas` and `Strategies` of the current
/// directory, the user's own below the configuration folder, and those compiled into the program.
public struct Catalogue: Sendable {
    /// Folders that may hold `Schemas` and `Strategies`, the nearest first.
    let roots: [URL]

    public init(roots: [URL] = Catalogue.standardRoots) { self.roots = roots }

    /// The current directory, then `$XDG_CONFIG_HOME/assay`.
    public static var standardRoots: [URL] {
        let environment = ProcessInfo.processInfo.environment
        let configuration =
            environment["XDG_CONFIG_HOME"].map { URL(filePath: $0) }
            ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".config")
        return [
            URL(filePath: FileManager.default.currentDirectoryPath), configuration.appending(path: "assay"),
        ]
    }

    /// The schema of a kind by its name, or by the path of its folder or file.
    public func schema(_ name: String) throws(AssayError) -> DocumentSchema {
        let place = try place(
            of: name, what: "schema", folder: "Schemas", file: { "\($0)/schema.json" }, known: schemaNames)
        let guidance = Self.text(at: place.deletingLast + "/guidance.md", isBuiltIn: place.isBuiltIn) ?? ""
        do {
            return try DocumentSchema(parsing: place.text, guidance: guidance, name: place.name)
        } catch {
            throw AssayError(error.message, at: place.path + Self.suffix(error), hint: "See docs/schemas.md.")
        }
    }

    /// A strategy by its name or by the path of its file.
    public func strategy(_ name: String) throws(AssayError) -> Strategy {
        let place = try place(
            of: name, what: "strategy", folder: "Strategies", file: { "\($0).json5" }, known: strategyNames)
        do {
            return try Strategy(parsing: place.text, name: place.name)
        } catch {
            throw AssayError(
                error.message, at: place.path + Self.suffix(error), hint: "See docs/strategies.md.")
        }
    }

    /// Names of all the kinds that can be found, sorted.
    public var schemaNames: [String] { names(in: "Schemas") { $0.hasSuffix("/schema.json") } }

    /// Names of all the strategies that can be found, sorted.
    public var strategyNames: [String] { names(in: "Strategies") { $0.hasSuffix(".json5") } }

    private struct Place {
        let name: String
        let path: String
        let text: String
        let isBuiltIn: Bool

        var deletingLast: String {
            path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        }
    }

    private func place(
        of name: String, what: String, folder: String, file: (String) -> String, known: [String]
    ) throws(AssayError) -> Place {
        if name.contains("/") || name.hasSuffix(".json") || name.hasSuffix(".json5") {
            return try Self.place(atPath: name, what: what)
        }
        for root in roots {
            let path = root.appending(path: folder).path + "/" + file(name)
            if let text = Self.text(at: path, isBuiltIn: false) {
                return Place(name: name, path: path, text: text, isBuiltIn: false)
            }
        }
        let builtIn = folder + "/" + file(name)
        if let text = BuiltInFiles.text[builtIn] {
            return Place(name: name, path: builtIn, text: text, isBuiltIn: true)
        }
        let nearest = Suggestion.nearest(to: name, in: known).map { "Did you mean \($0)? " } ?? ""
        throw AssayError(
            "there is no \(what) \"\(name)\"", hint: "\(nearest)Known: \(known.joined(separator: ", ")).")
    }

    private static func place(atPath path: String, what: String) throws(AssayError) -> Place {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw AssayError("there is no such \(what) file", at: path, hint: "Check the path.")
        }
        let url = URL(filePath: path)
        let file = isFolder.boolValue ? url.appending(path: "schema.json") : url
        guard let text = text(at: file.path, isBuiltIn: false) else {
            throw AssayError("this \(what) file can't be read as UTF-8 text", at: file.path)
        }
        let isSchema = file.lastPathComponent == "schema.json"
        let name = (isSchema ? file.deletingLastPathComponent() : file.deletingPathExtension())
            .lastPathComponent
        return Place(name: name, path: file.path, text: text, isBuiltIn: false)
    }

    private static func text(at path: String, isBuiltIn: Bool) -> String? {
        isBuiltIn ? BuiltInFiles.text[path] : try? String(contentsOf: URL(filePath: path), encoding: .utf8)
    }

    private static func suffix(_ error: DefinitionError) -> String {
        error.pointer.isEmpty ? "" : "#" + error.pointer
    }

    private func names(in folder: String, matching isMatch: (String) -> Bool) -> [String] {
        let own = roots.flatMap { root in
            let base = root.appending(path: folder)
            let entries = (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? []
            return entries.flatMap { ["\(folder)/\($0)", "\(folder)/\($0)/schema.json"] }.filter {
                isMatch($0) && FileManager.default.fileExists(atPath: root.appending(path: $0).path)
            }
        }
        let all = own + BuiltInFiles.text.keys.filter { $0.hasPrefix(folder + "/") && isMatch($0) }
        return Set(
            all.compactMap { $0.split(separator: "/").dropFirst().first }.map {
                $0.hasSuffix(".json5") ? String($0.dropLast(6)) : String($0)
            }
        ).sorted()
    }
}
