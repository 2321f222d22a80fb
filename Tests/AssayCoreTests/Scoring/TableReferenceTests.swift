import Foundation
import Testing

@testable import AssayCore

/// Our scores of tables beside stickler's: `Tests/References/tables.py` makes the tables and `tables.json` holds them with its
/// figures. Where the two differ is told in docs/evaluation.md.
@Suite struct TableReferenceTests {
    private struct Case {
        let label: [[JSON]]
        let found: [[JSON]]
        /// Sum of the pairs' likeness by the longer table.
        let likeness: Double
        /// By column: correct, correctly absent, wrong, missing, spurious, of matched rows alone.
        let columns: [[Int]]

        init?(_ json: JSON) {
            guard let label = json[0]?.array, let found = json[1]?.array,
                let likeness = json[2]?.number?.double,
                let columns = json[3]?.array
            else { return nil }
            self.label = label.map { $0.array ?? [] }
            self.found = found.map { $0.array ?? [] }
            self.likeness = likeness
            self.columns = columns.map { ($0.array ?? []).compactMap { $0.number?.int } }
        }
    }

    /// Identifiers are equal or not, as stickler's exact comparator has it.
    private static let names = ["description", "quantity", "amount"]
    private static let schema = DocumentSchema(
        name: "t",
        fields: [
            FieldDefinition(
                name: "rows", kind: .table,
                columns: names.map { FieldDefinition(name: $0, kind: .identifier) })
        ], checks: [], json: [:], guidance: "", source: [:])

    private static func cases(_ name: String) throws -> [Case] {
        let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "References/tables.json")
        let json = try JSON(parsing: [UInt8](Data(contentsOf: url)))
        let cases = try #require(json[name]?.array)
        #expect(cases.count > 100)
        return try cases.map { try #require(Case($0)) }
    }

    private static func scores(_ table: Case) throws -> [FieldScore] {
        let json = { (rows: [[JSON]]) -> JSON in
            ["rows": .array(rows.map { .object(JSONObject(Array(zip(names, $0)))) })]
        }
        let label = try Label(json: json(table.label), schema: schema)
        return Scorer(schema: schema).scores(values: json(table.found), label: label)
    }

    @Test(arguments: ["tied", "plain"])
    func `Tables are as alike as stickler finds them, by the mean of both lengths`(name: String) throws {
        for table in try Self.cases(name) {
            let own = try #require(try Self.scores(table).first)
            let (rows, found) = (Double(table.label.count), Double(table.found.count))
            let expected = table.likeness * max(rows, found) / ((rows + found) / 2)
            #expect(abs(own.similarity - expected) < 1e-9, "\(table)")
        }
    }

    /// Where one matching is the best, every cell of a matched row; and what is left is of rows without a partner.
    @Test func `Cells of matched rows have stickler's results`() throws {
        for table in try Self.cases("plain") {
            let scores = try Self.scores(table).dropFirst()
            for (column, name) in Self.names.enumerated() {
                let counted = Tally(scores.filter { $0.field == "rows.\(name)" }).columns.map { Int($0) }
                let left = zip(counted, table.columns[column]).map { $0 - $1 }
                #expect(left[0] == 0 && left[1] == 0 && left[2] == 0, "\(name) \(table)")
                #expect(left[3] >= 0 && left[3] <= table.label.count, "\(name) \(table)")
                #expect(left[4] >= 0 && left[4] <= table.found.count, "\(name) \(table)")
            }
        }
    }

    /// Many matchings are equally good: the number of right cells is the same in all of them.
    @Test func `As many cells are right as stickler finds`() throws {
        for table in try Self.cases("tied") {
            let right = try Self.scores(table).dropFirst().count { $0.result == .correct }
            #expect(right == table.columns.reduce(0) { $0 + $1[0] }, "\(table)")
        }
    }
}
