extension Grounder {
    /// Where the code of a currency stands, else where an amount carries a mark that means it: `€ 12,50`.
    func currencyPlaces(_ value: JSON) -> [Place] {
        guard let code = value.string else { return [] }
        let exact = index.exactPlaces(of: FoldedText(code)).filter { $0.match == .exact }
        if !exact.isEmpty { return exact }
        let marked = numbers.marks.filter { CurrencyText.code(in: $0.mark, conventions: conventions) == code }
        if !marked.isEmpty { return marked.prefix(WordIndex.mostPlaces).map { Self.implied($0.place) } }
        return index.words.indices.filter { word in
            Self.mayName(index.words[word].text)
                && CurrencyText.code(in: index.words[word].text, conventions: conventions) == code
        }.prefix(WordIndex.mostPlaces).map { Place(words: [$0], match: .implied, score: Self.impliedScore) }
    }

    /// Where a choice stands by its own name, else by one of the writings that mean it.
    func choicePlaces(_ value: JSON, _ field: FieldDefinition) -> [Place] {
        guard let choice = value.string else { return [] }
        let named = index.exactPlaces(of: FoldedText(choice)).filter { $0.match == .exact }
        if !named.isEmpty { return named }
        // In the order of the writings, so that the same answer always has the same evidence.
        for writing in field.synonyms.filter({ $0.value == choice }).keys.sorted() {
            let found = index.exactPlaces(of: FoldedText(writing), afterSlash: writing.hasPrefix("/"))
                .filter { $0.match == .exact || writing.hasPrefix("/") }
            if !found.isEmpty { return found.map(Self.implied) }
        }
        return []
    }

    /// What a conclusion from a mark or a word is worth beside the value itself.
    private static let impliedScore = 0.9

    private static func implied(_ place: Place) -> Place {
        Place(words: place.words, match: .implied, score: impliedScore)
    }

    /// A choice that no word states stands where the amount stands that can mean nothing else.
    func groundImplied(_ values: JSON, _ evidence: inout [FieldPath: Evidence]) {
        for (position, field) in schema.fields.enumerated() where !field.implied.isEmpty {
            let path = FieldPath(field.name)
            let before = schema.fields.prefix(position)
            guard evidence[path] == nil, let choice = values[field.name]?.string,
                let code = before.last(where: { $0.kind == .currency }).flatMap({ values[$0.name]?.string }),
                let money = before.last(where: { $0.kind == .money && values[$0.name]?.number != nil }),
                let amount = values[money.name]?.number?.decimal,
                field.implied(by: amount, in: code) == choice,
                let place = evidence[FieldPath(money.name)]
            else { continue }
            evidence[path] = Evidence(
                page: place.page, box: place.box, quote: place.quote, score: place.score,
                confidence: place.confidence, match: .implied, places: place.places)
        }
    }

    /// Symbols, codes and short names; not the words of prose, which would each be looked up.
    private static func mayName(_ word: String) -> Bool {
        guard word.utf8.count <= 12, let first = word.unicodeScalars.first else { return false }
        return first.value >= 0x80 || first == "$" || first.properties.isUppercase || word == "kr"
            || word == "kr."
    }
}
