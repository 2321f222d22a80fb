import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("same", "same", 0),
        ("Bücher", "Bucher", 1),
    ])
    func `Known distances are right`(left: String, right: String, expected: Int) {
        let scalars = [left, right].map { $0.unicodeScalars.map(\.value) }
        #expect(EditDistance.between(scalars[0], scalars[1]) == expected)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `Distances are those of the plain table, over several blocks too`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<2).map { _ in
            (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                UInt32.random(in: 97...99, using: &generator)
            }
        }
        #expect(EditDistance.between(texts[0], texts[1]) == Self.plain(texts[0], texts[1]))
    }

    private static func plain(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var row = Array(0...right.count)
        for (index, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let change = diagonal + (scalar == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, diagonal + 1, row[column] + 1)
            }
        }
        return row.last ?? 0
    }
}
