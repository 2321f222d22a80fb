import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

/// With `mask: true` no sensitive value leaves, and all come back.
@Suite(.timeLimit(.minutes(2))) struct MaskedRunTests {
    private static let document = """
        Muster Handel GmbH              INVOICE
        Contact: Erika Mustermann       Invoice No: A-17
        Tel. +49 30 901820-14           Date: 2025-03-04
        erika@muster-handel.example     Due date: 2025-04-03
        VAT ID: DE811907980
        Bill to: Paul Kunde

        Total EUR 119.00
        IBAN: DE89 3704 0044 0532 0130 00
        Questions? Ask ERIKA MUSTERMANN or erika@muster-handel.example
        """

    /// As letters and digits alone, in small letters: however they are written, they would be found.
    private static let originals = [
        "erikamustermann", "4930901820", "erikamusterhandelexample", "811907980", "370400440532013000",
    ]

    private static func compact(_ text: String) -> String {
        let isLetter: (Unicode.Scalar) -> Bool = {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return String(String.UnicodeScalarView(text.lowercased().unicodeScalars.filter(isLetter)))
    }

    /// What was sent in place of the value after a caption.
    private static func placeholder(after caption: String, in body: String) throws -> String {
        let content = try JSON(parsing: body)["messages"]?[0]?["content"]?[0]?["text"]?.string ?? ""
        let end = try #require(content.ranges(of: caption).last).upperBound
        return String(content[end...].drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }

    private static func answer(iban: String, taxID: String) -> String {
        #"""
        {"invoice_number":"A-17","issue_date":"2025-03-04","due_date":"2025-04-03","seller_name":"Muster Handel GmbH","seller_tax_id":"\#(taxID)","buyer_name":"Paul Kunde","purchase_order":null,"currency":"EUR","subtotal":null,"tax_total":null,"total":"119.00","amount_due":null,"iban":"\#(iban)","line_items":[]}
        """#
    }

    private func bench(_ server: FakeModelServer, ledger: Ledger) throws -> ScriptedBench {
        try ScriptedBench(
            ModelOptions(model: ProviderScript.anthropic.model, isMasked: true),
            environment: ProviderScript.anthropic.environment(server), schema: "invoice", repairs: 1,
            ledger: ledger)
    }

    @Test func `No original leaves, not even in a repair, and the values come back`() async throws {
        let ledger = try Ledger.inMemory()
        // The placeholders are not known before the question is seen: the first server only listens.
        let listening = FakeModelServer(.reply("{}", status: 500))
        let first = try bench(listening, ledger: ledger)
        _ = try await first.run(texts: [Self.document])
        await first.models.shutdown()
        listening.stop()
        let question = try #require(listening.received.first?.body)
        let iban = try Self.placeholder(after: "IBAN:", in: question)
        let taxID = try Self.placeholder(after: "VAT ID:", in: question)
        #expect(iban.contains("_") && taxID.contains("_") && iban != taxID)
        #expect(question.contains("Muster Handel GmbH") && question.contains("119.00"))

        // A total that is no amount is INVALID, so it is asked again, with the answer before it.
        let right = ProviderScript.anthropic.reply(Self.answer(iban: iban, taxID: taxID), nil)
            .replacing("record_receipt", with: "record_invoice")
        let server = FakeModelServer(.reply(right.replacing("119.00", with: "plenty")), .reply(right))
        defer { server.stop() }
        let second = try bench(server, ledger: ledger)
        _ = try await second.run(texts: [Self.document])
        #expect(server.received.count == 2)
        for body in (listening.received + server.received).map(\.body) {
            for original in Self.originals { #expect(!Self.compact(body).contains(original), "\(original)") }
        }
        for call in try second.calls() {
            let kept = Self.compact((call.request ?? "") + (call.response ?? ""))
            for original in Self.originals { #expect(!kept.contains(original), "\(original)") }
        }
        let values = try #require(try ledger.outcomes(of: second.run).first?.values)
        #expect(Self.compact(values["iban"]?.string ?? "") == "de89370400440532013000")
        #expect(Self.compact(values["seller_tax_id"]?.string ?? "") == "de811907980")
        let evidence = try ledger.outcomes(of: second.run).first?.evidence ?? [:]
        #expect(evidence["iban"]?.match == .exact || evidence["iban"]?.match == .normalised)
        await second.models.shutdown()
    }

    @Test func `Without the key nothing is masked`() async throws {
        let server = FakeModelServer(.reply("{}", status: 413))
        defer { server.stop() }
        let bench = try ScriptedBench(
            ModelOptions(model: ProviderScript.anthropic.model),
            environment: ProviderScript.anthropic.environment(server), schema: "invoice")
        _ = try await bench.run(texts: [Self.document])
        let body = Self.compact(try #require(server.received.first?.body))
        for original in Self.originals { #expect(body.contains(original), "\(original)") }
        await bench.models.shutdown()
    }
}
