extension Strategy {
    /// Reads `<name>.json5`. What is not stated has the defaults of `ReaderOptions`, `ModelOptions` and
    /// `RepairOptions`; unknown keys and values, and keys that have no effect, are refused.
    public init(parsing text: String, name: String) throws(DefinitionError) {
        let file = try DefinitionObject(
            JSON(definition: text), at: "", keys: ["reader", "extract", "repair"])
        let extract = try file.required("extract", file["extract"])
        self.init(
            name: name, reader: try ReaderOptions(file["reader"] ?? [:], at: "/reader"),
            extract: try Method(extract, at: "/extract"),
            repair: try RepairOptions(file["repair"] ?? [:], at: "/repair"))
    }
}

extension ReaderOptions {
    fileprivate init(_ json: JSON, at pointer: String) throws(DefinitionError) {
        let reader = try DefinitionObject(json, at: pointer, keys: ["prefer", "ocr", "max_pages"])
        let ocr = try DefinitionObject(
            reader["ocr"] ?? [:], at: reader.pointer(to: "ocr"), keys: ["language", "dpi"])
        let defaults = ReaderOptions()
        let language = try ocr.text("language") ?? defaults.language
        guard Self.isLanguage(language) else {
            throw ocr.error("language", "must be Tesseract's names joined with +, as in eng+deu")
        }
        self.init(
            prefer: try reader.choice("prefer") ?? defaults.prefer, language: language,
            dpi: try ocr.whole("dpi", 72...1200) ?? defaults.dpi,
            maxPages: try reader.whole("max_pages", 1...100_000) ?? defaults.maxPages)
    }

    /// Names of files below Tesseract's data folder (`eng`, `chi_sim`, `script/Latin`), and never a way out of it.
    private static func isLanguage(_ text: String) -> Bool {
        text.split(separator: "+", omittingEmptySubsequences: false).allSatisfy { name in
            let file = name.hasPrefix("script/") ? name.dropFirst("script/".count) : name
            return !file.isEmpty
                && file.utf8.allSatisfy {
                    $0.isIdentifierPart && $0 != UInt8(ascii: "$") || $0 == UInt8(ascii: "-")
                }
        }
    }
}

extension RepairOptions {
    fileprivate init(_ json: JSON, at pointer: String) throws(DefinitionError) {
        let repair = try DefinitionObject(json, at: pointer, keys: Self.keys)
        let defaults = RepairOptions()
        self.init(
            attempts: try repair.whole("attempts", 0...10) ?? defaults.attempts,
            scope: try repair.choice("scope") ?? defaults.scope,
            on: try Self.verdicts(repair) ?? defaults.on,
            maxTokens: try repair.whole("max_tokens", 1...1_000_000_000),
            maxCost: try repair.amount("max_cost"))
    }

    private static let keys = ["attempts", "scope", "on", "max_tokens", "max_cost"]

    private static func verdicts(_ repair: DefinitionObject) throws(DefinitionError) -> Set<Verdict.Word>? {
        guard let names = try repair.texts("on") else { return nil }
        var verdicts: Set<Verdict.Word> = []
        for (index, name) in names.enumerated() {
            let repaired: Repaired = try DefinitionObject.choice(
                .string(name), at: repair.pointer(to: "on") + "/\(index)")
            verdicts.insert(repaired.word)
        }
        return verdicts
    }

    /// The verdicts that can be repaired, as files name them.
    enum Repaired: String, CaseIterable {
        case invalid, unclear

        var word: Verdict.Word {
            switch self {
            case .invalid: .invalid
            case .unclear: .unclear
            }
        }
    }
}
