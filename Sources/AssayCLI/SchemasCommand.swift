import ArgumentParser
import AssayCore
import AssayEngine

/// `assay schema`: the kinds of documents that are known.
struct Schemas: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "List the kinds of documents and strategies, or check and show one schema.",
        discussion: """
            Without a name: the kinds and strategies that can be found here. With a name or a path: the schema is
            checked, and its fields and checks are shown; a mistake is reported with its place in the file.
            """)

    @Argument(help: ArgumentHelp("Name or path of a schema.", valueName: "kind"))
    var name: String?

    func run() throws {
        let catalogue = Catalogue()
        guard let name else {
            Terminal.print("kinds:      " + catalogue.schemaNames.joined(separator: ", "))
            Terminal.print("strategies: " + catalogue.strategyNames.joined(separator: ", "))
            return
        }
        let schema = try catalogue.schema(name)
        var table = Table(header: ["field", "kind", "required", "labels"], leftAligned: [0, 1, 2, 3])
        for field in schema.fields {
            table.add(Self.row(field, name: field.name))
            for column in field.columns {
                table.add(Self.row(column, name: "  \(field.name).\(column.name)"))
            }
        }
        Terminal.print(table.text)
        Terminal.print(
            "checks: " + schema.checks.map { "\($0.id) (\($0.severity.rawValue))" }.joined(separator: ", "))
    }

    private static func row(_ field: FieldDefinition, name: String) -> [String] {
        let labels = field.labels.prefix(4).joined(separator: ", ") + (field.labels.count > 4 ? ", …" : "")
        return [name, field.kind.rawValue, field.isRequired ? "yes" : "", labels]
    }
}
