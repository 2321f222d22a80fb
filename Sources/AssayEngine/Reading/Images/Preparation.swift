import AssayCore

/// How a picture is made ready for the recogniser. Two ways, because their slips differ.
enum Preparation: CaseIterable {
    /// For the first reading, which all pages have: no larger than pays. (Of 102 scanned receipts letters of 22
    /// pixels give 80.5 words in 100 in 0.29 s a page; of 28 pixels, blurred twice as far, 79.5 in 0.32 s.)
    case soft
    /// For a second one: a little larger, with faint print made much darker.
    case dark

    /// Height in pixels of capitals and figures. (The network's own lines are 36 pixels high.)
    var letterHeight: Double {
        switch self {
        case .soft: 22
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
    private static let radius = 1

    /// `picture` is 8-bit grey; `angle` is clockwise, in radians.
    func applied(
        to picture: borrowing Raster, scale: PictureScale, angle: Double
    ) throws(ReadFailure) -> Raster {
        // A picture of twice the size that is needed is made smaller before anything else is done to it.
        let scaled =
            try max(scale.across, scale.down) <= 0.5
            ? picture.halved().withGamma(gamma).scaled(across: 2 * scale.across, down: 2 * scale.down)
            : picture.withGamma(gamma).scaled(across: scale.across, down: scale.down)
        let straight = angle == 0 ? scaled : try scaled.rotated(radians: angle)
        return try straight.blurred(radius: Self.radius)
    }
}
