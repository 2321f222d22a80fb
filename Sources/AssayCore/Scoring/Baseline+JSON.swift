extension Baseline {
    /// Says which form the file has; a file of another is refused.
    static let format = "assay-baseline-1"

    /// The file: JSON, one line a document, so that a change shows as such. Ends with a line break.
    public var text: String {
        var head: JSONObject = [
            "format": .string(Self.format), "kind": .string(kind), "folder": .string(folder),
            "strategy": .string(strategy), "model": .string(model), "engine": .string(engine),
            "schema_digest": .string(schemaDigest), "strategy_digest": .string(strategyDigest),
            "created_at": .string(createdAt),
        ]
        if let judge { head["judge"] = judge.json }
        head["fields"] = .array(fields.map { ["field": .string($0.name), "weight": .figure($0.weight)] })
        let lines = head.map { "  \(JSON.string($0.key).text(.compact)): \($0.value.text(.compact))," }
        let documents = documents.map { "    " + $0.json.text(.compact) }
        return "{\n" + lines.joined(separator: "\n") + "\n  \"documents\": [\n"
            + documents.joined(separator: ",\n") + "\n  ]\n}\n"
    }

    /// Reads a file that `text` wrote.
    ///
    /// - Throws: where it is no such file, with the pointer to what is wrong.
    public init(parsing text: String) throws(DefinitionError) {
        let json: JSON
        do {
            json = try JSON(parsing: text)
        } catch {
            throw DefinitionError(at: "", "this is no JSON: \(error)")
        }
        guard json["format"]?.string == Self.format else {
            throw DefinitionError(at: "/format", "this is no baseline of the form \(Self.format)")
        }
        func string(_ key: String) throws(DefinitionError) -> String {
            guard let text = json[key]?.string else { throw DefinitionError(at: "/\(key)", "must be a text") }
            return text
        }
        let fields = (json["fields"]?.array ?? []).compactMap(Field.init(json:))
        guard !fields.isEmpty else { throw DefinitionError(at: "/fields", "must name the fields") }
        var documents: [Document] = []
        for (index, document) in (json["documents"]?.array ?? []).enumerated() {
            guard let document = Document(json: document, width: fields.count) else {
                throw DefinitionError(at: "/documents/\(index)", "is no document of a baseline")
            }
            documents.append(document)
        }
        self.init(
            kind: try string("kind"), folder: try string("folder"), strategy: try string("strategy"),
            model: try string("model"), engine: try string("engine"),
            schemaDigest: try string("schema_digest"), strategyDigest: try string("strategy_digest"),
            createdAt: try string("created_at"), judge: try Self.judge(json["judge"]), fields: fields,
            documents: documents)
    }

    private static func judge(_ json: JSON?) throws(DefinitionError) -> JudgeRecord.Identity? {
        guard let json, !json.isNull else { return nil }
        if let judge = JudgeRecord.Identity(json: json) { return judge }
        throw DefinitionError(at: "/judge", "must have model, rubric and repeats")
    }
}

extension JudgeRecord.Identity {
    fileprivate var json: JSON {
        ["model": .string(model), "rubric": .string(rubric), "repeats": .count(repeats)]
    }

    fileprivate init?(json: JSON) {
        guard let model = json["model"]?.string, let rubric = json["rubric"]?.string,
            let repeats = json["repeats"]?.number.flatMap({ Int($0.text) }), repeats > 0
        else { return nil }
        self.init(model: model, rubric: rubric, repeats: repeats)
    }
}

extension Baseline.Field {
    fileprivate init?(json: JSON) {
        guard let name = json["field"]?.string, let weight = json["weight"]?.number?.double, weight >= 0
        else { return nil }
        self.init(name: name, weight: weight)
    }
}

extension Baseline.Document {
    /// One letter a field.
    private static let letters: [(letter: Character, result: FieldScore.Result?)] = [
        ("c", .correct), ("a", .correctlyAbsent), ("w", .wrong), ("m", .missing), ("s", .spurious),
        ("-", nil),
    ]

    fileprivate var json: JSON {
        let letters = results.map { result in
            Self.letters.first { $0.result == result }?.letter ?? "-"
        }
        return [
            "document": .string(name), "label": .string(label),
            "verdict": verdict.map { .string($0.rawValue) } ?? .null, "results": .string(String(letters)),
            "cost": .figure(cost), "seconds": .figure(seconds),
        ]
    }

    fileprivate init?(json: JSON, width: Int) {
        guard let name = json["document"]?.string, let label = json["label"]?.string,
            let text = json["results"]?.string, let seconds = json["seconds"]?.number?.double,
            let verdict = json["verdict"], let cost = json["cost"]
        else { return nil }
        let results = text.compactMap { letter in Self.letters.first { $0.letter == letter } }
        let word = verdict.string.flatMap(Verdict.Word.init(rawValue:))
        guard results.count == width, text.count == width, verdict.isNull || word != nil else { return nil }
        self.init(
            name: name, label: label, verdict: word, results: results.map(\.result),
            cost: cost.number?.double, seconds: seconds)
    }
}
