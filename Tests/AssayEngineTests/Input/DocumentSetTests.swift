import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct DocumentSetTests {
    @Test func `A plain folder gives its files by name, hidden ones left out`() throws {
        let folder = try TemporaryFolder()
        try folder.write("b", to: "b.txt")
        try folder.write("a", to: "sub/a.txt")
        try folder.write("x", to: ".hidden")
        let set = try DocumentSet(opening: folder.path)
        #expect(set.files.map(\.name) == ["b.txt", "sub/a.txt"])
        #expect(set.labels.isEmpty && set.kind == nil)
    }

    @Test func `A labelled set finds each document's label, and labels that have no document`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", to: "documents/a.txt")
        try folder.write("b", to: "documents/b.txt")
        try folder.write("{}", to: "labels/a.json")
        try folder.write("{}", to: "labels/gone.json")
        try folder.write("invoice\n", to: "kind")
        let set = try DocumentSet(opening: folder.path)
        #expect(set.files.map(\.name) == ["a.txt", "b.txt"])
        #expect(Array(set.labels.keys) == ["a.txt"])
        #expect(set.orphanLabels == ["gone"])
        #expect(set.kind == "invoice")
    }

    @Test func `A limit takes the first by name, and no label becomes an orphan by it`() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b", "c"] {
            try folder.write(name, to: "documents/\(name).txt")
            try folder.write("{}", to: "labels/\(name).json")
        }
        let set = try DocumentSet(opening: folder.path, limit: 2)
        #expect(set.files.map(\.name) == ["a.txt", "b.txt"])
        #expect(set.orphanLabels.isEmpty)
    }

    @Test func `An empty folder, a missing folder and a file are refused with what to do`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("x", to: "x.txt")
        let empty = try TemporaryFolder()
        for path in [empty.path, folder.path + "/none", file.path] {
            let error = #expect(throws: AssayError.self) { try DocumentSet(opening: path) }
            #expect(error?.exit == .usage)
            #expect(error?.location == path)
            #expect(error?.hint.isEmpty == false)
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may read every folder"))
    func `A folder without permission is refused with the command that allows it`() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "x.txt")
        chmod(folder.path, 0)
        defer { chmod(folder.path, 0o700) }
        let error = #expect(throws: AssayError.self) { try DocumentSet(opening: folder.path) }
        #expect(error?.hint.contains("chmod") == true)
    }

    @Test func `Links, pipes and circles of links are no documents`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", to: "sub/a.txt")
        let manager = FileManager.default
        for (name, target) in [
            ("link.txt", "sub/a.txt"), ("up", ".."), ("self", "self"), ("gone", "nowhere"),
        ] {
            try manager.createSymbolicLink(
                atPath: folder.url.appending(path: name).path, withDestinationPath: target)
        }
        #expect(mkfifo(folder.url.appending(path: "pipe").path, 0o600) == 0)
        #expect(try DocumentSet(opening: folder.path).files.map(\.name) == ["sub/a.txt"])
    }

    @Test func `A file whose name is no UTF-8 is not lost in silence`() throws {
        let folder = try TemporaryFolder()
        let path = Array(folder.path.utf8CString.dropLast()) + [0x2F, 0x61, -1, 0x62, 0]
        let file = try #require(fopen(path, "w"))
        fclose(file)
        let files = try DocumentSet(opening: folder.path).files
        #expect(files.map(\.name) == ["a\u{FFFD}b"])
        let failure = #expect(throws: ReadFailure.self) { try files[0].load() }
        #expect(failure?.message.contains("rename it") == true)
    }

    @Test(.enabled(if: getuid() != 0, "root may read every folder"))
    func `A folder below that may not be read is one failing document`() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "x.txt")
        try folder.write("y", to: "closed/y.txt")
        let closed = folder.url.appending(path: "closed").path
        chmod(closed, 0)
        defer { chmod(closed, 0o700) }
        let files = try DocumentSet(opening: folder.path).files
        #expect(files.map(\.name) == ["closed", "x.txt"])
        #expect(throws: ReadFailure.notReadable("Permission denied")) { try files[0].load() }
    }
}
