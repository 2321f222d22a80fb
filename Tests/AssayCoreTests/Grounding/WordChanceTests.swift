import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct WordChanceTests {
    @Test(arguments: 0..<50 as Range<UInt64>)
    func `A word that was read more surely is not likelier wrong`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let word = ["lim", "mervo", "jalan", "50990", "x"].randomElement(using: &generator) ?? "lim"
        let sure = Double.random(in: 0...1, using: &generator)
        let chance = right(word, sure)
        #expect((0...1).contains(chance))
        #expect(right(word, Double.random(in: 0...sure, using: &generator)) <= chance)
    }

    @Test(arguments: [(0.93, 0.98), (0.965, 0.995), (1, 1), (0.65, 0.69)])
    func `A short word is right as often as was counted`(confidence: Double, share: Double) {
        #expect(abs(right("lim", confidence) - share) < 1e-9)
    }

    @Test func `Long words and words that addresses are made of are surer`() {
        #expect(right("lim", 0.8) < right("mervo", 0.8) && right("mervo", 0.8) < right("jalan", 0.8))
        #expect(right("lot", 0.5) == right("lim", 0.5) && right("50990", 0.8) == right("lim", 0.8))
        #expect(right("jalan", 0.3) > 0.9 && right("selangor", 0.3) > 0.9 && right("mervo", 0.3) < 0.8)
    }

    private func right(_ word: String, _ confidence: Double) -> Double {
        WordChance.right(Array(word.utf8)[...], confidence: confidence)
    }
}
