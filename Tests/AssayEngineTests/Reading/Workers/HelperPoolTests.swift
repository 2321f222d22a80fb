import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

/// Real helper processes of the built program, and what can happen to them.
@Suite(.serialized, .timeLimit(.minutes(3))) struct HelperPoolTests {
    @Test func `A helper reads what this process reads`() async throws {
        let watch = HelperWatch()
        let files: [(Data, MediaType)] = [
            (TestPDF(lines: TestReading.letter).bytes, .pdf), (try await TestReading.picture(), .png),
            (Data("<p>One <b>two</b>".utf8), .html), (Data("One two\n".utf8), .plainText),
        ]
        for (bytes, type) in files {
            let here = try await TestReading.reader.read(bytes, as: type, options: ReaderOptions())
            let there = try await watch.reader.read(bytes, as: type, options: ReaderOptions())
            #expect(there == ReadDocument(json: here.json), "\(type)")
            #expect(!there.words.isEmpty)
        }
        let pdf = TestPDF(lines: TestReading.letter).bytes
        let picture = try await watch.reader.picture(ofPage: 0, in: pdf, as: .pdf, quarterTurns: 1)
        #expect(
            try await picture == TestReading.reader.picture(ofPage: 0, in: pdf, as: .pdf, quarterTurns: 1))
        await watch.reader.close()
        #expect(watch.running.isEmpty)
    }

    @Test func `Helpers that were made ready are those that read`() async throws {
        let watch = HelperWatch(workers: 2)
        await watch.reader.prepare(for: 1)
        let ready = try #require(try await watch.next())
        #expect(watch.running == [ready])
        _ = try await watch.readPage()
        #expect(watch.running == [ready])
        await watch.reader.close()
    }

    @Test func `Helpers that can't be made ready fail with the first document`() async throws {
        let watch = HelperWatch(program: "/nowhere/at/all")
        await watch.reader.prepare(for: 1)
        let failure = await #expect(throws: ReadFailure.self) { try await watch.readPage() }
        guard case .missingTool = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test func `What is wrong with a document is told as it is without helpers`() async throws {
        let watch = HelperWatch()
        await #expect(throws: ReadFailure.encrypted) {
            var pdf = TestPDF(lines: ["x"])
            pdf.isEncrypted = true
            _ = try await watch.reader.read(pdf.bytes, as: .pdf, options: ReaderOptions())
        }
        await #expect(throws: ReadFailure.unsupported(.zip)) {
            _ = try await watch.reader.read(Data("PK".utf8), as: .zip, options: ReaderOptions())
        }
        await #expect(throws: ReadFailure.empty) {
            _ = try await watch.reader.read(Data(), as: .pdf, options: ReaderOptions())
        }
        await watch.reader.close()
    }

    @Test func `A page for which memory is refused is out of memory, not damaged`() async throws {
        let watch = HelperWatch(maxMemory: 200 << 20)
        // 69 million pixels of 4 bytes.
        let page = TestPDF([TestPDF.Page(width: 2000, height: 2000)]).bytes
        await #expect(throws: ReadFailure.outOfMemory(limit: 200 << 20)) {
            _ = try await watch.reader.read(page, as: .pdf, options: ReaderOptions(prefer: .ocr))
        }
        #expect(try await watch.readPage().words.count == 1)
        await watch.reader.close()
    }

    @Test func `A helper that crashes costs its document, with the signal, and is replaced`() async throws {
        let watch = HelperWatch()
        let reading = Task { try await watch.readSlowly() }
        let helper = try #require(try await watch.next())
        kill(helper, SIGSEGV)
        let failure = await #expect(throws: ReadFailure.self) { _ = try await reading.value }
        #expect(failure?.code == "crashed")
        #expect(failure?.message.contains("signal 11") == true)
        #expect(try await watch.readPage().words.map(\.text) == ["Hello"])
        #expect(!watch.running.contains(helper))
        await watch.reader.close()
    }

    @Test func `A document whose helper read others before is tried again in a new one`() async throws {
        let watch = HelperWatch()
        _ = try await watch.readPage()
        let helper = try #require(watch.running.first)
        let reading = Task { try await watch.readSlowly() }
        try await Task.sleep(for: .milliseconds(150))
        kill(helper, SIGABRT)
        #expect(try await reading.value.pages.count == 4)
        #expect(!watch.running.contains(helper))
        await watch.reader.close()
    }

    @Test func `A helper that is killed from outside is replaced once, not for ever`() async throws {
        let watch = HelperWatch()
        let reading = Task { try await watch.readSlowly() }
        let first = try #require(try await watch.next())
        kill(first, SIGKILL)
        let second = try #require(try await watch.next(after: [first]))
        kill(second, SIGKILL)
        let failure = await #expect(throws: ReadFailure.self) { _ = try await reading.value }
        #expect(failure?.message.contains("signal 9") == true)
        #expect(watch.running.isEmpty)
        await watch.reader.close()
    }

    @Test func `A helper that hangs is killed when its time is over`() async throws {
        let watch = HelperWatch(secondsOfSilence: 1)
        let reading = Task { try await watch.readSlowly() }
        let helper = try #require(try await watch.next())
        kill(helper, SIGSTOP)
        await #expect(throws: ReadFailure.timedOut(seconds: 1)) { _ = try await reading.value }
        #expect(watch.running.isEmpty)
        #expect(try await watch.readPage().words.count == 1)
        await watch.reader.close()
    }

    @Test func `A document that is still coming is late too when its helper hangs`() async throws {
        let watch = HelperWatch(secondsOfSilence: 1)
        _ = try await watch.readPage()
        kill(try #require(watch.running.first), SIGSTOP)
        let large = Data(repeating: UInt8(ascii: "x"), count: 20 << 20)
        await #expect(throws: ReadFailure.timedOut(seconds: 1)) {
            _ = try await watch.reader.read(large, as: .plainText, options: ReaderOptions())
        }
        await watch.reader.close()
    }

    @Test func `A document that needs more memory than the limit is told so`() async throws {
        let watch = HelperWatch(maxMemory: 150 << 20)
        let bytes = Data(repeating: UInt8(ascii: "x"), count: 60 << 20)
        let failure = await #expect(throws: ReadFailure.self) {
            _ = try await watch.reader.read(bytes, as: .plainText, options: ReaderOptions())
        }
        #expect(failure == .outOfMemory(limit: 150 << 20), "\(failure?.message ?? "")")
        #expect(try await watch.readPage().words.count == 1)
        await watch.reader.close()
    }

    @Test func `A helper is replaced after so many documents`() async throws {
        let watch = HelperWatch(documentsPerHelper: 3)
        var helpers: [pid_t] = []
        for _ in 0..<7 {
            _ = try await watch.readPage()
            helpers += watch.running
        }
        // The third and the sixth were the last of their helpers.
        #expect(helpers.count == 5)
        #expect(Set(helpers).count == 3)
        await watch.reader.close()
    }

    @Test func `A cancelled task has its helper killed`() async throws {
        let watch = HelperWatch()
        let reading = Task { try await watch.readSlowly() }
        _ = try #require(try await watch.next())
        reading.cancel()
        await #expect(throws: ReadFailure.cancelled) { _ = try await reading.value }
        #expect(watch.running.isEmpty)
        await watch.reader.close()
    }

    @Test func `Helpers end with their reader, even where nobody closed it`() async throws {
        var watch: HelperWatch? = HelperWatch()
        _ = try await watch?.readPage()
        let helper = try #require(watch?.running.first)
        watch = nil
        for _ in 0..<300 where !Processes.commandLine(of: helper).isEmpty {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(Processes.commandLine(of: helper).isEmpty)
    }

    @Test func `Many documents at a time use as many helpers as there are workers`() async throws {
        let watch = HelperWatch(workers: 3)
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<30 { group.addTask { try await watch.readPage().words.count } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == Array(repeating: 1, count: 30))
        #expect(watch.running.count == 3)
        await watch.reader.close()
    }

    @Test func `A helper holds no key and no file of ours`() async throws {
        setenv("ASSAY_TEST_API_KEY", "secret-of-the-test", 1)
        let file = FileHandle(forReadingAtPath: "/proc/version")
        let watch = HelperWatch()
        _ = try await watch.readPage()
        let helper = try #require(watch.running.first)
        #expect(Processes.environment(of: helper).contains("PATH="))
        #expect(!Processes.environment(of: helper).contains("secret-of-the-test"))
        let open = Processes.openFiles(of: helper)
        #expect(open.filter { $0.hasPrefix("socket:") }.count == 1)
        #expect(open.filter { $0.hasPrefix("/") && $0 != "/dev/null" }.isEmpty, "\(open)")
        try file?.close()
        await watch.reader.close()
    }

    @Test func `Memory does not grow with the number of documents`() async throws {
        let watch = HelperWatch()
        let picture = try await TestReading.picture()
        var sizes: [Int] = []
        for _ in 0..<24 {
            _ = try await watch.reader.read(picture, as: .png, options: ReaderOptions())
            sizes.append(Processes.memory(of: try #require(watch.running.first)))
        }
        #expect(sizes[23] < sizes[7] + sizes[7] / 5, "\(sizes)")
        await watch.reader.close()
    }

    @Test(arguments: [
        ("exit 3", "status 3"), ("head -c 1000 /dev/zero >&3; sleep 60", "signal 9"),
        (#"printf '\004\000\000\000\002{}' >&3; sleep 60"#, "signal 9"),
    ])
    func `A program that is no helper is told, not waited for`(script: String, message: String) async throws {
        let folder = try TemporaryFolder()
        let program = try folder.write("#!/bin/sh\n\(script)\n", to: "program").path
        chmod(program, 0o755)
        let watch = HelperWatch(program: program)
        let failure = await #expect(throws: ReadFailure.self) { _ = try await watch.readPage() }
        #expect(failure?.code == "crashed")
        #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "")")
    }

    @Test func `A program that is not there is a missing tool`() async throws {
        let failure = await #expect(throws: ReadFailure.self) {
            _ = try await HelperWatch(program: "/nowhere/assay").readPage()
        }
        #expect(failure?.code == "missing-tool")
        #expect(failure?.message.contains("/nowhere/assay") == true)
    }
}
