import Testing

@testable import AssayEngine

@Suite(.timeLimit(.minutes(1))) struct CallGateTests {
    /// So many calls, one round at a time as many as there is room for, each ending as told.
    private func rounds(
        _ gate: CallGate, calls: Int, at once: Int, _ ending: (Int) -> CallGate.Leaving
    ) async {
        var number = 0
        while number < calls {
            var entered = 0
            while entered < once, await gate.inUse < gate.places {
                _ = await gate.enter()
                entered += 1
            }
            for _ in 0..<entered {
                await gate.leave(ending(number))
                number += 1
            }
        }
    }

    @Test func `Fewer calls at once where most are throttled, and slowly more again`() async {
        let gate = CallGate()
        await rounds(gate, calls: 32, at: 32) { _ in .throttled }
        #expect(await gate.places == 16)
        await rounds(gate, calls: 200, at: 32) { _ in .throttled }
        #expect(await gate.places == 1)
        await rounds(gate, calls: 64, at: 32) { _ in .answered }
        #expect((2...8).contains(await gate.places))
        await rounds(gate, calls: 2000, at: 32) { _ in .answered }
        #expect(await gate.places > 32)
    }

    @Test func `Where less than half is throttled by chance, places stay`() async {
        let gate = CallGate()
        await rounds(gate, calls: 3000, at: 256) { $0 % 10 < 3 ? .throttled : .answered }
        #expect(await gate.places > 128)
    }

    @Test func `A fixed number of places is fixed`() async {
        let gate = CallGate(places: 2)
        await rounds(gate, calls: 100, at: 8) { _ in .throttled }
        #expect(await gate.places == 2)
    }

    @Test func `All are told to wait where nobody gets through`() async {
        let gate = CallGate()
        for _ in 0..<4 { _ = await gate.enter() }
        #expect(await gate.leave(.throttled) == false)
        #expect(await gate.leave(.answered) == false)
        #expect(await gate.leave(.throttled) == false)
        _ = await gate.enter()
        _ = await gate.enter()
        #expect(await gate.leave(.throttled) == false)
        #expect(await gate.leave(.throttled) == false)
        #expect(await gate.leave(.throttled))
    }
}
