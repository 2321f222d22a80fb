import AssayTestSupport
import Testing

@testable import AssayEngine

@Suite struct TokenBucketTests {
    @Test func `A tenth of a minute's worth goes at once, the rest a sixtieth a second`() {
        var bucket = TokenBucket(perMinute: 60)
        let pauses = (0..<9).map { _ in bucket.take(1, at: 100) }
        #expect(pauses == [0, 0, 0, 0, 0, 0, 1, 2, 3])
        #expect(bucket.take(1, at: 104) == 0)
    }

    @Test func `What was taken too much can be taken by others`() {
        var bucket = TokenBucket(perMinute: 6000)
        #expect(bucket.take(600, at: 0) == 0)
        #expect(bucket.take(100, at: 0) == 1)
        bucket.giveBack(500, at: 0)
        #expect(bucket.take(300, at: 0) == 0)
        #expect(bucket.take(200, at: 0) == 1)
    }

    @Test func `More than the limit at once passes after its time`() {
        var bucket = TokenBucket(perMinute: 60)
        #expect(bucket.take(126, at: 0) == 120)
    }

    @Test func `The smaller of both counts holds`() {
        var bucket = TokenBucket(perMinute: 600)
        bucket.correct(remaining: 2, limit: 300, at: 0)
        #expect(bucket.take(1, at: 0) == 0)
        #expect(bucket.take(2, at: 0) == 0.2)
        bucket.correct(remaining: 400, limit: 9000, at: 0)
        #expect(bucket.perMinute == 300)
    }

    @Test(arguments: [UInt64(1), 2, 3, 4, 5])
    func `In no minute is more than eleven tenths of the limit taken`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let limit = Int.random(in: 10...600, using: &generator)
        var bucket = TokenBucket(perMinute: limit)
        var now = 0.0
        var moments: [Double] = []
        for _ in 0..<2000 {
            now += Double.random(in: 0...0.2, using: &generator)
            moments.append(now + bucket.take(1, at: now))
        }
        for (index, start) in moments.enumerated() {
            let inMinute = moments[index...].prefix { $0 < start + 60 }.count
            #expect(Double(inMinute) <= Double(limit) * 1.1 + 1)
        }
    }
}
