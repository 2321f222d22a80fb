extension Grounder {
    /// Below this a word is doubtful. On a hundred scanned receipts Tesseract's words of less than 0.6 were wrong
    /// more often than right and three of ten amounts, those of more than 0.9 one in thirty.
    static let leastConfidence = 0.6

    /// What can't be vouched for: values that do not stand in the document, values whose words were read with
    /// little confidence, required fields without a value, a document without words. At most one of each kind
    /// for a row of a table.
    public func findings(values: JSON, evidence: [FieldPath: Evidence]) -> [Finding] {
        var result: [Finding] = []
        if index.words.isEmpty {
            result.append(
                Finding(.unclear, .blankDocument, message: "No words were read from this document."))
        }
        for field in schema.fields {
            let value = values[field.name] ?? .null
            let path = FieldPath(field.name)
            if value.isNull {
                if field.isRequired { result.append(Self.missing(field)) }
                continue
            }
            guard field.isGrounded else { continue }
            switch field.kind {
            case .table: result += findings(table: value, at: path, field, evidence)
            case .list:
                for (number, item) in (value.array ?? []).enumerated() {
                    result += findings(leaf: item, at: path.appending(number), field, evidence)
                }
            case .text, .identifier, .date, .money, .number, .currency, .choice:
                result += findings(leaf: value, at: path, field, evidence)
            }
        }
        return result + otherAccounts(values: values) + unread(values: values)
    }

    private static func missing(_ field: FieldDefinition) -> Finding {
        Finding(
            .unclear, .requiredMissing, at: FieldPath(field.name),
            message: "\(field.name) is required and has no value.")
    }

    private func findings(
        leaf value: JSON, at path: FieldPath, _ field: FieldDefinition, _ evidence: [FieldPath: Evidence]
    ) -> [Finding] {
        guard !value.isNull, !value.isEmptyText else { return [] }
        guard let found = evidence[path] else { return notGrounded(value, at: path, field) }
        return [
            doubtful(value, found, at: path, field), ambiguous(value, found, at: path, field),
            contested(found, at: path, field), weak(found, at: path, field),
        ].compactMap(\.self)
    }

    /// Evidence that fits its value, or a value that fits its field, less than this is a guess.
    static let leastScore = 0.3

    /// Dates, codes and choices are told by their form and from a short list; names, amounts and lists are not.
    private static func isJudged(_ kind: FieldKind) -> Bool {
        switch kind {
        case .text, .list, .money, .number: true
        case .identifier, .date, .currency, .choice, .table: false
        }
    }

    private func weak(_ evidence: Evidence, at path: FieldPath, _ field: FieldDefinition) -> Finding? {
        let isGuess = evidence.score <= 0 && field.kind == .identifier
        guard evidence.score < Self.leastScore, Self.isJudged(field.kind) || isGuess else { return nil }
        return Finding(
            .unclear, .weakEvidence, at: path,
            message: "\(path): little but its looks says that \(Self.quoted(evidence.quote)) is meant.")
    }

    /// Another value that the document offers, or another spelling of a recognised word.
    private func contested(_ evidence: Evidence, at path: FieldPath, _ field: FieldDefinition) -> Finding? {
        if let rival = evidence.rivals.first {
            return Finding(
                .unclear, .ambiguous, at: path,
                message:
                    "\(path): \(Self.quoted(rival)) fits nearly as well as \(Self.quoted(evidence.quote)).")
        }
        guard field.kind == .text, let found = ReadingTrust(index: index).misspelt(evidence) else {
            return nil
        }
        return Finding(
            .unclear, .ambiguous, at: path,
            message: "\(path): \(Self.quoted(found.word)) was read elsewhere as \(Self.quoted(found.other)).")
    }

    /// Words that may have been read wrong, all in all.
    private func doubtful(
        _ value: JSON, _ evidence: Evidence, at path: FieldPath, _ field: FieldDefinition
    ) -> Finding? {
        guard index.isRecognised(page: evidence.page) else { return doubtful(evidence, at: path) }
        let trust = ReadingTrust(index: index)
        var chance = trust.chance(of: evidence)
        guard chance < ReadingTrust.least(field.kind) else { return nil }
        switch field.kind {
        case .money, .number, .date, .identifier:
            chance = max(chance, trust.chance(of: places(of: value, field)))
        case .text, .currency, .choice, .list, .table: break
        }
        guard chance < ReadingTrust.least(field.kind) else { return nil }
        return Finding(
            .unclear, .lowReadingConfidence, at: path,
            message: "\(path): that every word of \(Self.quoted(evidence.quote)) was read right is only "
                + "\(Int((chance * 100).rounded())) % likely.")
    }

    private func doubtful(_ evidence: Evidence, at path: FieldPath) -> Finding? {
        guard evidence.confidence < Self.leastConfidence else { return nil }
        let percent = Int((evidence.confidence * 100).rounded())
        return Finding(
            .unclear, .lowReadingConfidence, at: path,
            message:
                "\(path): \(Self.quoted(evidence.quote)) was read with a confidence of only \(percent) %.")
    }

    private func findings(
        table: JSON, at path: FieldPath, _ field: FieldDefinition, _ evidence: [FieldPath: Evidence]
    ) -> [Finding] {
        (table.array ?? []).enumerated().flatMap { number, row -> [Finding] in
            let path = path.appending(number)
            let columns = field.columns.filter { column in
                column.isGrounded && row[column.name].map { !$0.isNull && !$0.isEmptyText } ?? false
            }
            let absent = columns.filter { evidence[path.appending($0.name)] == nil }
            let dimmest = columns.compactMap { evidence[path.appending($0.name)] }
                .min { $0.confidence < $1.confidence }
            return notGrounded(absent, of: row, at: path)
                + [dimmest.flatMap { doubtful($0, at: path) }].compactMap(\.self)
        }
    }

    private func notGrounded(_ columns: [FieldDefinition], of row: JSON, at path: FieldPath) -> [Finding] {
        guard let first = columns.first, let value = row[first.name] else { return [] }
        if columns.count == 1 { return notGrounded(value, at: path.appending(first.name), first) }
        let cells = columns.map { "\($0.name) \(Self.shown(row[$0.name] ?? .null))" }.joined(separator: ", ")
        return [
            Finding(
                .unclear, .notGrounded, at: path,
                message: "\(path): these cells do not stand in the document: \(cells).")
        ]
    }
}

extension JSON {
    /// A text of white space alone; there is nothing to look for.
    fileprivate var isEmptyText: Bool { string.map { $0.allSatisfy(\.isWhitespace) } ?? false }
}
