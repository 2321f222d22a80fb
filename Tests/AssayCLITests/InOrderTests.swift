import Testing

@testable import AssayCLI

@Suite struct InOrderTests {
    @Test(arguments: [(1, 1), (2, 3), (4, 100)]) func `Results are taken in the order of the things`(
        width: Int, ahead: Int
    ) async {
        var taken: [Int] = []
        await InOrder.forEach(Array(0..<50), width: width, ahead: ahead) { number in
            if number % 7 == 0 { await Task.yield() }
            return number
        } then: {
            taken.append($0)
        }
        #expect(taken == Array(0..<50))
    }

    @Test func `What follows a slow thing is worked on meanwhile`() async {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        var taken = 0
        await InOrder.forEach(Array(0..<20), width: 2, ahead: 20) { number in
            // The first one waits for the last.
            if number == 0 { for await _ in ends { break } }
            if number == 19 { end.yield() }
        } then: {
            taken += 1
        }
        #expect(taken == 20)
    }
}
