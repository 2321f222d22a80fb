/// What was read from one document: its pages with their words, and structured data that it carries.
public struct ReadDocument: Sendable, Hashable, Codable {
    /// In the document's order; empty only for a document without pages.
    public let pages: [Page]
    /// Structured data inside the file (JSON-LD, Factur-X, UBL). Only the `embedded` strategy may use it.
    public let embedded: [EmbeddedData]
    /// Pictures of the file that were left out: of an animation, or broken ones that a text holds.
    public let unreadPictures: Int

    public init(pages: [Page], embedded: [EmbeddedData] = [], unreadPictures: Int = 0) {
        self.pages = pages
        self.embedded = embedded
        self.unreadPictures = unreadPictures
    }

    /// True where no page has a word.
    public var isBlank: Bool { pages.allSatisfy(\.words.isEmpty) }
}

/// One page and its words in reading order.
public struct Page: Sendable, Hashable, Codable {
    /// Points for PDF, pixels for images, and a grid of 6 x 12 units a character for HTML and plain text.
    public let width: Double
    /// In the unit of `width`.
    public let height: Double
    /// How the words were obtained.
    public let source: ReadingSource
    /// In reading order; words of one line stand together and share `Word.line`.
    public let words: [Word]
    /// Right angles, clockwise, by which the file's page was turned to stand upright, 0...3. All other values
    /// are those of the upright page; only who shows the file's own page beside them needs this.
    public let quarterTurns: Int

    public init(
        width: Double, height: Double, source: ReadingSource, words: [Word], quarterTurns: Int = 0
    ) {
        self.width = width
        self.height = height
        self.source = source
        self.words = words
        self.quarterTurns = quarterTurns
    }
}

/// How a page's words were obtained.
public enum ReadingSource: String, Sendable, Hashable, Codable, CaseIterable {
    case textLayer = "text-layer"
    case ocr
    case html
    case plainText = "plain-text"
}

/// A run of characters without white space, where it stands and how surely it was read.
public struct Word: Sendable, Hashable, Codable {
    /// Never empty.
    public let text: String
    /// In page units, origin at the page's top left, inside the page.
    public let box: Box
    /// 0...1; 1 for anything that was not recognised from a picture.
    public let confidence: Double
    /// Number of the text line on its page, from 0, never decreasing along `Page.words`.
    public let line: Int
    /// Why a person who looks at the page would not see this word; nil for visible words.
    public let hidden: HiddenReason?

    public init(text: String, box: Box, confidence: Double = 1, line: Int, hidden: HiddenReason? = nil) {
        self.text = text
        self.box = box
        self.confidence = confidence
        self.line = line
        self.hidden = hidden
    }
}

/// Why text in a file can't be seen on the page.
public enum HiddenReason: String, Sendable, Hashable, Codable, CaseIterable {
    case sameColour = "same-colour"
    case tiny
    case offPage = "off-page"
    case styledAway = "styled-away"
    /// Behind a picture.
    case covered
    /// Characters that are not drawn: the word as it stands in the file, beside the same word as people see it.
    case invisible
}

/// A rectangle in page units with the origin at the top left: `left <= right`, `top <= bottom`.
public struct Box: Sendable, Hashable, Codable {
    public let left: Double
    public let top: Double
    public let right: Double
    public let bottom: Double

    public init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = min(left, right)
        self.top = min(top, bottom)
        self.right = max(left, right)
        self.bottom = max(top, bottom)
    }

    public var width: Double { right - left }
    public var height: Double { bottom - top }
    public var midX: Double { (left + right) / 2 }
    public var midY: Double { (top + bottom) / 2 }

    /// The smallest box around both.
    public func union(_ other: Box) -> Box {
        Box(
            left: min(left, other.left), top: min(top, other.top),
            right: max(right, other.right), bottom: max(bottom, other.bottom))
    }
}

/// Structured data found inside a file.
public struct EmbeddedData: Sendable, Hashable, Codable {
    /// What the data is written in.
    public enum Format: String, Sendable, Hashable, Codable, CaseIterable {
        case jsonLD = "json-ld"
        case crossIndustryInvoice = "cii"
        case universalBusinessLanguage = "ubl"
    }

    public let format: Format
    /// File name of the attachment, or the element that held it.
    public let name: String
    /// The data as it stands in the file: JSON or XML.
    public let text: String

    public init(format: Format, name: String, text: String) {
        self.format = format
        self.name = name
        self.text = text
    }
}
