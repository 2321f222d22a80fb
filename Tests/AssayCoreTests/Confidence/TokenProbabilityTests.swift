import AssayTestSupport
import Foundation
import Testing

@testable import AssayCore

@Suite struct TokenProbabilityTests {
    /// A token a character, the n-th of them of the log probability -n / 1000.
    private func tokens(_ text: String) -> [ScoredToken] {
        text.utf8.enumerated().map {
            ScoredToken(bytes: [$0.element], logProbability: -Double($0.offset) / 1000)
        }
    }

    @Test func `Each value has the tokens that stand where it stands`() throws {
        let answer = #"{"a": "xy", "b": [12, null], "c": {"d\n": ""}}"#
        let values = TokenProbability.values(in: answer, tokens: tokens(answer))
        let item = FieldPath("b").appending(0)
        #expect(Set(values.keys) == ["a", item])
        // "xy" is the characters 7 and 8.
        let text = try #require(values["a"])
        #expect(abs(text.leastLog + 0.008) < 1e-9 && abs(text.meanLog + 0.0075) < 1e-9)
        let number = try #require(values[item])
        #expect(abs(number.leastLog + 0.019) < 1e-9)
    }

    @Test func `A token that reaches beyond the value counts, one that only touches it does not`() throws {
        let pieces: [(String, Double)] = [
            (#"{"total":"#, -9), (" 1", -0.1), ("2.5", -0.2), (#"0,"x":"#, -0.4), ("1}", -0.8),
        ]
        let tokens = pieces.map { ScoredToken(bytes: Array($0.0.utf8), logProbability: $0.1) }
        let values = TokenProbability.values(in: pieces.map(\.0).joined(), tokens: tokens)
        #expect(values["total"]?.leastLog == -0.4)
        #expect(values["x"]?.leastLog == -0.8)
    }

    @Test func `The answer is found behind a fence, and what the tokens don't write has none`() {
        let answer = #"{"a": 1}"#
        #expect(
            TokenProbability.values(in: answer, tokens: tokens("```json\n{\n" + answer + "\n```")).count == 1)
        #expect(TokenProbability.values(in: answer, tokens: tokens("Some text.")).isEmpty)
        #expect(TokenProbability.values(in: answer, tokens: []).isEmpty)
        #expect(TokenProbability.values(in: "{a: 1}", tokens: tokens("{a: 1}")).isEmpty)
    }

    @Test func `A character that is split over two tokens is no harm`() throws {
        let answer = #"{"a": "é"}"#
        #expect(TokenProbability.values(in: answer, tokens: tokens(answer)).count == 1)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `Spans are those of every value that is not null or empty, whatever the JSON`(seed: UInt64) throws {
        var random = RandomJSON(SeededGenerator(seed: seed))
        let json = random.object()
        for text in [json.text(.compact), json.text(.pretty)] {
            let spans = ValueSpans.leaves(of: text)
            let leaves = json.leaves.filter { !$0.value.isNull && $0.value != "" }
            #expect(spans.map(\.path) == leaves.map(\.path))
            let bytes = Array(text.utf8)
            for (span, leaf) in zip(spans, leaves) {
                let isText = leaf.value.string != nil
                let piece =
                    isText
                    ? bytes[span.bytes.lowerBound - 1..<span.bytes.upperBound + 1] : bytes[span.bytes]
                #expect(try JSON(parsing: Array(piece)) == leaf.value)
            }
        }
    }

    @Test func `Time is linear in brackets that begin nothing`() {
        let answer = #"{"a": 1}"#
        let hostile = tokens(String(repeating: "{", count: 200_000) + answer)
        #expect(TokenProbability.values(in: answer, tokens: hostile).isEmpty)
    }
}
