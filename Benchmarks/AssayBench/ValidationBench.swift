import AssayCore
import Foundation

/// Validates documents, one JSON value a line: once read, and reading included.
enum ValidationBench {
    static func run(schema: String, documents: String) throws {
        let json = try JSON(parsing: Data(contentsOf: URL(fileURLWithPath: schema)))
        let schema = try JSONSchema(compiling: json)
        let lines = try Data(contentsOf: URL(fileURLWithPath: documents))
            .split(separator: UInt8(ascii: "\n")).map { Array($0) }
        let values = try lines.map { try JSON(parsing: $0) }
        var valid = 0
        let validating = fastest(of: 7) { valid = values.count { schema.isValid($0) } }
        let parsing = fastest(of: 7) { _ = lines.count { (try? JSON(parsing: $0)) != nil } }
        let both = fastest(of: 7) {
            _ = lines.count { line in (try? JSON(parsing: line)).map { schema.isValid($0) } ?? false }
        }
        var violations = 0
        let explaining = fastest(of: 3) {
            violations = values.reduce(0) { $0 + schema.violations(in: $1).count }
        }
        report(
            ("documents", "\(values.count)"), ("valid", "\(valid)"), ("violations", "\(violations)"),
            ("validate_seconds", "\(validating)"), ("parse_seconds", "\(parsing)"),
            ("both_seconds", "\(both)"), ("explain_seconds", "\(explaining)"))
    }
}
