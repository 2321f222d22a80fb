import AssayCore

/// Something that a page is painted with.
struct PaintedObject: Hashable {
    enum Kind: Hashable {
        /// In that grey, 0...255; nil where it may not show for another reason. `hasLetters`: more than spaces.
        case text(UInt8?, hasLetters: Bool)
        /// What lies inside of all areas; nil where its grey is unknown.
        case fill(UInt8?, inside: [Polygon])
        case thinLine
        case picture
    }

    /// On the page as it is shown.
    let box: Box
    let kind: Kind
}
