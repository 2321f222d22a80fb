import AssayCore

/// Pages made of lines of text: each character takes 6 x 12 units, words are parted by spaces.
enum TextPage {
    static func document(_ text: String, source: ReadingSource = .plainText, confidence: Double = 1)
        -> ReadDocument
    {
        ReadDocument(pages: text.components(separatedBy: "\u{C}").map { page($0, source, confidence) })
    }

    /// Words in braces are hidden: `{secret}`. Words with a tilde before them were read with confidence 0.3.
    private static func page(_ text: String, _ source: ReadingSource, _ confidence: Double) -> Page {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let words = lines.enumerated().flatMap { number, line in
            split(String(line)).map { word, column in
                let isHidden = word.hasPrefix("{") && word.hasSuffix("}")
                let isDoubtful = word.hasPrefix("~")
                let shown = isHidden ? String(word.dropFirst().dropLast()) : String(word.drop { $0 == "~" })
                let box = Box(
                    left: Double(6 * column), top: Double(12 * number),
                    right: Double(6 * (column + shown.count)),
                    bottom: Double(12 * number + 12))
                return Word(
                    text: shown, box: box, confidence: isDoubtful ? 0.3 : confidence, line: number,
                    hidden: isHidden ? .sameColour : nil)
            }
        }
        let width = lines.map(\.count).max() ?? 0
        return Page(
            width: Double(6 * width + 6), height: Double(12 * lines.count), source: source, words: words)
    }

    private static func split(_ line: String) -> [(String, Int)] {
        var words: [(String, Int)] = []
        var word = ""
        for (column, character) in (line + " ").enumerated() {
            if character != " " {
                word.append(character)
            } else if !word.isEmpty {
                words.append((word, column - word.count))
                word = ""
            }
        }
        return words
    }
}

extension String {
    fileprivate func components(separatedBy mark: Character) -> [String] {
        split(separator: mark, omittingEmptySubsequences: false).map(String.init)
    }
}

/// A small invoice schema with a field of every kind.
enum TestSchema {
    static let invoice = schema([
        FieldDefinition(name: "invoice_number", kind: .identifier, labels: ["Invoice No"], isRequired: true),
        FieldDefinition(name: "issue_date", kind: .date, labels: ["Invoice Date", "Date"]),
        FieldDefinition(name: "due_date", kind: .date, labels: ["Due Date"]),
        FieldDefinition(name: "seller_name", kind: .text, labels: ["Seller"], isRequired: true),
        FieldDefinition(name: "seller_address", kind: .text, labels: ["Address"]),
        FieldDefinition(name: "currency", kind: .currency, labels: ["Currency"]),
        FieldDefinition(name: "subtotal", kind: .money, labels: ["Subtotal", "Net"]),
        FieldDefinition(name: "total", kind: .money, labels: ["Total"], isRequired: true),
        FieldDefinition(name: "remark", kind: .text, isGrounded: false),
        FieldDefinition(
            name: "period", kind: .choice, choices: ["hour", "year"],
            synonyms: ["/h": "hour", "hourly": "hour", "jährlich": "year", "per annum": "year"]),
        FieldDefinition(name: "skills", kind: .list),
        FieldDefinition(
            name: "line_items", kind: .table,
            columns: [
                FieldDefinition(name: "description", kind: .text, labels: ["Description"]),
                FieldDefinition(name: "quantity", kind: .number, labels: ["Qty"]),
                FieldDefinition(name: "unit_price", kind: .money, labels: ["Price"]),
                FieldDefinition(name: "amount", kind: .money, labels: ["Amount"]),
            ]),
    ])

    static func schema(_ fields: [FieldDefinition], checks: [Check] = []) -> DocumentSchema {
        DocumentSchema(name: "test", fields: fields, checks: checks, json: [:], guidance: "", source: [:])
    }
}

extension Grounder {
    /// With what the document itself tells of its writing.
    init(_ document: ReadDocument, schema: DocumentSchema = TestSchema.invoice) {
        self.init(document: document, schema: schema, conventions: WritingConventions(of: document))
    }

    init(_ text: String) { self.init(TextPage.document(text)) }
}
