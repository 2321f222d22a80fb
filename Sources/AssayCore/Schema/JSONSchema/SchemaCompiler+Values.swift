extension SchemaCompiler {
    /// Rules that look at a value alone, not into it.
    func valueRules(_ reader: SchemaReader) throws(DefinitionError) -> [SchemaRule] {
        var rules: [SchemaRule] = []
        if let types = try reader.types() { rules.append(.types(types)) }
        if let values = try reader.list(.enumeration) {
            rules.append(.choice(ChoiceRule(keyword: "enum", values: values)))
        }
        if let value = reader.object[SchemaKeyword.const.rawValue] {
            rules.append(.choice(ChoiceRule(keyword: "const", values: [value])))
        }
        return try rules + numberRules(reader) + textRules(reader) + sizeRules(reader)
    }

    private func numberRules(_ reader: SchemaReader) throws(DefinitionError) -> [SchemaRule] {
        var rules: [SchemaRule] = []
        if let number = try reader.number(.multipleOf) {
            guard let divisor = DecimalDivisor(number) else {
                throw reader.error(.multipleOf, "must be more than 0 and have 18 digits at most")
            }
            rules.append(.multipleOf(divisor))
        }
        for side in BoundRule.Side.allCases {
            guard let keyword = SchemaKeyword(rawValue: side.rawValue) else { continue }
            guard let limit = try reader.number(keyword) else { continue }
            rules.append(.bound(BoundRule(side: side, limit: limit, normalised: limit.normalised)))
        }
        return rules
    }

    private func textRules(_ reader: SchemaReader) throws(DefinitionError) -> [SchemaRule] {
        var rules: [SchemaRule] = []
        if let text = try reader.text(.pattern) {
            rules.append(.pattern(try pattern(text, reader.error(.pattern, ""))))
        }
        if let name = try reader.text(.format) {
            if let format = StringFormat(rawValue: name) {
                if assertFormats { rules.append(.format(format)) }
            } else if unknownKeywords == .refused, !StringFormat.onlyDescribing.contains(name) {
                let known = StringFormat.allCases.map(\.rawValue) + StringFormat.onlyDescribing
                let hint = Suggestion.sentence(for: name, in: known)
                throw reader.error(.format, "there is no format \"\(name)\".\(hint)")
            }
        }
        return rules
    }

    /// A pattern, or the error's place with the reason why it is none.
    func pattern(_ text: String, _ place: DefinitionError) throws(DefinitionError) -> SchemaPattern {
        do throws(SchemaPattern.Mistake) {
            return try SchemaPattern(text)
        } catch {
            throw DefinitionError(at: place.pointer, "\"\(text)\" is no regular expression: \(error)")
        }
    }

    private func sizeRules(_ reader: SchemaReader) throws(DefinitionError) -> [SchemaRule] {
        var rules: [SchemaRule] = []
        for measure in SizeRule.Measure.allCases {
            guard let keyword = SchemaKeyword(rawValue: measure.rawValue) else { continue }
            guard let limit = try reader.count(keyword) else { continue }
            rules.append(.size(SizeRule(measure: measure, limit: limit)))
        }
        return rules
    }
}
