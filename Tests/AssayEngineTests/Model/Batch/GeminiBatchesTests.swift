import AssayCore
import Foundation
import ModelServer
import Testing

@testable import AssayEngine

/// Jobs that are too long to go with their own creation.
@Suite(.timeLimit(.minutes(2))) struct GeminiBatchesTests {
    private func lane(_ server: ModelServer) throws -> (BatchLane, ModelCatalogue) {
        let catalogue = try ModelCatalogue(environment: [
            "GEMINI_API_KEY": "sk-secret", "GOOGLE_GEMINI_BASE_URL": server.url,
        ])
        let lane = try catalogue.lane(for: ModelOptions(model: "gemini/gemini-3.5-flash"))
        return (try #require(lane), catalogue)
    }

    private func job(bytes: Int) -> BatchSubmission {
        let text = String(repeating: "x", count: bytes / 4)
        let body: JSON = ["contents": [["role": "user", "parts": [["text": .string(text)]]]]]
        return BatchSubmission(
            tag: "0123456789ab", model: "gemini-3.5-flash", path: "/models/gemini-3.5-flash:generateContent",
            requests: (0..<4).map {
                BatchSubmission.Request(customID: "tag-\($0)", body: body.text(.compact))
            })
    }

    @Test func `A job of ordinary length goes inline, a longer one by a file, line by line`() throws {
        let wire = GeminiBatches.wire
        #expect(wire.upload(job(bytes: 1 << 20)) == nil)
        let inline = try JSON(parsing: wire.create(job(bytes: 4000), "").body)
        #expect(inline["batch"]?["inputConfig"]?["requests"]?["requests"]?.array?.count == 4)
        guard case .resumable(let name, let bytes)? = wire.upload(job(bytes: 17 << 20)) else {
            Issue.record("no file")
            return
        }
        #expect(name == "assay-0123456789ab")
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let keys = try lines.map { try JSON(parsing: $0, limits: JSON.Limits(bytes: 1 << 30))["key"]?.string }
        #expect(keys == ["tag-0", "tag-1", "tag-2", "tag-3"])
        let byFile = try JSON(parsing: wire.create(job(bytes: 4000), "files/f1").body)
        #expect(byFile["batch"]?["inputConfig"] == ["fileName": "files/f1"])
    }

    @Test func `What was stored as a file comes back as a file of results`() async throws {
        let conversation = Conversation(faults: BatchFaults(looks: 0))
        let server = conversation.serve()
        defer { server.stop() }
        let (lane, catalogue) = try lane(server)
        let job = job(bytes: 17 << 20)
        let file = try await lane.store(try #require(lane.batch.upload(job)))
        let created = try await lane.post(lane.batch.create(job, file))
        let id = try #require(lane.batch.remote(created)?.id)
        let remote = try #require(lane.batch.remote(try await lane.get(lane.batch.status(id))))
        #expect(remote.state == .ended && remote.tag == job.tag && conversation.jobCount == 1)
        #expect(remote.results.count == 1 && remote.results.first != .inline([]))
        let lines = try await lane.lines(of: try #require(remote.results.first))
        let results = lines.compactMap(lane.batch.result)
        #expect(Set(results.map(\.customID)) == ["tag-0", "tag-1", "tag-2", "tag-3"])
        #expect(
            results.allSatisfy { result in
                if case .response(200, _) = result.ending { true } else { false }
            })
        // The second step needs no key, and gets none.
        let steps = conversation.received.filter { $0.path.hasPrefix("/upload/") }
        #expect(steps.map { $0.header("x-goog-api-key") } == ["sk-secret", nil])
        await catalogue.shutdown()
    }

    @Test func `An upload is never led to another host`() async throws {
        let thief = Conversation().serve()
        defer { thief.stop() }
        let conversation = Conversation(
            faults: BatchFaults(uploadURL: thief.url + "/upload/v1beta/files?upload_id=1"))
        let server = conversation.serve()
        defer { server.stop() }
        let (lane, catalogue) = try lane(server)
        await #expect(throws: BatchTrouble.self) {
            try await lane.store(.resumable(displayName: "x", bytes: [1, 2, 3]))
        }
        #expect(thief.requests == 0)
        await catalogue.shutdown()
    }
}
