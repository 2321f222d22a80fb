import AssayCore

// Leptonica has a Box of its own.
import struct AssayCore.Box

/// Strips of a picture that hold some of its lines.
enum LineBands {
    /// Rows of pixels, from the top, around some lines and their neighbours: what is read of them again costs a part of
    /// the whole. (Of 102 receipts a fifth of the lines is enough for all that their Malay names gain.)
    ///
    /// - Parameters:
    ///   - lines: by number.
    ///   - height: of the picture in pixels.
    static func around(_ lines: Set<Int>, of words: [RecognisedWord], height: Int) -> [Range<Int>] {
        let near = Set(lines.flatMap { [$0 - 1, $0, $0 + 1] })
        let sorted = Dictionary(grouping: words.filter { near.contains($0.line) }, by: \.line).values
            .map { Self.rows(of: $0, height: height) }
            .filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
        return sorted.reduce(into: []) { bands, row in
            if let last = bands.last, row.lowerBound <= last.upperBound {
                bands[bands.count - 1] = last.lowerBound..<max(last.upperBound, row.upperBound)
            } else {
                bands.append(row)
            }
        }
    }

    /// With some white above and below, which a recogniser wants.
    private static func rows(of line: [RecognisedWord], height: Int) -> Range<Int> {
        let top = line.map(\.box.top).min() ?? 0
        let bottom = line.map(\.box.bottom).max() ?? 0
        let margin = (bottom - top) / 2
        let first = max(0, Int(top - margin))
        return first..<max(first, min(height, Int(bottom + margin) + 1))
    }
}
