import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct ParetoFrontTests {
    @Test func `A run that is behind in everything is not on the front`() {
        let points = [(0.9, 1.0, 1.0), (0.8, 2.0, 2.0), (0.7, 0.5, 3.0), (0.95, 9.0, 9.0)].map {
            ParetoFront.Point(accuracy: $0.0, cost: $0.1, seconds: $0.2)
        }
        #expect(ParetoFront.places(of: points) == [0, 2, 3])
    }

    @Test func `Equal runs and those without a price stay`() {
        let points = [1.0, 1.0, nil].map { ParetoFront.Point(accuracy: 0.5, cost: $0, seconds: 1) }
        #expect(ParetoFront.places(of: points) == [0, 1, 2])
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `Whatever is left out is beaten by a run on the front`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let points = (0..<12).map { _ in
            ParetoFront.Point(
                accuracy: Double(Int.random(in: 0...4, using: &random)),
                cost: Double(Int.random(in: 0...4, using: &random)),
                seconds: Double(Int.random(in: 0...4, using: &random)))
        }
        let front = ParetoFront.places(of: points)
        #expect(!front.isEmpty)
        for place in points.indices where !front.contains(place) {
            #expect(front.contains { points[$0].dominates(points[place]) })
        }
    }
}
