import AssayCore
import Foundation
import Testing

@testable import AssayEngine

/// The client against a scripted server: every fault that a provider has, one by one.
@Suite(.timeLimit(.minutes(1))) struct ModelClientTests {
    private static let refusal =
        #"{"error":{"message":"bad","type":"invalid_request_error","param":"tool_choice"}}"#
    private static let throttle = #"{"error":{"message":"slow down","code":"rate_limit_exceeded"}}"#

    private func client(
        _ server: FakeModelServer, rungs: [ForcingRung] = [.someTool, .jsonSchema, .plainText],
        watch: SleepWatch = SleepWatch(),
        price: Price? = Price(input: 1, output: 10), totalSeconds: Double = 5,
        gate: CallGate = CallGate()
    ) throws -> ModelClient {
        let profile = try Capabilities(parsing: BuiltInFiles.text["Models/capabilities.json5"] ?? "").profile(
            of: "compatible/m")
        let model = ProviderModel(
            name: "compatible/m", wire: ChatProvider.wire, model: WireModel(name: "m", profile: profile),
            endpoint: Endpoint(baseURL: server.url + "/v1", key: Secret("sk-very-secret")),
            http: HTTPClient(),
            limits: HTTPLimits(totalSeconds: totalSeconds))
        return ModelClient(
            model, known: KnownModel(name: "compatible/m", parameters: [:], rungs: rungs, price: price),
            pacing: Pacing(gate: gate, clock: watch.clock))
    }

    @Test func `An answer at the first call costs what its tokens cost`() async throws {
        let server = FakeModelServer(.reply(Wired.chat))
        defer { server.stop() }
        let calls = try await client(server).call(.sample())
        let call = try #require(calls.first)
        #expect(calls.count == 1 && call.model == "compatible/m" && call.rung == .someTool && !call.isCached)
        #expect(call.reply?.callID == "kYd")
        #expect(call.cost == Decimal(string: "0.001272"))
        #expect(call.key.count == 64)
        #expect(server.received.first?.path == "/v1/chat/completions")
        #expect(server.received.first?.headers["authorization"] == "Bearer sk-very-secret")
        let exchange = try #require(call.reply?.exchange)
        #expect(!exchange.request.contains("very-secret") && exchange.response.contains("kYd"))
    }

    @Test func `A call without a known price has no known cost`() async throws {
        let server = FakeModelServer(.reply(Wired.chat))
        defer { server.stop() }
        #expect(try await client(server, price: nil).call(.sample()).last?.cost == nil)
    }

    @Test func `Throttled calls wait as long as the server asks and are recorded each`() async throws {
        let server = FakeModelServer(
            .reply(Self.throttle, status: 429, headers: ["Retry-After: 7"]), .reply("{}", status: 529),
            .reply(Wired.chat))
        defer { server.stop() }
        let watch = SleepWatch()
        let calls = try await client(server, watch: watch).call(.sample())
        #expect(calls.map(\.failure?.kind) == [.throttled, .throttled, nil])
        #expect(calls.map(\.cost) == [0, 0, Decimal(string: "0.001272")])
        #expect(Set(calls.map(\.key)).count == 1)
        #expect(watch.slept.withLock(\.self) == [7, 2])
    }

    @Test func `A server that asks for minutes is left alone`() async throws {
        let server = FakeModelServer(.reply(Self.throttle, status: 429, headers: ["Retry-After: 600"]))
        defer { server.stop() }
        let watch = SleepWatch()
        let calls = try await client(server, watch: watch).call(.sample())
        #expect(
            calls.count == 1 && calls.last?.failure?.kind == .throttled
                && calls.last?.failure?.retryAfter == 600)
        #expect(watch.slept.withLock(\.self).isEmpty)
    }

    @Test(arguments: [
        FakeModelServer.Step.reply("{}", status: 500), .reset, .cutShort(Wired.chat), .reply("garbage"),
        .reply("<html>busy</html>", status: 502),
    ])
    func `A fault that passes is tried again`(fault: FakeModelServer.Step) async throws {
        let server = FakeModelServer(fault, .reply(Wired.chat))
        defer { server.stop() }
        let watch = SleepWatch()
        let calls = try await client(server, watch: watch).call(.sample())
        #expect(calls.map(\.failure?.kind) == [.transient, nil])
        #expect(watch.slept.withLock(\.self) == [0.5])
    }

    @Test func `A fault that stays is given up after three tries, and its cost is not known`() async throws {
        let server = FakeModelServer(.reset)
        defer { server.stop() }
        let watch = SleepWatch()
        let calls = try await client(server, watch: watch).call(.sample())
        #expect(calls.map(\.failure?.code) == Array(repeating: "connection-lost", count: 3))
        #expect(calls.allSatisfy { $0.cost == nil })
        #expect(watch.slept.withLock(\.self) == [0.5, 1])
    }

    @Test func `A server that hangs runs into the time allowed`() async throws {
        let server = FakeModelServer(.hang, .reply(Wired.chat))
        defer { server.stop() }
        let calls = try await client(server, totalSeconds: 0.3).call(.sample())
        #expect(calls.map(\.failure?.code) == ["timeout", nil])
    }

    @Test(arguments: [401, 403, 404, 402])
    func `A refused key ends at once and stands nowhere`(status: Int) async throws {
        let echo = #"{"error":{"message":"wrong key sk-very-secret","type":"authentication_error"}}"#
        let server = FakeModelServer(.reply(echo, status: status))
        defer { server.stop() }
        let calls = try await client(server).call(.sample())
        #expect(calls.map(\.failure?.kind) == [.fatalForRun])
        #expect(calls.last?.cost == 0)
        #expect(!"\(calls)".contains("very-secret"))
        var dumped = ""
        dump(calls, to: &dumped)
        #expect(!dumped.contains("very-secret"))
    }

    @Test func `A refused form goes down the ladder, and the run remembers`() async throws {
        let server = FakeModelServer(
            .reply(Self.refusal, status: 400), .reply(Self.refusal, status: 400), .reply(Wired.chatText))
        defer { server.stop() }
        let client = try client(server)
        let first = await client.call(.sample())
        #expect(first.map(\.rung) == [.someTool, .jsonSchema, .plainText])
        #expect(Set(first.map(\.key)).count == 3)
        #expect(first.last?.reply != nil)
        let bodies = try server.received.map { try JSON(parsing: $0.body) }
        #expect(bodies[0]["tool_choice"] == "required")
        #expect(bodies[1]["response_format"] != nil && bodies[1]["tools"] == nil)
        let system = bodies[2]["messages"]?[0]?["content"]?.string ?? ""
        #expect(bodies[2]["response_format"] == nil && system.contains("invoice_number"))
        #expect(await client.call(.sample()).map(\.rung) == [.plainText])
    }

    @Test func `Once a form has been answered, a refusal is the document's`() async throws {
        let server = FakeModelServer(.reply(Wired.chat), .reply(Self.refusal, status: 400))
        defer { server.stop() }
        let client = try client(server)
        _ = await client.call(.sample())
        let calls = await client.call(.sample(document: "odd"))
        #expect(calls.map(\.rung) == [.someTool])
        #expect(calls.last?.failure?.kind == .fatalForItem)
    }

    @Test func `A document that is too long is refused on one rung only`() async throws {
        let server = FakeModelServer(
            .reply(#"{"error":{"code":400,"type":"exceed_context_size_error","message":"m"}}"#, status: 400))
        defer { server.stop() }
        #expect(try await client(server).call(.sample()).map(\.rung) == [.someTool])
    }

    @Test
    func
        `A model that talks instead of calling the tool is asked again by schema, and so are later questions`()
        async throws
    {
        let talk =
            #"{"choices":[{"finish_reason":"length","message":{"content":"The invoice is about"}}],"usage":{}}"#
        let server = FakeModelServer(.reply(talk), .reply(Wired.chatText))
        defer { server.stop() }
        let client = try client(server)
        #expect(await client.call(.sample()).map(\.rung) == [.someTool, .jsonSchema])
        #expect(await client.call(.sample()).map(\.rung) == [.jsonSchema])
    }

    @Test func `An answer in the text is as good, but later questions go by schema`() async throws {
        let server = FakeModelServer(.reply(Wired.chatText))
        defer { server.stop() }
        let client = try client(server)
        #expect(await client.call(.sample()).map(\.rung) == [.someTool])
        #expect(await client.call(.sample()).map(\.rung) == [.jsonSchema])
    }

    @Test func `An answer from the ledger costs nothing and sends nothing`() async throws {
        let server = FakeModelServer(.reply(Wired.chat))
        defer { server.stop() }
        let client = try client(server)
        let first = try #require(await client.call(.sample()).last)
        let reply = try #require(first.reply)
        let again = await client.call(.sample(), cached: { $0 == first.key ? reply : nil })
        #expect(again.map(\.isCached) == [true] && again.last?.cost == 0 && again.last?.reply == reply)
        #expect(server.received.count == 1)
    }

    @Test func `A cancelled call ends as one and is not tried again`() async throws {
        let server = FakeModelServer(.hang)
        defer { server.stop() }
        let client = try client(server)
        let task = Task { await client.call(.sample()) }
        while server.received.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        #expect(await task.value.map(\.failure?.code) == ["cancelled"])
    }

    @Test func `All workers wait when one was throttled`() async throws {
        let coolDown = CoolDown()
        let watch = SleepWatch()
        coolDown.extend(to: 30)
        coolDown.extend(to: 10)
        await coolDown.wait(by: watch.clock)
        #expect(watch.slept.withLock(\.self) == [30])
        await coolDown.wait(by: watch.clock)
        #expect(watch.slept.withLock(\.self) == [30])
    }

    @Test func `A server with one place is asked one thing at a time`() async throws {
        let server = FakeModelServer(.reply(Wired.chat))
        defer { server.stop() }
        let gate = CallGate(places: 1)
        let client = try client(server, gate: gate)
        #expect(await gate.enter())
        let waiting = Task { await client.call(.sample()) }
        let givenUp = Task { await client.call(.sample()) }
        try await Task.sleep(for: .milliseconds(50))
        #expect(server.received.isEmpty)
        givenUp.cancel()
        #expect(await givenUp.value.last?.failure?.code == "cancelled")
        await gate.leave()
        #expect(await waiting.value.last?.reply != nil)
        #expect(await gate.enter())
    }
}
