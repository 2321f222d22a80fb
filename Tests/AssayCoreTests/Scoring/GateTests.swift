import Testing

@testable import AssayCore

@Suite struct GateTests {
    private static func run(_ id: Int64, right: Double, documents: Int = 60, labels: UInt64 = 1) throws
        -> Baseline
    {
        Baseline(
            of: try ScoringFixtures.simulated(
                id, strategy: "s", documents: documents, right: right, labels: labels, seed: UInt64(id)))
    }

    private static let bootstrap = Bootstrap(resamples: 1000)

    @Test(arguments: 1...20) func `A baseline read again is the same`(seed: Int64) throws {
        let baseline = try Self.run(seed, right: 0.7)
        #expect(try Baseline(parsing: baseline.text).text == baseline.text)
        #expect(baseline.text.split(separator: "\n").count > 60)
    }

    @Test func `A baseline holds no value of a document`() throws {
        #expect(!(try Self.run(1, right: 0.7).text.contains("Seller ")))
    }

    @Test func `The same results pass`() throws {
        let baseline = try Self.run(1, right: 0.8)
        let gate = try Gate(baseline, against: baseline, bootstrap: Self.bootstrap)
        #expect(gate.isOpen && gate.changes.isEmpty)
        #expect(GateText.text(gate).hasPrefix("passed: invoice, s, 60 documents"))
    }

    @Test func `A much worse run is stopped with every reason, and a better one passes`() throws {
        let (good, bad) = (try Self.run(1, right: 0.95), try Self.run(2, right: 0.4))
        let gate = try Gate(bad, against: good, bootstrap: Self.bootstrap)
        let codes = Set(gate.reasons.map(\.code))
        #expect(
            codes.isSuperset(of: [
                "accuracy-fell", "field-fell", "documents-all-right-fell", "valid-precision-fell",
            ]))
        #expect(GateText.text(gate).contains("Accuracy over all fields fell from"))
        #expect(try Gate(good, against: bad, bootstrap: Self.bootstrap).isOpen)
    }

    @Test func `A small difference passes, and a floor stops it`() throws {
        let (first, second) = (try Self.run(1, right: 0.8), try Self.run(2, right: 0.79))
        let open = try Gate(second, against: first, bootstrap: Self.bootstrap)
        #expect(open.isOpen, "\(open.reasons)")
        let policy = GatePolicy(leastAccuracy: 0.99, leastValidPrecision: 0.99)
        let shut = try Gate(second, against: first, policy: policy, bootstrap: Self.bootstrap)
        #expect(shut.reasons.map(\.code) == ["accuracy-below-floor", "valid-precision-below-floor"])
    }

    @Test func `A rise of cost beyond the limit stops, one within it passes`() throws {
        func costing(_ cost: Double?) throws -> Baseline {
            let text = try Self.run(1, right: 0.8, documents: 4).text
            return try Baseline(
                parsing: text.replacing("\"cost\":0,", with: "\"cost\":\(cost.map { "\($0)" } ?? "null"),"))
        }
        let codes = try [0.0105, 0.02, nil].map { cost in
            try Gate(costing(cost), against: costing(0.01), bootstrap: Self.bootstrap).reasons.map(\.code)
        }
        #expect(codes == [[], ["cost-rose"], ["cost-unknown"]])
    }

    @Test func `Other documents and labels are refused with what to do`() throws {
        let baseline = try Self.run(1, right: 0.8, documents: 5)
        let fewer = #expect(throws: ComparisonRefusal.self) {
            try Gate(try Self.run(1, right: 0.8, documents: 4), against: baseline)
        }
        #expect(fewer?.message == "the documents differ: the run lacks doc-04.pdf")
        let labels = #expect(throws: ComparisonRefusal.self) {
            try Gate(try Self.run(1, right: 0.8, documents: 5, labels: 9), against: baseline)
        }
        #expect(labels?.message.hasPrefix("the labels differ: doc-00.pdf") == true)
        #expect(labels?.hint.contains("assay baseline save") == true)
    }

    @Test(arguments: ["", "[]", "{\"format\":\"other\"}", "{\"format\":\"assay-baseline-1\",\"fields\":[]}"])
    func `A file that is no baseline is refused`(text: String) {
        #expect(throws: DefinitionError.self) { try Baseline(parsing: text) }
    }

    @Test func `A document with a letter too few is refused with its place`() throws {
        let text = try Self.run(1, right: 1, documents: 3).text
        let short = text.replacing("\"results\":\"c", with: "\"results\":\"")
        let error = #expect(throws: DefinitionError.self) { try Baseline(parsing: short) }
        #expect(error?.pointer == "/documents/0")
    }
}
