import AssayCore

/// The pictures of a file that holds several, found without decoding any: GIF and WebP. Each is laid over those
/// before it, so an animation and a fax of many pages look the same: what covers most of the canvas is a page.
///
/// (img2pdf makes a page of every picture, Tesseract reads the first. Programs that write many pages keep of each what
/// differs from the one before.)
struct PictureLayers {
    /// What becomes of a layer before the next one is laid.
    enum End { case stays, isCleared, wasNeverThere }

    /// One picture of the file, in pixels of the canvas.
    struct Layer {
        let left: Int
        let top: Int
        let width: Int
        let height: Int
        /// Whether all beneath it is hidden.
        let isOpaque: Bool
        let end: End
        /// GIF: the number of the colour that hides nothing.
        let transparentColour: Int?
        /// Where its data stand in the file: equal bytes at one place are equal pictures.
        let data: Range<Int>

        func covers(_ width: Int, _ height: Int) -> Bool {
            isOpaque && left == 0 && top == 0 && self.width >= width && self.height >= height
        }
    }

    let width: Int
    let height: Int
    let layers: [Layer]
    /// For each page the numbers of the layers that it is made of, the last of which completes it. Never empty where
    /// there is a layer.
    let pages: [Range<Int>]
    /// Layers that are part of an animation and no page of their own.
    let unread: Int

    /// A page takes no more layers than these: what changes so often is a film.
    private static let mostLayers = 64
    /// Pixels that are decoded for all pages together, every layer of every page counted: half a minute's work.
    private static let mostPixels = 2_000_000_000

    init(width: Int, height: Int, layers: [Layer], bytes: [UInt8]) {
        (self.width, self.height, self.layers) = (width, height, layers)
        var pages: [Range<Int>] = []
        var (start, unread) = (0, 0)
        var pixels = 0
        // Of the layers that the next page is made of.
        var beneath = 0
        var seen: Set<ArraySlice<UInt8>> = []
        for (number, layer) in layers.enumerated() {
            let area = layer.width * layer.height
            if layer.covers(width, height) { (start, beneath) = (number, 0) }
            beneath += area
            let isLarge = 2 * area >= width * height
            // What is the same again has been read.
            if isLarge || number == 0, !seen.insert(bytes[layer.data]).inserted { continue }
            let fits = number - start < Self.mostLayers && pixels + beneath <= Self.mostPixels
            guard number == 0 || isLarge && fits else {
                unread += 1
                continue
            }
            pixels += beneath
            pages.append(start..<number + 1)
        }
        (self.pages, self.unread) = (pages, unread)
    }

    /// Those that the page is made of; none where there is no such page.
    func layers(ofPage number: Int) -> ArraySlice<Layer> {
        pages.indices.contains(number) ? layers[pages[number]] : []
    }
}
