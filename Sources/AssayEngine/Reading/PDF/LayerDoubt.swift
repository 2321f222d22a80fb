import AssayCore

/// Why a page's text layer may say something else than the page shows, and where a look at its picture tells.
struct LayerDoubt: Sendable, Hashable {
    enum Reason: Hashable {
        /// Words, by their numbers, that stand over a picture and are not painted on it: a scan whose words another
        /// program recognised, or text behind a picture.
        case unpainted([Int])
        /// The page shows a good deal more than its words: a scan with a stamp or a page number in its text layer.
        case unsaid
        /// Words as of no language.
        case odd
    }

    let reason: Reason
    /// Where to look, in points: a line or two, and where they don't decide, half a dozen.
    let areas: [Box]

    /// Pictures smaller than this share of the page hold no text worth a look.
    private static let largePictures = 0.3
    /// On a page of fewer words drawings may be letters.
    private static let fewWords = 30
    /// Of the page; the letters of a line are a tenth of that.
    private static let leastInk = 0.01
    /// Correlation of letters as the text layer has them with what is seen there: painted ones reach 0.6 on
    /// pictures, others 0.2.
    private static let painted = 0.4
    private static let bandHeight = 12.0
    /// Bands that are looked at.
    private static let bandsInLooks = [3, 9]
    /// Those whose letters are told: a third of a page.
    private static let bandsOfLetters = 24

    /// Whether it takes a look at the page to say what `about` says.
    static func needsInk(
        _ words: [PDFWord], of page: borrowing PDFPage, showing objects: PageObjects
    ) -> Bool {
        let visible = words.count { $0.hidden == nil }
        let pictures = objects.pictureAreas
        return visible < TextLayer.fewest
            || visible < fewWords && objects.mostInk(on: page) > leastInk * page.width * page.height
            || share(of: pictures, on: page) > largePictures
            || pictures.contains { area in
                words.contains { $0.hidden == nil && area.contains(x: $0.box.midX, y: $0.box.midY) }
            }
    }

    private static func share(of pictures: [Box], on page: borrowing PDFPage) -> Double {
        pictures.reduce(0) { $0 + $1.area } / (page.width * page.height)
    }

    /// nil where the text layer is to be believed. `words` are those of the text layer with what hides them; `ink`
    /// may be nil where it is not needed.
    static func about(
        _ words: [PDFWord], of page: borrowing PDFPage, pictures: [Box], ink: PageInk?
    ) throws(ReadFailure) -> LayerDoubt? {
        let visible = words.indices.filter { words[$0].hidden == nil }
        let unpainted = try unpainted(words, visible, over: pictures, of: page, ink: ink)
        let boxes = visible.map { words[$0].box }
        if !unpainted.isEmpty {
            let bands = bands(of: unpainted.map { words[$0].box }, on: page)
            if let ink, sharesInk(ink, boxes), try shows(unpainted.map { words[$0] }, on: page, bands: bands)
            {
                return nil
            }
            return LayerDoubt(reason: .unpainted(unpainted), areas: windows(on: page, bands: bands))
        }
        if TextLayer.looksOdd(words) {
            return LayerDoubt(reason: .odd, areas: windows(on: page, bands: bands(of: boxes, on: page)))
        }
        let isPoor = visible.count < fewWords || share(of: pictures, on: page) > largePictures
        guard let ink, isPoor else { return nil }
        let uncovered = ink.uncoveredInk(by: boxes, bandHeight: bandHeight)
        let dark = uncovered.reduce(0, +)
        guard Double(dark) > leastInk * Double(ink.pixels), 2 * dark > ink.darkPixels else { return nil }
        return LayerDoubt(reason: .unsaid, areas: windows(on: page, bands: uncovered))
    }

    /// Whether half of what the page shows lies where the words stand.
    private static func sharesInk(_ ink: PageInk, _ boxes: [Box]) -> Bool {
        let uncovered = ink.uncoveredInk(by: boxes, bandHeight: bandHeight)
        return !uncovered.isEmpty && 2 * uncovered.reduce(0, +) <= ink.darkPixels
    }

    /// Whether the letters of the words are to be seen where most of them stand.
    private static func shows(
        _ words: [PDFWord], on page: borrowing PDFPage, bands: [Int]
    ) throws(ReadFailure) -> Bool {
        let area = window(on: page, bands: bands, count: bandsOfLetters)
        return try LetterLook(words, on: page, in: area)?.agrees ?? false
    }

    private static func unpainted(
        _ words: [PDFWord], _ visible: [Int], over pictures: [Box], of page: borrowing PDFPage, ink: PageInk?
    ) throws(ReadFailure) -> [Int] {
        let covered = visible.filter { number in
            pictures.contains { $0.contains(x: words[number].box.midX, y: words[number].box.midY) }
        }
        guard let ink, !covered.isEmpty else { return [] }
        let letters = try PageInk(of: page, showing: .letters)
        let unpainted = covered.filter { number in
            (ink.agreement(with: letters, in: words[number].box) ?? 0) < painted
        }
        // A mark or two on a photo are too little to judge by.
        return unpainted.reduce(0) { $0 + words[$1].text.unicodeScalars.count } >= 6 ? unpainted : []
    }

    private static func bands(of boxes: [Box], on page: borrowing PDFPage) -> [Int] {
        var bands = [Int](repeating: 0, count: Int(page.height / bandHeight) + 1)
        for box in boxes { bands[min(bands.count - 1, max(0, Int(box.midY / bandHeight)))] += 1 }
        return bands
    }

    private static func windows(on page: borrowing PDFPage, bands: [Int]) -> [Box] {
        var windows: [Box] = []
        for count in bandsInLooks { windows.append(window(on: page, bands: bands, count: count)) }
        return windows
    }

    /// The neighbouring bands that hold the most, as wide as the page.
    private static func window(on page: borrowing PDFPage, bands: [Int], count: Int) -> Box {
        var (best, bestSum) = (0, -1)
        for start in bands.indices {
            let sum = bands[start..<min(bands.count, start + count)].reduce(0, +)
            if sum > bestSum { (best, bestSum) = (start, sum) }
        }
        let top = max(0, Double(best) * bandHeight - bandHeight / 2)
        let bottom = min(page.height, Double(best + count) * bandHeight + bandHeight / 2)
        return Box(left: 0, top: min(top, bottom - 1), right: page.width, bottom: bottom)
    }
}

extension Box {
    func contains(x: Double, y: Double) -> Bool { x >= left && x <= right && y >= top && y <= bottom }
}
