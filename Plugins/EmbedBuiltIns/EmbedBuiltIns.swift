import Foundation
import PackagePlugin

/// Compiles the shipped schemas, strategies and model data into the engine, so that one binary is enough
/// wherever it runs, while the files stay plain data that a user can read, copy and change.
@main
struct EmbedBuiltIns: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let output = context.pluginWorkDirectoryURL.appending(path: "BuiltInFiles.swift")
        let folders = ["Schemas", "Strategies", "Models", "LocalModel"]
        let files = folders.flatMap { Self.files(in: root.appending(path: $0)) }
        return [
            .buildCommand(
                displayName: "Embedding \(folders.joined(separator: ", "))",
                executable: try context.tool(named: "embed-files").url,
                arguments: [output.path, root.path] + files.map(\.path),
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }

    private static func files(in folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (found?.compactMap { $0 as? URL } ?? [])
            .filter { ["jinja", "json", "json5", "md", "py"].contains($0.pathExtension) }
            .filter { $0.lastPathComponent != "README.md" }
            .sorted { $0.path < $1.path }
    }
}
