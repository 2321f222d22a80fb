import AssayCore

/// How a picture is made ready for the recogniser. Two ways, because their slips differ.
enum Preparation: CaseIterable {
    /// For the first reading: large and soft, which closes the gaps of a dot matrix.
    case soft
    /// For a second one: smaller and sharper, with faint print made much darker.
    case dark

    /// Height in pixels of capitals and figures. (The network's own lines are 36 pixels high.)
    var letterHeight: Double {
        switch self {
        case .soft: 28
        case .dark: 24
        }
    }

    /// Below 1: black and white stay, greys get darker, so that faint print is found beside black marks. 0.6
    /// turns a middle grey (128) to 81, 0.4 to 45.
    var gamma: Double {
        switch self {
        case .soft: 0.6
        case .dark: 0.4
        }
    }

    /// Of a blur, in pixels. (The network reads soft edges best; a scan's own are often hard.)
    private var radius: Int {
        switch self {
        case .soft: 2
        case .dark: 1
        }
    }

    /// `picture` is 8-bit grey; `angle` is clockwise, in radians.
    func applied(
        to picture: borrowing Raster, scale: Double, angle: Double
    ) throws(ReadFailure) -> Raster {
        let scaled = try picture.withGamma(gamma).scaled(by: scale)
        let straight = angle == 0 ? scaled : try scaled.rotated(radians: angle)
        return try straight.blurred(radius: radius)
    }
}
