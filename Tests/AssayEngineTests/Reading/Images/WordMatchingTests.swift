import AssayCore
import AssayTestSupport
import Testing

@testable import AssayEngine

@Suite struct WordMatchingTests {
    private func places(_ first: [Box], _ second: [Box]) -> [[[Int]]] {
        WordMatching(first: first, second: second).places.map { [$0.first, $0.second] }
    }

    @Test func `One word that is two in the other reading stands in one place with both`() {
        let whole = Box(left: 0, top: 0, right: 100, bottom: 20)
        let parts = [
            Box(left: 0, top: 2, right: 45, bottom: 20), Box(left: 55, top: 0, right: 100, bottom: 22),
        ]
        #expect(places([whole], parts) == [[[0], [0, 1]]])
        #expect(places(parts, [whole]) == [[[0, 1], [0]]])
    }

    @Test func `Neighbours that touch are places of their own`() {
        let first = Box(left: 0, top: 0, right: 50, bottom: 20)
        let beside = Box(left: 45, top: 0, right: 100, bottom: 20)
        let below = Box(left: 0, top: 17, right: 50, bottom: 40)
        #expect(places([first], [beside, below]) == [[[0], []], [[], [0]], [[], [1]]])
    }

    @Test func `A tall word is found though it begins far above`() {
        let word = Box(left: 10, top: 100, right: 50, bottom: 120)
        let tall = Box(left: 0, top: 0, right: 60, bottom: 200)
        let low = Box(left: 0, top: 300, right: 60, bottom: 320)
        #expect(places([word], [low, tall]) == [[[0], [1]], [[], [0]]])
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `Every word stands in one place, and those that overlap in the same`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func boxes() -> [Box] {
            (0..<Int.random(in: 0...40, using: &random)).map { _ in
                let (left, top) = (
                    Double.random(in: 0...300, using: &random), Double.random(in: 0...200, using: &random)
                )
                return Box(
                    left: left, top: top, right: left + .random(in: 1...60, using: &random),
                    bottom: top + .random(in: 1...40, using: &random))
            }
        }
        let (first, second) = (boxes(), boxes())
        let places = WordMatching(first: first, second: second).places
        #expect(places.flatMap(\.first).sorted() == Array(first.indices))
        #expect(places.flatMap(\.second).sorted() == Array(second.indices))
        for (one, box) in first.enumerated() {
            for (other, theirs) in second.enumerated() {
                let across = min(box.right, theirs.right) - max(box.left, theirs.left)
                let down = min(box.bottom, theirs.bottom) - max(box.top, theirs.top)
                guard across > 0.3 * min(box.width, theirs.width),
                    down > 0.4 * min(box.height, theirs.height)
                else { continue }
                #expect(places.contains { $0.first.contains(one) && $0.second.contains(other) })
            }
        }
    }
}
