import AssayCore
import Testing

@Suite struct RepairMergeTests {
    private let earlier: JSON = ["a": 1, "b": 2, "c": nil]

    @Test func `Only the fields that were asked for change`() {
        let merged = RepairMerge.merge(["a": 9, "b": nil, "c": 3], into: earlier, fields: ["b", "c"])
        #expect(merged == ["a": 1, "b": nil, "c": 3])
        #expect(merged.object?.keys == ["a", "b", "c"])
    }

    @Test func `A field that the answer lacks stays`() {
        #expect(RepairMerge.merge(["c": 3], into: earlier, fields: ["b", "c"]) == ["a": 1, "b": 2, "c": 3])
    }

    @Test func `A repair of the whole replaces everything`() {
        #expect(RepairMerge.merge(["a": 9], into: earlier, fields: nil) == ["a": 9])
        #expect(RepairMerge.merge(["a": 9], into: nil, fields: ["a"]) == ["a": 9])
    }

    @Test func `An answer that is no object changes nothing`() {
        #expect(RepairMerge.merge([1], into: earlier, fields: ["a"]) == earlier)
    }
}
