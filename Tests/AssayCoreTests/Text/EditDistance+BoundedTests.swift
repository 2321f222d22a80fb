import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct BoundedEditDistanceTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `The banded distance is the plain one up to its limit`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let left = letters(using: &generator)
        let right = letters(using: &generator)
        let limit = Int.random(in: 0...4, using: &generator)
        let plain = plainDistance(left, right)
        #expect(EditDistance.between(left[...], right[...], limit: limit) == (plain <= limit ? plain : nil))
    }

    private func letters(using generator: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 0...9, using: &generator)).map { _ in UInt8.random(in: 97...99, using: &generator)
        }
    }

    private func plainDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        guard let first = left.first else { return right.count }
        guard let other = right.first else { return left.count }
        let (a, b) = (Array(left.dropFirst()), Array(right.dropFirst()))
        return first == other
            ? plainDistance(a, b)
            : 1 + min(plainDistance(a, right), plainDistance(left, b), plainDistance(a, b))
    }
}
