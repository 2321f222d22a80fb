import Foundation

extension DocumentSet {
    /// The regular files in and below a folder, in no order; nil where it can't be listed. Hidden ones are left out, and
    /// links, pipes, sockets and devices: a folder from elsewhere must not lead to files that are not in it. A folder
    /// below that can't be listed is given as if it were a file: reading it fails, with the reason, and is recorded.
    static func regularFiles(below folder: URL) -> [InputFile]? {
        guard let top = entries(of: folder.path) else { return nil }
        var files: [InputFile] = []
        var pending = [(path: folder.path, name: "", entries: top)]
        while let next = pending.popLast() {
            for entry in next.entries {
                let path = next.path.hasSuffix("/") ? next.path + entry.name : "\(next.path)/\(entry.name)"
                let name = next.name.isEmpty ? entry.name : "\(next.name)/\(entry.name)"
                if entry.isFolder, let inner = entries(of: path) {
                    pending.append((path, name, inner))
                } else {
                    files.append(
                        InputFile(url: URL(filePath: path, directoryHint: .notDirectory), name: name))
                }
            }
        }
        return files
    }

    private static func entries(of folder: String) -> [(name: String, isFolder: Bool)]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var entries: [(name: String, isFolder: Bool)] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard !name.hasPrefix("."), let isFolder = isFolder(entry.pointee, at: "\(folder)/\(name)") else {
                continue
            }
            entries.append((name, isFolder))
        }
        return entries
    }

    /// nil for what is neither a folder nor a regular file.
    private static func isFolder(_ entry: dirent, at path: String) -> Bool? {
        switch Int(entry.d_type) {
        case Int(DT_DIR): return true
        case Int(DT_REG): return false
        case Int(DT_UNKNOWN):
            // Some file systems don't tell.
            var status = stat()
            guard lstat(path, &status) == 0 else { return false }
            return status.st_mode & S_IFMT == S_IFDIR
                ? true : status.st_mode & S_IFMT == S_IFREG ? false : nil
        default: return nil
        }
    }
}
