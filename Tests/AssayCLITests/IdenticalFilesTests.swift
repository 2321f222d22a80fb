import AssayEngine
import Foundation
import Testing

@testable import AssayCLI

@Suite struct IdenticalFilesTests {
    /// Files of these contents, in a folder of their own.
    private func files(_ contents: [String]) throws -> [InputFile] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try contents.enumerated().map { number, content in
            let url = folder.appending(path: "\(number)")
            try Data(content.utf8).write(to: url)
            return InputFile(url: url, name: "\(number)")
        }
    }

    @Test func `Files of the same bytes are told from those of the same size, end, or name`() throws {
        let long = String(repeating: "x", count: 1000)
        let files = try files(["a\(long)", "b\(long)", "a", "b", "a\(long)", "", "", "a", "a\(long)"])
        let missing = InputFile(url: URL(filePath: "/nowhere/at/all"), name: "a")
        let identical = IdenticalFiles(among: files + [missing, missing])
        #expect(identical.firsts == [0: 0, 4: 0, 8: 0, 2: 2, 7: 2, 5: 5, 6: 5])
    }

    @Test func `What is read of one file is given for all of the same bytes, and not kept for longer`()
        async throws
    {
        let files = try files(["a", "b", "a", "a"])
        let readings = SharedReadings(IdenticalFiles(among: files))
        let count = Count()
        for number in files.indices {
            let reading = await readings.reading(of: number) {
                await count.add()
                return .failure(AssayError("file \(number)"))
            }
            #expect(reading == .failure(AssayError("file \(number == 1 ? 1 : 0)")))
        }
        #expect(await count.value == 2)
    }

    private actor Count {
        private(set) var value = 0
        func add() { value += 1 }
    }
}

extension Result<NamedReading, AssayError> {
    fileprivate static func == (one: Self, other: Self) -> Bool {
        switch (one, other) {
        case (.failure(let one), .failure(let other)): one == other
        case (.success(let one), .success(let other)): one.name == other.name
        case (.success, .failure), (.failure, .success): false
        }
    }
}
