import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct PixelMappingTests {
    @Test(arguments: UInt64(0)..<20)
    func `A box leads to the prepared picture and back to where it was`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let mapping = PixelMapping(
            scale: PictureScale(
                across: .random(in: 0.3...3, using: &generator), down: .random(in: 0.3...3, using: &generator)
            ),
            angle: .random(in: -0.1...0.1, using: &generator), width: 900, height: 1300,
            limits: Box(left: 0, top: 0, right: 5000, bottom: 5000))
        let (left, top) = (
            Double.random(in: 800...900, using: &generator), Double.random(in: 800...900, using: &generator)
        )
        let box = Box(left: left, top: top, right: left + 200, bottom: top + 30)
        let back = mapping.restored(mapping.prepared(box))
        for (one, other) in [
            (back.left, box.left), (back.top, box.top), (back.right, box.right), (back.bottom, box.bottom),
        ] {
            #expect(abs(one - other) < 0.001)
        }
    }
}

extension PixelMapping {
    /// The other way: the box in the scaled and straightened picture.
    fileprivate func prepared(_ box: Box) -> Box {
        let (centreX, centreY) = (Double(width) / 2, Double(height) / 2)
        let (fromX, fromY) = (box.midX * scale.across - centreX, box.midY * scale.down - centreY)
        let x = centreX + fromX * cos(angle) - fromY * sin(angle)
        let y = centreY + fromX * sin(angle) + fromY * cos(angle)
        let (halfWidth, halfHeight) = (box.width * scale.across / 2, box.height * scale.down / 2)
        return Box(left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight)
    }
}
