import Foundation
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

@Suite struct ReportSchemaTests {
    private static func schema() throws -> JSONSchema {
        let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(
                path: "docs/report.schema.json")
        return try JSONSchema(
            compiling: JSON(parsing: [UInt8](Data(contentsOf: url))), unknownKeywords: .refused)
    }

    @Test func `What is printed is what the schema in docs describes`() throws {
        let runs = try ReportFixtures.runs()
        let comparison = try Comparison(of: runs, bootstrap: Bootstrap(resamples: 200))
        let printed: [JSON] = [
            .array(runs.map(EvaluationJSON.json)), EvaluationJSON.json(runs[0]),
            ComparisonJSON.json(comparison),
        ]
        let schema = try Self.schema()
        for json in printed {
            let isValid = schema.isValid(try JSON(parsing: json.text(.pretty)))
            #expect(isValid, "\(schema.violations(in: json, atMost: 3))")
        }
    }

    @Test func `A member that the schema does not name is refused`() throws {
        var json = try #require(EvaluationJSON.json(try ReportFixtures.runs()[0]).object)
        json["surplus"] = 1
        #expect(!(try Self.schema().isValid(.object(json))))
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
