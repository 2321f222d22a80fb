import AssayCore
import AssayTestSupport
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
