import AssayCore
import AssayEngine
import Testing

@testable import AssayCLI

@Suite struct VariationTests {
    @Test func `Every combination of the values is a strategy of its own`() throws {
        let variations = ["extract.model=local/a,local/b", "repair.attempts=0,2"].compactMap(Variation.init)
        let grid = try Variation.grid(of: [try Catalogue(roots: []).strategy("text-llm")], variations)
        #expect(
            grid.map(\.name) == [
                "text-llm model=local/a attempts=0",
                "text-llm model=local/a attempts=2",
                "text-llm model=local/b attempts=0",
                "text-llm model=local/b attempts=2",
            ])
        #expect(grid.map(\.repair.attempts) == [0, 2, 0, 2])
        #expect(Set(grid.map { $0.canonicalJSON.text(.canonical) }).count == 4)
    }

    @Test func `A step of a cascade is told by its number`() throws {
        let strategy = try Catalogue(roots: []).strategy("cascade")
        let grid = try Variation.grid(
            of: [strategy], ["extract.steps.2.model=local/a,local/b"].compactMap(Variation.init))
        #expect(grid.map(\.name) == ["cascade model=local/a", "cascade model=local/b"])
        let models = grid.map { $0.canonicalJSON["extract"]?["steps"]?[2]?["model"] }
        #expect(models == ["local/a", "local/b"])
        #expect(throws: AssayError.self) {
            try Variation.grid(of: [strategy], ["extract.steps.3.model=a/b"].compactMap(Variation.init))
        }
    }

    @Test func `Keys that end alike are told apart by more of them`() throws {
        let variations = [
            Variation(path: ["a", "x", "n"], values: [1]), Variation(path: ["b", "x", "n"], values: [2]),
            Variation(path: ["b", "m"], values: [3]),
        ]
        #expect(variations.map { $0.shortKey(among: variations) } == ["a.x.n", "b.x.n", "m"])
    }

    @Test(arguments: ["rules", "text-llm"]) func `Nothing else of a strategy is changed`(name: String) throws
    {
        let strategy = try Catalogue(roots: []).strategy(name)
        let value = "reader.ocr.dpi=\(strategy.reader.dpi)"
        let same = try Variation.grid(of: [strategy], [value].compactMap(Variation.init))
        #expect(same.map(\.canonicalJSON) == [strategy.canonicalJSON])
    }

    @Test func `A key that strategies lack is refused with its name`() throws {
        let strategy = try Catalogue(roots: []).strategy("rules")
        let error = #expect(throws: AssayError.self) {
            try Variation.grid(of: [strategy], ["repair.atempts=1"].compactMap(Variation.init))
        }
        #expect(error?.location.hasPrefix("--vary repair.atempts") == true)
    }

    @Test(arguments: ["", "repair", "repair=", "=1", "a..b=1"]) func `What is no key with values is refused`(
        text: String
    ) {
        #expect(Variation(text) == nil)
    }
}
