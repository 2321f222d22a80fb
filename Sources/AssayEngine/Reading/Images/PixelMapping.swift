import AssayCore
import Foundation

/// Leads from a picture that was scaled and then straightened back to the picture as it was.
struct PixelMapping {
    let scale: PictureScale
    /// Clockwise, in radians, around the centre of the scaled picture.
    let angle: Double
    /// Of the scaled picture.
    let width: Int
    let height: Int
    /// The picture as it was; no box leaves it.
    let limits: Box

    func restored(_ word: RecognisedWord) -> RecognisedWord {
        RecognisedWord(
            text: word.text, box: restored(word.box), confidence: word.confidence, line: word.line)
    }

    /// Turns the centre back and keeps the size: the angles are small, and a box around the turned corners
    /// would reach into the neighbouring lines.
    func restored(_ box: Box) -> Box {
        let (centreX, centreY) = (Double(width) / 2, Double(height) / 2)
        let (fromX, fromY) = (box.midX - centreX, box.midY - centreY)
        let x = (centreX + fromX * cos(angle) + fromY * sin(angle)) / scale.across
        let y = (centreY - fromX * sin(angle) + fromY * cos(angle)) / scale.down
        let (halfWidth, halfHeight) = (box.width / scale.across / 2, box.height / scale.down / 2)
        return Box(left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight)
            .cut(to: limits)
    }
}

extension Box {
    /// What of the box lies inside; a box outside becomes an empty one at the nearest edge.
    func cut(to limits: Box) -> Box {
        func x(_ value: Double) -> Double { min(limits.right, max(limits.left, value)) }
        func y(_ value: Double) -> Double { min(limits.bottom, max(limits.top, value)) }
        return Box(left: x(left), top: y(top), right: x(right), bottom: y(bottom))
    }
}
