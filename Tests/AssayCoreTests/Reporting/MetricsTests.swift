import Testing

@testable import AssayCore

@Suite struct MetricsJSONTests {
    @Test func `The JSON is strict, and its figures are those of the evaluation`() throws {
        let runs = try ReportFixtures.runs()
        let comparison = try Comparison(of: runs, bootstrap: Bootstrap(resamples: 200))
        let json = try JSON(parsing: ComparisonJSON.json(comparison).text(.pretty))
        #expect(json["names"] == ["rules", "text-llm"])
        let fields = try #require(json["runs"]?[0]?["accuracy"]?["fields"]?.array)
        #expect(fields.compactMap { $0["field"]?.string } == runs[0].accuracy.fields.map(\.field))
        #expect(fields[0]["figures"]?["n"] == 4)
        #expect(json["pairs"]?[0]?["documents"] == 4)
        #expect(json["pairs"]?[0]?["all_right"]?["difference"]?["first"] == 0)
    }
}

@Suite struct MetricsCSVTests {
    @Test func `There is one line a run and field, and all are of the same width`() throws {
        let runs = try ReportFixtures.runs()
        let lines = MetricsCSV.text(runs).split(separator: "\r\n")
        #expect(lines.count == 1 + runs.reduce(0) { $0 + $1.accuracy.fields.count })
        #expect(Set(lines.map { $0.count { $0 == "," } }) == [19])
        #expect(lines[1].hasPrefix("invoice,Samples/invoice,1,rules,,number,4,3,0,0,1,0,0.75,"))
    }
}
