import Foundation
import Testing

@testable import AssayEngine

@Suite struct RateNoticeTests {
    private static let now = Date(timeIntervalSince1970: 1_790_000_000)

    private func notice(_ headers: [String: String]) -> RateNotice? {
        let fields = headers.map { HTTPField($0.key, $0.value) }
        return RateNotice(HTTPResponse(status: 200, headers: fields), now: Self.now)
    }

    @Test func `Anthropic tells limits, what is left and when it is whole again`() {
        let told = notice([
            "anthropic-ratelimit-requests-limit": "50", "anthropic-ratelimit-requests-remaining": "0",
            "anthropic-ratelimit-requests-reset": "2026-09-21T14:13:50Z",
            "anthropic-ratelimit-input-tokens-limit": "1000",
            "anthropic-ratelimit-input-tokens-remaining": "900",
            "anthropic-ratelimit-output-tokens-limit": "1000",
            "anthropic-ratelimit-output-tokens-remaining": "10",
        ])
        #expect(told?.requests == RateNotice.Left(limit: 50, remaining: 0, reset: 30))
        #expect(told?.tokens == RateNotice.Left(limit: 1000, remaining: 10, reset: nil))
        // A fiftieth of the limit is there after a fiftieth of the time.
        #expect(told?.requests?.pause(for: 1) == 30.0 / 50)
        #expect(told?.tokens?.pause(for: 1) == 0)
    }

    @Test func `OpenAI writes durations as Go does`() {
        let told = notice([
            "x-ratelimit-limit-requests": "60", "x-ratelimit-remaining-requests": "59",
            "x-ratelimit-reset-requests": "1s", "x-ratelimit-limit-tokens": "150000",
            "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "6m0s",
        ])
        #expect(told?.requests == RateNotice.Left(limit: 60, remaining: 59, reset: 1))
        #expect(told?.tokens == RateNotice.Left(limit: 150000, remaining: 0, reset: 360))
    }

    @Test(
        arguments: [
            ("120ms", 0.12), ("1s", 1), ("6m0s", 360), ("1h2m3.5s", 3723.5), ("7", 7), ("", nil),
            ("soon", nil),
            ("5 s", nil), ("3x", nil), ("nan", nil), ("inf", nil),
        ] as [(String, Double?)])
    func `A duration is read or it is none`(text: String, seconds: Double?) {
        let read = RateNotice.seconds(text)
        #expect(read.map { ($0 * 1000).rounded() } == seconds.map { ($0 * 1000).rounded() })
    }

    @Test(arguments: [
        [:], ["x-ratelimit-remaining-requests": "-1", "x-ratelimit-limit-requests": "-1"],
        ["x-ratelimit-remaining-requests": "0", "x-ratelimit-limit-requests": "0"],
        ["x-ratelimit-remaining-tokens": "many"], ["x-ratelimit-remaining-tokens": "nan"],
        ["content-type": "application/json"],
    ])
    func `Headers that say nothing bind nobody`(headers: [String: String]) {
        #expect(notice(headers) == nil)
    }

    @Test func `No header makes anybody wait for more than a minute`() {
        #expect(RateNotice.Left(limit: nil, remaining: 0, reset: 3600).pause(for: 1) == 60)
        #expect(RateNotice.Left(limit: nil, remaining: 0, reset: -5).pause(for: 1) == 0)
        #expect(RateNotice.Left(limit: nil, remaining: 0, reset: nil).pause(for: 1) == 0)
    }

    @Test func `Where the provider has nothing left, the next call waits, limit of ours or not`() {
        let watch = SleepWatch()
        let limiter = RateLimiter(clock: watch.clock)
        #expect(limiter.take(tokens: 10) == 0)
        if let told = notice(["x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "4s"]) {
            limiter.note(told)
        }
        #expect(limiter.take(tokens: 10) == 4)
    }

    @Test func `What the provider counts corrects what we count`() {
        let watch = SleepWatch()
        let limiter = RateLimiter(tokensPerMinute: 6000, clock: watch.clock)
        #expect(limiter.take(tokens: 100) == 0)
        if let told = notice([
            "x-ratelimit-remaining-tokens": "100", "x-ratelimit-limit-tokens": "6000",
            "x-ratelimit-reset-tokens": "59s",
        ]) {
            limiter.note(told)
        }
        #expect(limiter.take(tokens: 200) == 1)
        limiter.settle(estimated: 200, actual: 50)
        #expect(limiter.take(tokens: 50) == 0)
    }
}
