import AssayCore

/// Compares a text layer with what a scan shows, word by word, by the looks of the letters.
///
/// Of 43 scanned receipts with the layer that Tesseract makes of them, and a fax with that of another program, 13 and
/// the fax are told; with the layer of another receipt none is.
struct LetterLook {
    private static let dpi = 200.0
    private static let maxPixels = 4_000_000
    /// Words that must be told; a recogniser is asked where there are fewer.
    private static let enough = 10
    /// Words that decide.
    private static let most = 40
    /// Letters of a word that is long enough to be told.
    private static let fewestLetters = 3
    /// Other classes of letters, of 32, that may look more like one: typefaces differ.
    private static let mostRivals = 2
    /// Share of the letters of a word that must be what the layer says.
    private static let letterAgreement = 0.6
    /// Share of the words.
    private static let wordAgreement = 0.7
    /// What stands for one glyph without a gap in it, beside letters.
    private static let simpleMarks = Set(".,;:/()-+&#$*_'".unicodeScalars)

    /// Words whose letters could be told apart.
    private(set) var told = 0
    /// Those that are what the layer says.
    private(set) var known = 0

    /// False says nothing: small print, letters that touch, handwriting.
    var agrees: Bool {
        told >= Self.enough && Double(known) >= Self.wordAgreement * Double(told)
    }

    /// `words`: in the order in which they are to be looked at. nil where the library can't paint letters.
    init?(_ words: [PDFWord], on page: borrowing PDFPage, in area: Box) throws(ReadFailure) {
        guard let letters = KnownLetters.shared else { return nil }
        let scale = try page.fittingScale(Self.dpi / 72, maxPixels: Self.maxPixels)
        let picture = try LetterPicture(of: page, area: area, pixelsPerPoint: scale)
        self.init(words, in: picture, letters: letters)
    }

    init(_ words: [PDFWord], in picture: LetterPicture, letters: KnownLetters) {
        let glyphs = WordGlyphs(picture: picture)
        for word in words.lazy.filter({ picture.area.contains(x: $0.box.midX, y: $0.box.midY) }) {
            guard told < Self.most else { return }
            guard let isKnown = Self.isKnown(word, glyphs, letters) else { continue }
            told += 1
            known += isKnown ? 1 : 0
        }
    }

    /// nil where the word can't be told.
    private static func isKnown(_ word: PDFWord, _ glyphs: WordGlyphs, _ letters: KnownLetters) -> Bool? {
        let scalars = Array(word.text.unicodeScalars)
        guard scalars.count >= fewestLetters, scalars.allSatisfy(isSimple),
            let shapes = glyphs.shapes(in: word.box, count: scalars.count), shapes.count == scalars.count
        else { return nil }
        let ranks = zip(shapes, scalars).compactMap { letters.rivals(of: $0, as: $1) }
        guard ranks.count >= fewestLetters else { return nil }
        return Double(ranks.count { $0 <= mostRivals }) >= letterAgreement * Double(ranks.count)
    }

    private static func isSimple(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || simpleMarks.contains(scalar)
    }
}
