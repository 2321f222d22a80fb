import AssayCore
import AssayEngine
import Foundation

/// Our client on the measured work: a question with a forced tool, its answer parsed.
enum Calling {
    static func run(_ arguments: Arguments) async throws {
        let models = try ModelCatalogue(environment: [:])
        let options = ModelOptions(
            model: "compatible/m", baseURL: arguments.text("--url") + "/v1", timeoutSeconds: 60)
        let client = try models.client(for: options)
        let count = arguments.number("--count", 1000)
        let width = arguments.number("--at-once", 64)
        _ = await client.call(question(-1))
        let (start, before) = (ContinuousClock.now, Resources.now)
        let done = await withTaskGroup(of: Int.self) { group in
            var next = 0
            var done = 0
            func add() {
                guard next < count else { return }
                let number = next
                next += 1
                group.addTask { await ask(client, number) ? 1 : 0 }
            }
            for _ in 0..<width { add() }
            while let result = await group.next() {
                done += result
                add()
            }
            return done
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let after = Resources.now
        await models.shutdown()
        print(
            #"{"done": \#(done), "seconds": \#(seconds), "cpu": \#(after.cpu - before.cpu), "memory_before_kb": \#(before.memory), "memory_kb": \#(after.memory)}"#
        )
    }

    private static func ask(_ client: ModelClient, _ number: Int) async -> Bool {
        let calls = await client.call(question(number))
        guard case .replied(let reply)? = calls.last?.ending,
            case .json(let values, _) = ReplyParser.parse(reply.answer)
        else { return false }
        return values["total"] != nil
    }

    private static let schema: JSON = [
        "type": "object", "additionalProperties": false,
        "properties": [
            "seller_name": ["type": ["string", "null"]], "seller_address": ["type": ["string", "null"]],
            "issue_date": ["type": ["string", "null"]], "total": ["type": ["number", "null"]],
        ],
        "required": ["seller_name", "seller_address", "issue_date", "total"],
    ]

    private static func question(_ number: Int) -> ModelRequest {
        let text = "CORNER SHOP LTD\n\(number) High Street, Leeds\nDate 03/04/2025\nTotal 12.50\n"
        return ModelRequest(
            system: "You copy facts out of documents.", turns: [.user([.text(text)])],
            tool: ModelRequest.Tool(
                name: "record_receipt", description: "Record the receipt.", parameters: schema),
            rung: .someTool, maxOutputTokens: 512)
    }
}

/// What this process has used.
struct Resources {
    /// Seconds of processor time.
    let cpu: Double
    /// Resident, in kB.
    let memory: Int

    static var now: Resources {
        var usage = rusage()
        // RUSAGE_SELF, which Glibc's module has in another type than its own function takes.
        getrusage(0, &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        let pages =
            (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
            .split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return Resources(cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime), memory: pages * 4)
    }
}
