import AssayCore

/// A letter of a text layer, where the library says that it stands.
struct PDFLetter {
    let scalar: Unicode.Scalar
    let box: Box
}

/// Right angles by which a page is turned so that its text stands upright: wide tables are printed sideways, and
/// scanners lay pages on their head.
struct PageTurn: Hashable {
    /// Clockwise, 0...3.
    let quarters: Int
    /// Of the page as it is shown.
    private let width: Double
    private let height: Double

    static let none = PageTurn(quarters: 0, width: 0, height: 0)

    init(quarters: Int, width: Double, height: Double) {
        self.quarters = quarters
        self.width = width
        self.height = height
    }

    /// Fewer neighbouring letters tell nothing of a page.
    private static let fewest = 20

    /// By the way on which letters follow each other, if three of four agree. A page of a caption and a table on its
    /// side stays as it is shown, unless there is little but the table.
    init(uprighting letters: [PDFLetter], width: Double, height: Double) {
        var votes = [0, 0, 0, 0]
        for (letter, next) in zip(letters, letters.dropFirst()) where letter.isTelling && next.isTelling {
            let across = next.box.midX - letter.box.midX
            let down = next.box.midY - letter.box.midY
            let size = max(letter.box.width, letter.box.height, next.box.width, next.box.height)
            guard max(abs(across), abs(down)) < 2 * size else { continue }
            if abs(across) > abs(down) { votes[across > 0 ? 0 : 2] += 1 }
            if abs(down) > abs(across) { votes[down > 0 ? 3 : 1] += 1 }
        }
        let most = votes.indices.max { votes[$0] < votes[$1] } ?? 0
        let isClear = votes[most] >= Self.fewest && 4 * votes[most] > 3 * votes.reduce(0, +)
        self.init(quarters: isClear ? most : 0, width: width, height: height)
    }

    /// Of the page as it is shown, on the upright page.
    func applied(to box: Box) -> Box { Self.turned(box, quarters, width, height) }

    /// The other way round.
    func undone(_ box: Box) -> Box {
        let isSideways = quarters % 2 == 1
        return Self.turned(box, (4 - quarters) % 4, isSideways ? height : width, isSideways ? width : height)
    }

    private static func turned(_ box: Box, _ quarters: Int, _ width: Double, _ height: Double) -> Box {
        switch quarters {
        case 1:
            Box(left: height - box.bottom, top: box.left, right: height - box.top, bottom: box.right)
        case 2:
            Box(
                left: width - box.right, top: height - box.bottom, right: width - box.left,
                bottom: height - box.top)
        case 3:
            Box(left: box.top, top: width - box.right, right: box.bottom, bottom: width - box.left)
        default: box
        }
    }
}

extension PDFLetter {
    /// Letters and figures of scripts that run from left to right alone: Hebrew runs the other way, and Chinese may
    /// run down.
    fileprivate var isTelling: Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0..<0x590: true
        default: false
        }
    }
}
