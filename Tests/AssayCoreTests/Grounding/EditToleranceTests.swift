import Testing

@testable import AssayCore

@Suite struct EditToleranceTests {
    @Test(arguments: [
        (9, 1.0, false, 0), (10, 1.0, false, 1), (30, 0.2, false, 3), (30, 1.0, true, 3), (30, 0.75, true, 6),
        (30, 0.0, true, 7),
    ])
    func `Doubtful words may differ by more letters`(
        length: Int, confidence: Double, recognised: Bool, edits: Int
    ) {
        #expect(
            EditTolerance.text.mostEdits(length: length, confidence: confidence, isRecognised: recognised)
                == edits)
    }

    @Test func `Codes may differ only where they were recognised`() {
        #expect(EditTolerance.identifier.mostEdits(length: 20, confidence: 0, isRecognised: false) == 0)
        #expect(EditTolerance.identifier.mostEdits(length: 8, confidence: 0, isRecognised: true) == 2)
        #expect(EditTolerance.identifier.mostEdits(length: 3, confidence: 0, isRecognised: true) == 0)
    }

    @Test(arguments: [
        ("acme", "acne", EditCosts.words, 1), ("main5", "main6", .words, EditCosts.forbidden),
        ("main5", "main", .words, EditCosts.forbidden), ("10115", "1o115", .words, 1),
        ("inv01", "invo1", .confusions, 1),
        ("inv01", "inx01", .confusions, EditCosts.forbidden), ("2024", "2025", .plain, 1),
        ("", "abc", .plain, 3),
    ])
    func `Digits never pass for other digits`(left: String, right: String, costs: EditCosts, distance: Int) {
        #expect(EditAlignment.distance(Array(left.utf8), Array(right.utf8), costs: costs) == distance)
    }
}
