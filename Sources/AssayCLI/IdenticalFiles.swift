import AssayCore
import AssayEngine
import Foundation

/// Files of the same bytes, found before any is read: by their sizes, then their ends, then their digests, so that
/// where none is like another next to nothing of them is looked at.
struct IdenticalFiles {
    /// Bytes.
    private static let end = 512

    /// For the number of each file that has its like, the number of the first one of these.
    let firsts: [Int: Int]

    init(among files: [InputFile]) {
        var firsts: [Int: Int] = [:]
        let bySize = Self.parted(Array(files.indices)) { Self.size(of: files[$0]) }
        for like in bySize.flatMap({ Self.parted($0) { Self.end(of: files[$0]) } }) {
            for same in Self.parted(like, by: { try? files[$0].load().document.id }) {
                for number in same { firsts[number] = same[0] }
            }
        }
        self.firsts = firsts
    }

    /// Those that share what `key` gives, two at least, in their order; those of which it gives nil are left out.
    private static func parted<Key: Hashable>(_ numbers: [Int], by key: (Int) -> Key?) -> [[Int]] {
        guard numbers.count > 1 else { return [] }
        var parts: [Key: [Int]] = [:]
        for number in numbers { if let key = key(number) { parts[key, default: []].append(number) } }
        return parts.values.filter { $0.count > 1 }
    }

    /// nil for what is no file.
    private static func size(of file: InputFile) -> Int? {
        var status = stat()
        guard stat(file.url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    private static func end(of file: InputFile) -> [UInt8]? {
        let descriptor = open(file.url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let start = max(0, lseek(descriptor, 0, SEEK_END) - Self.end)
        return [UInt8](unsafeUninitializedCapacity: Self.end) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, Self.end, start))
        }
    }
}
