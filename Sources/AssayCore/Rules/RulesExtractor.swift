/// Extracts without a model: the schema's captions and kinds against the words' positions. All knowledge about
/// a kind of document is in its schema.
public struct RulesExtractor: Sendable {
    private let schema: RulesSchema

    /// Prepares the schema's captions; the extractor serves any number of documents.
    public init(schema: DocumentSchema) { self.schema = RulesSchema(schema.withAuxiliary) }

    /// The values found, with evidence for each, in time linear in the number of words but for sorting; the schema's
    /// auxiliary amounts stand behind the fields.
    public func extract(_ document: ReadDocument, conventions: WritingConventions) -> Extraction {
        found(in: document, conventions: conventions).extraction
    }

    /// The values, and what the page says that leaves an answer in doubt.
    func found(
        in document: ReadDocument, conventions: WritingConventions
    ) -> (extraction: Extraction, traces: [Trace]) {
        let context = RulesContext(document, schema: schema, conventions: conventions)
        let fields = schema.schema.fields
        let auxiliary = Set(schema.schema.auxiliary.map(\.name))
        let plain = fields.indices.map { number in
            let found = context.candidates(for: number)
            return auxiliary.contains(fields[number].name) ? found.map(\.unsigned) : found
        }
        let candidates = context.withTaxRows(plain)
        var choices = Solver(
            schema: schema.schema, candidates: candidates, amounts: context.amounts,
            parties: context.hasParties
                ? Set(fields.indices.filter { schema.roles[$0] == .organisation }) : []
        )
        .choices()
        choices = context.withoutOwn(context.bounded(context.parted(choices, candidates)))
        for field in fields.indices where fields[field].kind == .currency {
            choices[field] = context.paidIn(choices, field) ?? choices[field]
        }
        for field in fields.indices where choices[field] == nil {
            choices[field] = context.attached(field, to: choices)
        }
        var builder = ExtractionBuilder(scan: context.scan)
        var traces = context.traces(candidates) + context.remainderTraces(choices)
        for (number, field) in fields.enumerated() {
            switch field.kind {
            case .table:
                let (items, doubts) = rows(of: number, context, choices)
                builder.add(field, rows: items)
                traces += doubts
            case .list: builder.add(field, items: context.items(of: number))
            case .text, .identifier, .date, .money, .number, .currency, .choice:
                builder.add(field, choices[number])
            }
        }
        return (builder.extraction, traces)
    }

    /// Below their heads; where there is none, the rows that add up. With what is left over around them.
    private func rows(
        of table: Int, _ context: RulesContext, _ choices: [Choice?]
    ) -> (rows: [TableRow], doubts: [Trace]) {
        guard let reader = TableReader(context, table: table) else { return ([], []) }
        let headed = reader.rows(choices)
        let rows = headed.isEmpty ? reader.rowsWithoutHead(choices) : headed
        guard let last = rows.map(\.rows.upperBound).max() else { return ([], []) }
        return (rows, reader.traces(of: rows) + context.sumTraces(choices, below: last - 1))
    }
}
