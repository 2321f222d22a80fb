import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct FileBytesTests {
    @Test(arguments: [0, 1, 4096, 300_000])
    func `A file is read whole`(count: Int) throws {
        let folder = try TemporaryFolder()
        let bytes = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let file = try folder.write(bytes, to: "a.bin")
        #expect(try FileBytes.of(file, limit: count) == bytes)
    }

    @Test func `A large file is refused before it is read, by way of a link, too`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("x", to: "a.pdf")
        #expect(truncate(file.path, 3 << 30) == 0)
        let link = folder.url.appending(path: "b.pdf")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
        for url in [file, link] {
            #expect(throws: ReadFailure.tooLarge(what: "bytes", value: 3 << 30, limit: 200 << 20)) {
                try InputFile(url: url, name: "x").load()
            }
        }
    }

    @Test func `What only looks like a file is refused at once, with what it is`() throws {
        let folder = try TemporaryFolder()
        let pipe = folder.url.appending(path: "pipe")
        #expect(mkfifo(pipe.path, 0o600) == 0)
        let kinds = [(pipe, "a pipe"), (URL(filePath: "/dev/zero"), "a device"), (folder.url, "a folder")]
        for (url, kind) in kinds {
            #expect(throws: ReadFailure.notReadable("it is \(kind), not a file")) {
                try InputFile(url: url, name: "x").load()
            }
        }
        #expect(throws: ReadFailure.notReadable("No such file or directory")) {
            try FileBytes.of(folder.url.appending(path: "gone"), limit: 1)
        }
    }

    @Test func `A file without a size is read to its end, and no further than the limit`() throws {
        let file = URL(filePath: "/proc/self/status")
        #expect(try FileBytes.of(file, limit: 1 << 20).count > 100)
        let failure = #expect(throws: ReadFailure.self) { try FileBytes.of(file, limit: 100) }
        #expect(failure?.code == "too-large")
    }
}
