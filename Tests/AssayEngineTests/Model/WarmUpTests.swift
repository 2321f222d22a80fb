import AssayCore
import Foundation
import ModelServer
import Testing

@testable import AssayEngine

/// Where a provider keeps what requests begin with, one goes first; arrivals at the server are what counts.
@Suite(.timeLimit(.minutes(1))) struct WarmUpTests {
    private static let question = ModelRequest.sample(system: String(repeating: "A rule. ", count: 600))
    private static let answer = ServerAnswer.reply(Wired.anthropic(stop: "tool_use"))

    /// The moments at which requests arrived, and the answers by their numbers.
    private func arrivals(
        of count: Int = 16, model: String = "anthropic/claude-haiku-4-5",
        question: ModelRequest = WarmUpTests.question, _ answering: @escaping @Sendable (Int) -> ServerAnswer
    ) async throws -> [Double] {
        let moments = Locked<[Double]>([])
        let server = ModelServer { _ in
            let number = moments.withLock { moments in
                moments.append(ProcessInfo.processInfo.systemUptime)
                return moments.count - 1
            }
            return answering(number)
        }
        defer { server.stop() }
        let models = try ModelCatalogue(environment: [
            "ANTHROPIC_API_KEY": "sk-test", "ANTHROPIC_BASE_URL": server.url,
            "COMPATIBLE_BASE_URL": server.url,
        ])
        let client = try models.client(for: ModelOptions(model: model))
        let answered = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<count { group.addTask { await client.call(question).last?.reply != nil } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(answered == count)
        await models.shutdown()
        return moments.withLock(\.self)
    }

    private static func delayed(_ answer: ServerAnswer, by seconds: Double) -> ServerAnswer {
        var answer = answer
        answer.delay = seconds
        return answer
    }

    @Test func `The first request goes alone, and the others when it has been answered`() async throws {
        let moments = try await arrivals { $0 == 0 ? Self.delayed(Self.answer, by: 0.5) : Self.answer }
        #expect(moments.count == 16)
        #expect(moments[1] - moments[0] >= 0.5)
    }

    @Test func `A streamed reply lets the others go when it begins`() async throws {
        let parts = StreamedText.messages.components(separatedBy: "\r\n\r\n").filter { !$0.isEmpty }
            .map { $0 + "\r\n\r\n" }
        let events = [parts[0], parts.dropFirst().joined()]
        let start = ProcessInfo.processInfo.systemUptime
        let moments = try await arrivals { number in
            number == 0 ? .stream(events, pause: 3) : Self.answer
        }
        #expect(ProcessInfo.processInfo.systemUptime - start > 2.9)
        #expect(moments.count == 16 && moments[1] - moments[0] < 2.5)
    }

    @Test func `Where the first fails, the next goes in its place, still alone`() async throws {
        let moments = try await arrivals { number in
            switch number {
            case 0: Self.delayed(.reply("{}", status: 500), by: 0.3)
            case 1: Self.delayed(Self.answer, by: 0.3)
            default: Self.answer
            }
        }
        #expect(moments.count == 17)
        #expect(moments[1] - moments[0] >= 0.3 && moments[2] - moments[1] >= 0.3)
    }

    @Test(arguments: ["compatible/m", "anthropic/claude-haiku-4-5"])
    func `Where nothing would be kept nobody waits`(model: String) async throws {
        let isShort = model.hasPrefix("anthropic")
        let reply = isShort ? Self.answer : ServerAnswer.reply(Wired.chat)
        let moments = try await arrivals(model: model, question: isShort ? .sample() : Self.question) {
            $0 == 0 ? Self.delayed(reply, by: 3) : reply
        }
        #expect(moments.count == 16 && moments[1] - moments[0] < 2.5)
    }

    @Test func `Nobody waits for ever, and whoever is cancelled stops waiting`() async throws {
        let warmUp = WarmUp(cachedFrom: 1, longestWait: 0.3)
        let first = await warmUp.enter(Self.question)
        #expect(first != nil)
        let cancelled = Task { await warmUp.enter(Self.question) }
        cancelled.cancel()
        #expect(await cancelled.value == nil)
        let start = ProcessInfo.processInfo.systemUptime
        #expect(await warmUp.enter(Self.question) == nil)
        #expect(ProcessInfo.processInfo.systemUptime - start < 5)
        warmUp.end(first, isAnswered: false)
        #expect(await warmUp.enter(Self.question) == nil)
    }

    @Test func `What nobody asked for in minutes is warmed up anew`() async {
        let watch = SleepWatch()
        let warmUp = WarmUp(cachedFrom: 1, clock: watch.clock)
        warmUp.end(await warmUp.enter(Self.question), isAnswered: true)
        #expect(await warmUp.enter(Self.question) == nil)
        await watch.clock.sleep(300)
        #expect(await warmUp.enter(Self.question) != nil)
        // Another rung begins in another way.
        #expect(await warmUp.enter(Self.question.forced(by: .jsonSchema)) != nil)
    }
}
