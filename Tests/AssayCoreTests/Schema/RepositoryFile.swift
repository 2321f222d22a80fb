import Foundation

/// The text of a file of this repository.
func repositoryFile(_ path: String, from file: String = #filePath) throws -> String {
    // <root>/Tests/AssayCoreTests/Schema/RepositoryFile.swift
    let root = (0..<4).reduce(URL(fileURLWithPath: file)) { url, _ in url.deletingLastPathComponent() }
    return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
}
