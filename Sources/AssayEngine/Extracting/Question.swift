import AssayCore
import Crypto
import Foundation

/// What a model is asked next about one document: the first question, or a repair of the latest answer.
struct Question: Sendable {
    private(set) var purpose: Attempt.Purpose
    private let prompt: Prompt
    private let text: String
    private let conventions: WritingConventions
    private let boundary: String
    private var maxOutputTokens: Int
    private var rejected: Rejected?
    private let shown: ShownPages
    /// nil: nothing is masked.
    private let masking: Masking?
    /// What earlier steps of a cascade found and the answer does not change.
    private var settled: SettledValues

    /// The answer that is sent back, and what is asked for.
    private struct Rejected {
        let answer: (callID: String, arguments: String)?
        /// Who gave it.
        let model: String
        let findings: [Finding]
        let fields: [String]?
        let values: JSON?
        /// Of the values that hold until then.
        let tokens: [FieldPath: TokenProbability]

        /// The answer as it is told to a model: an id of another provider's call would be refused.
        func answer(for asked: String) -> (callID: String, arguments: String)? {
            asked == model ? answer : answer.map { (callID: ModelReply.noCallID, arguments: $0.arguments) }
        }

        /// Models repeat a table that they were told to leave out, at a thousand tokens: where one was answered and
        /// is not asked for again, a tool without it is cheaper, although its prefix is paid anew.
        var form: Prompt.RepairForm {
            guard let fields, let object = values?.object else { return .sameTool }
            let hasTable = object.contains { key, value in
                !fields.contains(key) && value.array?.contains { $0.object != nil } == true
            }
            return hasTable ? .smallerTool : .sameTool
        }
    }

    init(
        _ prepared: PreparedDocument, of document: SourceDocument, shown: ShownPages = .none,
        purpose: Attempt.Purpose, settled: SettledValues = .none, by extraction: ModelExtraction
    ) throws(StageError) {
        self.purpose = purpose
        self.settled = settled
        prompt = Prompt(schema: extraction.assessor.schema, options: extraction.options)
        text =
            switch extraction.options.input {
            case .layoutText, .image, .pdf: LayoutText.render(prepared.document)
            case .plainText: PlainText.render(prepared.document)
            }
        conventions = prepared.conventions
        maxOutputTokens = extraction.options.maxOutputTokens
        do {
            boundary = Self.boundary(of: document, secret: try extraction.ledger.secret())
        } catch {
            throw .run(error)
        }
        self.shown = shown
        masking =
            extraction.options.isMasked
            ? Self.masking(prepared, text: text, schema: extraction.assessor.schema, boundary: boundary) : nil
    }

    /// The placeholders are as unknown to the document as the boundary is, and stay the same for the same question.
    private static func masking(
        _ prepared: PreparedDocument, text: String, schema: DocumentSchema, boundary: String
    ) -> Masking {
        let sensitive = Set(schema.fields.filter(\.isSensitive).map(\.name))
        let found =
            sensitive.isEmpty
            ? nil
            : RulesExtractor(schema: schema).extract(prepared.document, conventions: prepared.conventions)
        let quotes = (found?.evidence ?? [:]).filter { sensitive.contains($0.key.field ?? "") }.map(
            \.value.quote)
        return Masking(texts: [text], known: quotes.sorted(), tag: String(boundary.prefix(4)))
    }

    /// Unknown to whoever wrote the document, and the same whenever the same ledger asks about it again.
    private static func boundary(of document: SourceDocument, secret: Data) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(document.id.utf8), using: SymmetricKey(data: secret))
        return String(Digest.hexDigits(code).prefix(16))
    }

    /// - Parameter model: who is asked.
    func request(rung: ForcingRung, of model: String) -> ModelRequest {
        let first = first(rung).limited(to: maxOutputTokens)
        guard let rejected else { return masking?.masked(first) ?? first }
        let repair = prompt.repair(
            of: first, answer: rejected.answer(for: model), findings: rejected.findings,
            fields: rejected.fields,
            boundary: boundary, form: rejected.form)
        return masking?.masked(repair) ?? repair
    }

    private func first(_ rung: ForcingRung) -> ModelRequest {
        shown.pictures.isEmpty
            ? prompt.request(text: text, conventions: conventions, boundary: boundary, rung: rung)
            : prompt.imageRequest(images: shown.pictures, conventions: conventions, rung: rung)
    }

    /// What a reply holds, with what its placeholders stand for.
    func answer(in reply: ModelReply) -> Answer {
        let answer = Answer(reply, masking: masking)
        return Answer(values: answer.values, findings: shown.findings + answer.findings)
    }

    /// The same question with a larger limit.
    mutating func giveRoom(_ tokens: Int) {
        purpose = .moreRoom
        maxOutputTokens = tokens
    }

    /// How probable the values were to the model: those of this reply, and of the fields that it was not asked for.
    func tokens(in reply: ModelReply) -> [FieldPath: TokenProbability] {
        let new = TokenProbability.values(in: reply.answer, tokens: ChatProvider.tokens(in: reply))
        guard let rejected, let fields = rejected.fields else { return new }
        func isAsked(_ path: FieldPath) -> Bool { path.field.map(fields.contains) ?? false }
        return rejected.tokens.filter { !isAsked($0.key) }.merging(new.filter { isAsked($0.key) }) { $1 }
    }

    /// Asks again with what is wrong; `values` are those that hold until then.
    mutating func repair(
        _ reply: ModelReply, of model: String, _ findings: [Finding], _ fields: [String]?, values: JSON?,
        tokens: [FieldPath: TokenProbability]
    ) {
        purpose = .repair
        settled = settled.without(fields)
        let answer = values == nil ? nil : (callID: reply.callID, arguments: reply.answer)
        rejected = Rejected(
            answer: answer, model: model, findings: findings, fields: fields, values: values,
            tokens: tokens)
    }

    /// The answer merged into what holds already, checked.
    ///
    /// - Parameter reply: what the answer came in.
    mutating func assessed(
        _ answer: JSON, of reply: Answer, tokens: [FieldPath: TokenProbability],
        on prepared: PreparedDocument, from model: String,
        by extraction: ModelExtraction
    ) -> (extraction: Extraction, findings: [Finding]) {
        if rejected == nil {
            settled.compare(
                with: answer, schema: extraction.assessor.schema, conventions: prepared.conventions)
        }
        let merged = settled.completing(
            RepairMerge.merge(answer, into: rejected?.values, fields: rejected?.fields))
        let fields = extraction.assessor.schema.fields.map { ($0.name, Origin.model(model)) }
        let (found, findings) = extraction.assessor.assess(
            merged, of: prepared, known: settled.evidence,
            origins: Dictionary(fields, uniquingKeysWith: { first, _ in first }).merging(settled.origins) {
                $1
            },
            fromWordsAlone: extraction.options.input.isText, reply: reply.findings + settled.doubts,
            tokens: tokens.filter { settled.values[$0.key.field ?? ""] == nil })
        return (found, findings + settled.doubts)
    }
}
