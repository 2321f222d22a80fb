/// Where the two values of a failure stand.
struct FailurePlaces {
    /// The page with the value that was given, else that with the right one, else the first.
    let page: Int
    /// On all pages, at most `most` of a kind.
    let marks: [(page: Int, mark: FailureSight.Mark)]

    private static let most = 12

    init(_ failure: Failure, _ outcome: OutcomeRecord, _ schema: DocumentSchema, _ document: ReadDocument) {
        let grounder = Grounder(
            document: document, schema: schema, conventions: WritingConventions(of: document))
        let score = failure.score
        let definition = schema.field(score.field)
        let known = outcome.evidence.filter { $0.key.field == score.field }.sorted {
            $0.key.description < $1.key.description
        }.map(\.value)
        let given =
            known.isEmpty ? Self.evidence(of: score.actual, score.field, definition, grounder) : known
        let right =
            score.alternatives.filter { !$0.isNull }.lazy
            .map { Self.evidence(of: $0, score.field, definition, grounder) }.first { !$0.isEmpty } ?? []
        let marks = [(FailureSight.Role.right, right), (.given, given)].flatMap { role, found in
            found.prefix(Self.most).map { (page: $0.page, mark: FailureSight.Mark(role: role, box: $0.box)) }
        }
        self.marks = marks
        page = marks.last { $0.mark.role == .given }?.page ?? marks.first?.page ?? 0
    }

    /// A column's cell is looked up alone: which row it is of is not known here.
    private static func evidence(
        of value: JSON, _ field: String, _ definition: FieldDefinition?, _ grounder: Grounder
    ) -> [Evidence] {
        guard !value.isNull, let definition else { return [] }
        if field.contains(".") {
            return grounder.places(of: value, definition).prefix(1).map { grounder.index.evidence(at: $0) }
        }
        return grounder.evidence(for: .object([field: value])).sorted {
            $0.key.description < $1.key.description
        }.map(\.value)
    }
}

/// The lines of a page around its marks, as text.
enum PageExcerpt {
    private static let around = 2
    private static let mostLines = 9
    private static let mostWords = 24

    /// Without marks there is nothing to show.
    static func lines(of page: Page, around marks: [FailureSight.Mark]) -> [[FailureSight.Part]] {
        guard !marks.isEmpty else { return [] }
        let lines = Dictionary(grouping: page.words.filter { $0.hidden == nil }, by: \.line)
            .sorted { $0.key < $1.key }.map(\.value)
        let marked = lines.indices.filter { place in lines[place].contains { role(of: $0, marks) != nil } }
        let wanted = Set(marked.prefix(4).flatMap { $0 - around...$0 + around })
        return lines.indices.filter(wanted.contains).prefix(mostLines).map { parts(of: lines[$0], marks) }
    }

    private static func parts(of line: [Word], _ marks: [FailureSight.Mark]) -> [FailureSight.Part] {
        // The words around the first marked one, where a line is long.
        let first = line.firstIndex { role(of: $0, marks) != nil } ?? 0
        let start = max(0, min(first - mostWords / 2, line.count - mostWords))
        return line.dropFirst(start).prefix(mostWords).reduce(into: []) { parts, word in
            let role = role(of: word, marks)
            if let last = parts.last, last.role == role {
                parts[parts.count - 1] = FailureSight.Part(text: last.text + " " + word.text, role: role)
            } else {
                parts.append(FailureSight.Part(text: word.text, role: role))
            }
        }
    }

    /// The given value's mark before the right one's; a word is marked where its middle lies inside.
    private static func role(of word: Word, _ marks: [FailureSight.Mark]) -> FailureSight.Role? {
        let (x, y) = (word.box.midX, word.box.midY)
        let hits = marks.filter {
            $0.box.left <= x && x <= $0.box.right && $0.box.top <= y && y <= $0.box.bottom
        }.map(\.role)
        return hits.contains(.given) ? .given : hits.first
    }
}
