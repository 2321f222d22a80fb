public import AssayCore

/// A frame that is drawn on a picture of a page.
public struct PictureMark: Sendable, Hashable, Codable {
    public enum Colour: String, Sendable, Hashable, Codable, CaseIterable {
        case green, yellow, orange, red, violet
    }

    /// In shares of the width and height of the upright page, 0...1, from the top left.
    public let box: Box
    public let colour: Colour

    public init(box: Box, colour: Colour) {
        self.box = box
        self.colour = colour
    }
}
