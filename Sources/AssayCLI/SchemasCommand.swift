import ArgumentParser
import AssayCore
import AssayEngine

/// `assay schema`: the kinds of documents and the strategies that are known.
struct Schemas: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "List the kinds of documents and strategies, or check and show one schema.",
        discussion: """
            Without a name: the kinds and strategies that can be found here. With a name or a path: the schema is \
            checked, and its fields, its checks and the amounts that only its checks need are shown; a mistake is \
            reported with its place in the file.
            """)

    @Argument(help: ArgumentHelp("Name or path of a schema.", valueName: "kind"))
    var name: String?

    func run() throws {
        let catalogue = Catalogue()
        guard let name else {
            Terminal.print(Self.kinds(in: catalogue) + "\n\n" + Self.strategies(in: catalogue))
            return
        }
        Terminal.print(Self.text(try catalogue.schema(name)))
    }

    private static func text(_ schema: DocumentSchema) -> String {
        var table = Table(header: ["field", "kind", "required", "labels"], leftAligned: [0, 1, 2, 3])
        for field in schema.fields {
            table.add(row(field, name: field.name))
            for column in field.columns {
                table.add(row(column, name: "  \(field.name).\(column.name)"))
            }
        }
        return [table.text, auxiliary(of: schema), checks(of: schema)].compactMap(\.self)
            .joined(separator: "\n\n")
    }

    private static func checks(of schema: DocumentSchema) -> String {
        guard !schema.checks.isEmpty else { return "no checks" }
        var table = Table(header: ["check", "severity"], leftAligned: [0, 1])
        for check in schema.checks { table.add([check.id, check.severity.rawValue]) }
        return table.text
    }

    /// nil: the schema has none.
    private static func auxiliary(of schema: DocumentSchema) -> String? {
        guard !schema.auxiliary.isEmpty else { return nil }
        var table = Table(
            header: ["for checks alone", "kind", "labels"], leftAligned: [0, 1, 2])
        for amount in schema.auxiliary {
            table.add([amount.name, amount.kind.rawValue, labels(of: amount)])
        }
        return table.text
    }

    private static func row(_ field: FieldDefinition, name: String) -> [String] {
        [name, field.kind.rawValue, field.isRequired ? "yes" : "", labels(of: field)]
    }

    private static func labels(of field: FieldDefinition) -> String {
        field.labels.prefix(4).joined(separator: ", ") + (field.labels.count > 4 ? ", …" : "")
    }

    private static func kinds(in catalogue: Catalogue) -> String {
        var table = Table(header: ["kind", "fields", "checks"])
        for name in catalogue.schemaNames {
            let schema = try? catalogue.schema(name)
            table.add(
                schema.map { [name, String($0.fields.count), String($0.checks.count)] }
                    ?? [name, "broken: assay schema \(name)"])
        }
        return table.text
    }

    private static func strategies(in catalogue: Catalogue) -> String {
        var table = Table(header: ["strategy", "how"], leftAligned: [0, 1])
        for name in catalogue.strategyNames {
            do throws(AssayError) {
                table.add([name, try catalogue.strategy(name).extract.summary])
            } catch {
                table.add([name, "broken: \(error.what)"])
            }
        }
        return table.text
    }
}

extension Strategy.Method {
    /// How values are found, in few words.
    fileprivate var summary: String {
        switch self {
        case .rules: "rules"
        case .embedded: "embedded data"
        case .model(let options): "\(options.model), \(options.input.rawValue)"
        case .cascade(let steps): steps.map(\.summary).joined(separator: ", then ")
        }
    }
}
