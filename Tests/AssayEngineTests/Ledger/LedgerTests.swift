import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct LedgerTests {
    private func outcome(
        _ result: Outcome.Result, attempts: [Attempt] = [], id: String = "d1"
    ) -> Outcome {
        Outcome(
            document: SourceDocument(id: id, name: "a.txt", mediaType: .plainText, size: 3), result: result,
            attempts: attempts, seconds: 1.5, readingSeconds: 0.5)
    }

    @Test func `A reading comes back as it was, and only for the same settings`() throws {
        let ledger = try Ledger.inMemory()
        let document = SourceDocument(id: "d1", name: "a.txt", mediaType: .plainText, size: 3)
        let word = Word(
            text: "Zürich \"1\"", box: Box(left: 1.25, top: 2, right: 3.5, bottom: 4), confidence: 0.875,
            line: 7,
            hidden: .tiny)
        let read = ReadDocument(
            pages: [Page(width: 10, height: 20.5, source: .ocr, words: [word])],
            embedded: [EmbeddedData(format: .jsonLD, name: "script", text: "{\"a\": 1}")])
        try ledger.store(read, of: document, settings: "s1", seconds: 1)
        #expect(try ledger.reading(of: "d1", settings: "s1") == read)
        #expect(try ledger.reading(of: "d1", settings: "s2") == nil)
    }

    /// Which of two strategies ran first must not decide which of them takes longer.
    @Test func `A reading that the ledger had counts with what it took when it was made`() throws {
        let ledger = try Ledger.inMemory()
        let run = try ledger.run(try Fixture.configuration(), folder: "/x", fresh: false)
        let document = SourceDocument(id: "d1", name: "a.txt", mediaType: .plainText, size: 3)
        try ledger.store(
            ReadDocument(pages: [], embedded: []), of: document, settings: run.reading, seconds: 7)
        let result = Outcome.Result.checked(Extraction(values: [:]), .valid)
        for (reading, expected) in [(0.0, (8.5, 7.0)), (0.5, (1.5, 0.5))] {
            let outcome = Outcome(
                document: document, result: result, attempts: [], seconds: 1.5, readingSeconds: reading)
            try ledger.commit(outcome, name: "a.txt", in: run)
            let record = try #require(try ledger.outcomes(of: run).first)
            #expect(record.seconds == expected.0 && record.readingSeconds == expected.1)
        }
    }

    @Test func `A run is found again by its configuration and folder, and begun anew when asked`() throws {
        let ledger = try Ledger.inMemory()
        let plan = try Fixture.configuration()
        let first = try ledger.run(plan, folder: "/x", fresh: false)
        #expect(try ledger.run(plan, folder: "/x", fresh: false).id == first.id)
        #expect(try ledger.run(plan, folder: "/y", fresh: false).id != first.id)
        #expect(try ledger.run(plan, folder: "/x", fresh: true).id != first.id)
    }

    @Test func `An outcome comes back with values, evidence, findings, calls and cost`() throws {
        let ledger = try Ledger.inMemory()
        let run = try ledger.run(try Fixture.configuration(), folder: "/x", fresh: false)
        let values: JSON = ["total": .number(JSONNumber(12)), "rows": [["amount": "1.50"]]]
        let path = FieldPath("rows").appending(0).appending("amount")
        let evidence = Evidence(
            page: 0, box: Box(left: 0, top: 1, right: 2, bottom: 3), quote: "1,50", score: 1, confidence: 0.9,
            match: .normalised, places: 2)
        let finding = Finding(.unclear, .notGrounded, at: "total", message: "12 is not there")
        let call = try ledger.record(Fixture.call(cost: 25), of: "d1", in: run)
        let attempt = Attempt(
            number: 1, purpose: .first, calls: [call],
            extraction: Extraction(values: values, evidence: [path: evidence]), findings: [finding],
            seconds: 1, ended: .tokensUsed)
        try ledger.commit(
            outcome(
                .checked(
                    Extraction(
                        values: values, evidence: [path: evidence], confidence: [path: 0.75, "total": 0.05]),
                    .unclear([finding])),
                attempts: [attempt]), name: "a.txt", in: run)
        let record = try #require(try ledger.outcomes(of: run).first)
        #expect(record.values == values)
        #expect(record.verdict == .unclear)
        #expect(record.evidence == [path: evidence])
        #expect(record.confidence == [path: 0.75, "total": 0.05])
        #expect(try ledger.attempts(of: record).first?.ended == .tokensUsed)
        #expect(record.findings == [finding])
        #expect(record.cost == 25)
        #expect(record.usage == TokenUsage(input: 10, output: 2))
        #expect(try ledger.attempts(of: record).first?.calls.count == 1)
    }

    @Test func `An unknown price stays unknown, whatever else was paid`() throws {
        let ledger = try Ledger.inMemory()
        let run = try ledger.run(try Fixture.configuration(), folder: "/x", fresh: false)
        let calls = try [Fixture.call(cost: 25), Fixture.call(cost: nil)].map {
            try ledger.record($0, of: "d1", in: run)
        }
        let attempt = Attempt(
            number: 1, purpose: .first, calls: calls, extraction: Extraction(values: [:]), findings: [],
            seconds: 1)
        try ledger.commit(
            outcome(.checked(Extraction(values: [:]), .valid), attempts: [attempt]), name: "a.txt", in: run)
        #expect(try #require(try ledger.outcomes(of: run).first).cost == nil)
    }

    @Test(arguments: [true, false])
    func `An answer of an earlier run counts with what it took then, and one of this run once`(
        isEarlier: Bool
    ) throws {
        let ledger = try Ledger.inMemory()
        let first = try ledger.run(try Fixture.configuration(), folder: "/x", fresh: false)
        let run = isEarlier ? try ledger.run(try Fixture.configuration(), folder: "/x", fresh: true) : first
        let made = try ledger.record(Fixture.call(cost: 25), of: "another", in: first)
        let again = try ledger.record(
            ModelCall(
                model: made.model, key: made.key, rung: made.rung, ending: made.ending, seconds: 0, cost: 0,
                isCached: true),
            of: "d1", in: run)
        let attempt = Attempt(
            number: 1, purpose: .first, calls: [again], extraction: Extraction(values: [:]), findings: [],
            seconds: 1)
        let outcome = outcome(.checked(Extraction(values: [:]), .valid), attempts: [attempt])
        try ledger.commit(outcome, name: "a.txt", in: run)
        let record = try #require(try ledger.outcomes(of: run).first)
        #expect(record.cost == (isEarlier ? 25 : 0))
        #expect(record.usage == (isEarlier ? TokenUsage(input: 10, output: 2) : TokenUsage()))
        #expect(record.seconds == outcome.seconds + (isEarlier ? made.seconds : 0))
    }

    @Test func `A reply is found by its request even though its document was never finished`() throws {
        let ledger = try Ledger.inMemory()
        let run = try ledger.run(try Fixture.configuration(), folder: "/x", fresh: false)
        let call = Fixture.call(cost: 25)
        _ = try ledger.record(call, of: "d1", in: run)
        guard case .replied(let reply) = call.ending else { return }
        #expect(try ledger.reply(toRequest: call.key) == reply)
        #expect(try ledger.reply(toRequest: "other") == nil)
    }

    @Test func `Committing a name again replaces its outcome`() throws {
        let ledger = try Ledger.inMemory()
        let run = try ledger.run(try Fixture.configuration(), folder: "/x", fresh: false)
        try ledger.commit(outcome(.failed(.reading(.encrypted)), id: ""), name: "a.pdf", in: run)
        try ledger.commit(outcome(.failed(.reading(.damaged("x"))), id: ""), name: "a.pdf", in: run)
        let records = try ledger.outcomes(of: run)
        #expect(records.map(\.failure) == [.reading(.damaged("x"))])
    }

    @Test func `A file that is no ledger is refused with what to do`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(String(repeating: "no ledger ", count: 200), to: "x.sqlite")
        let error = #expect(throws: AssayError.self) { try Ledger(at: file.path) }
        #expect(error?.exit == .ledger)
        #expect(error?.hint.contains("--ledger") == true)
    }

    @Test func `The secret is made once`() throws {
        let ledger = try Ledger.inMemory()
        #expect(try ledger.secret() == ledger.secret())
        #expect(try ledger.secret().count == 32)
        #expect(try Ledger.inMemory().secret() != ledger.secret())
    }
}
